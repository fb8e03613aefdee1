"""Russian names by slovnet over navec's words, with the weights that come with natasha."""

from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

from annotator.model.spans import Span
from annotator.suggest.models.names import FindNames

NEEDS = ("slovnet", "navec", "natasha")
_PERSON = "PER"
_WORDS = "data/emb/navec_news_v1_1B_250K_300d_100q.tar"
_WEIGHTS = "data/model/slovnet_ner_news_v1.tar"


def load() -> FindNames:
    """The model; takes a second or two and some 100 MB.

    Only the files of natasha are used: importing it would need libraries that no longer install.
    """
    from navec import Navec
    from slovnet import NER

    found = find_spec("natasha")
    if found is None or found.origin is None:
        raise ImportError("natasha, whose weights are used, is not installed")
    folder = Path(found.origin).parent
    tagger = NER.load(str(folder / _WEIGHTS))
    tagger.navec(Navec.load(str(folder / _WORDS)))

    def find(text: str, paragraphs: Sequence[Span]) -> list[Span]:
        return [
            Span(paragraph.start + name.start, paragraph.start + name.stop)
            for paragraph in paragraphs
            for name in tagger(paragraph.of(text)).spans
            if name.type == _PERSON
        ]

    return find
