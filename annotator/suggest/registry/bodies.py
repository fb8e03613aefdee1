"""One key for a state however it is called: Kyrgyzstan, the Kyrgyz Republic, Kyrgyz."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from annotator.model.registry import folded

_LIST = Path("lexicons") / "countries.txt"
_ARTICLE = re.compile(r"^(?:the|республики?|republic of)\s+")


@dataclass(frozen=True, slots=True)
class Bodies:
    """The names of states, each with the key that all names of the state share."""

    keys: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def load(cls, resources: Path) -> "Bodies":
        """From the list of countries. Raises OSError where it is missing."""
        keys: dict[str, str] = {}
        for line in (resources / _LIST).read_text(encoding="utf-8").splitlines():
            names = [one.strip() for one in re.split(r"[|;]", line) if one.strip()]
            if line.startswith("#") or not names:
                continue
            for name in names:
                keys.setdefault(_plain(name), _plain(names[0]))
        return cls(keys)

    def key(self, body: str) -> str:
        """What two names of one body share; the name itself, folded, where it is not known."""
        plain = _plain(body)
        return self.keys.get(plain) or self.keys.get(_without_article(plain), plain)


def _plain(words: str) -> str:
    return _ARTICLE.sub("", folded(" ".join(words.split())), count=1)


def _without_article(plain: str) -> str:
    return plain.removesuffix(" republic")
