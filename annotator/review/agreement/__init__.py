"""How far annotators of the same releases agree, with what they disagree on."""
