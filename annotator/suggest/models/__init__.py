"""Optional models that find the names of people: one signature, one table, none of them needed.

A model is given the paragraphs of a release, each by its span of the stored text, and gives the
spans of the names in them, in code points of that text. What is an official the rules decide.
"""
