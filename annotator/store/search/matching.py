"""Words of a query as FTS5 is asked for them, and as they are shown where they stand."""

from annotator.model.folding import words_of
from annotator.model.needles import Needle
from annotator.model.search import Words
from annotator.store.search.forms import Forms

RELEASE_INDEX, TAG_INDEX = "release_index", "tag_index"
OFFICIAL_INDEX, COMMENT_INDEX = "official_index", "comment_index"


def needle(condition: Words, forms: Forms, index: str) -> Needle:
    """What the words look like in a text."""
    words = words_of(" ".join(condition.words))
    if not words:  # letters that fold to nothing: no text has them
        return Needle(condition.place, forms=("\0",))
    if len(words) > 1 or condition.exact:
        more = words[-1] if condition.prefix else ""
        return Needle(condition.place, phrase=tuple(words), go_on=more)
    more = words[0] if condition.prefix else ""
    return Needle(condition.place, forms=forms.of(index, words[0]), go_on=more)


def expression(wanted: Needle) -> str:
    """The needle in the language of FTS5."""
    if wanted.phrase:
        quoted = '"' + " ".join(wanted.phrase) + '"'
        return quoted + ("*" if wanted.go_on else "")
    parts = [f'"{form}"' for form in wanted.forms if form.isalnum()]
    if wanted.go_on:
        parts.append(f'"{wanted.go_on}"*')
    return "(" + " OR ".join(parts or ['""']) + ")"


def candidates(wanted: Needle) -> str:
    """The expression for an index without places: all the words, wherever they stand."""
    if not wanted.phrase:
        return expression(wanted)
    parts = [f'"{word}"' for word in wanted.phrase]
    return " AND ".join(parts) + ("*" if wanted.go_on else "")


def within(columns: tuple[str, ...], words: str) -> str:
    """The expression in these columns of an index alone."""
    return f"{{{' '.join(columns)}}} : {words}" if columns else words
