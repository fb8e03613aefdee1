"""Source notes of a briefing: one for each set of annotations of a release that is cited."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from annotator.model.briefing import Part, Source, known_notes
from exports.briefing import markup
from exports.briefing.markup import Look, run
from exports.briefing.pages import web_address
from exports.briefing.phrases import Phrases
from exports.checks import shortened

_LINK, _STRONG = Look("Hyperlink"), Look("Strong")
_LONGEST_QUOTE = 200
_LONGEST_TITLE = 90
_QUOTES = 2
_ENDS = (".", "!", "?", "…")


@dataclass(frozen=True, slots=True)
class Note:
    """A note's number and the sources behind it, all of one release."""

    number: int
    sources: tuple[Source, ...]

    @property
    def paragraphs(self) -> str:
        """The numbers of the paragraphs, in order."""
        found = sorted({number for source in self.sources for number in source.paragraphs})
        return ", ".join(map(str, found))


class Notes:
    """Numbers the notes in the order in which they are first cited."""

    def __init__(self, sources: Mapping[str, Source], phrases: Phrases, *, annex: bool) -> None:
        self._sources = sources
        self._phrases = phrases
        self._annex = annex
        self._by_key: dict[tuple[str, ...], Note] = {}
        self.links: dict[str, str] = {}
        self._keys: dict[str, str] = {}

    def cite(self, sources: Iterable[str]) -> list[tuple[int, bool]]:
        """The notes' numbers, one for each release, and whether each is cited the first time."""
        by_release: dict[str, list[str]] = {}
        for key in sources:
            by_release.setdefault(self._sources[key].document, []).append(key)
        cited = []
        for keys in by_release.values():
            first = tuple(keys) not in self._by_key
            if first:
                held = tuple(self._sources[key] for key in keys)
                self._by_key[tuple(keys)] = Note(len(self._by_key) + 1, held)
            cited.append((self._by_key[tuple(keys)].number, first))
        return cited

    def known(self, sources: Iterable[str]) -> list[int] | None:
        """The numbers of the first notes that hold these sources, None where one has none yet."""
        return known_notes(self.all_keys, sources)

    @property
    def all_keys(self) -> Mapping[tuple[str, ...], int]:
        """The number of each set of annotations that was cited."""
        return {keys: note.number for keys, note in self._by_key.items()}

    @property
    def all(self) -> tuple[Note, ...]:
        """The notes by number."""
        return tuple(self._by_key.values())

    def xml(self) -> str:
        """The footnotes."""
        before = ""
        made = []
        first: dict[str, int] = {}
        for note in self.all:
            document = note.sources[0].document
            named = first.setdefault(document, note.number)
            made.append(self._footnote(note, again=document == before, named=named))
            before = document
        return "".join(made)

    def _footnote(self, note: Note, *, again: bool, named: int) -> str:
        phrases = self._phrases
        where = phrases("paragraph", numbers=note.paragraphs) if note.paragraphs else ""
        content = self.release(
            note.sources[0], again=again, named=named if named < note.number else 0
        )
        content += run(f", {where}: " if where else ": ")
        quotes = [self._parts(source) for source in note.sources]
        content += self.quotes(quotes, _QUOTES) + run(f" {self.state(note)}")
        if self._annex:
            link = run(f"{phrases('annex_see')}\u00a0{note.number}", _LINK)
            content += run(" ") + markup.link_within(annex_anchor(note.number), link)
        return markup.footnote(note.number, content)

    def release(self, source: Source, *, again: bool, named: int) -> str:
        """Publisher, title, date and address; `Ibid.` where the note before names them.

        Where the note `named` does, publisher and date, and a link to it; 0 for none.
        """
        phrases = self._phrases
        if again:
            return self.address(source, phrases("ibid"))
        name = source.publisher or source.title
        content = self.address(source, name, source.language)
        if named:
            day = f", {phrases.day(source.date)}" if source.date else ""
            link = run(phrases("earlier", number=named), _LINK)
            return content + run(f"{day}, ") + markup.link_within(note_anchor(named), link)
        if source.publisher and source.title:
            title = shortened(source.title, _LONGEST_TITLE)
            content += run(f", {phrases('open')}") + run(title, Look(language=source.language))
            content += run(phrases("close"))
        content += run(f", {phrases.day(source.date)}") if source.date else ""
        if source.address:
            content += run(", ") + self.address(source, shortened(source.address, 70))
        return content

    def address(self, source: Source, words: str, language: str = "") -> str:
        """The words as a link to where the release was published, where that is of the web."""
        target = web_address(source.address)
        if target is None:
            return run(words, Look(language=language))
        key = self._keys.setdefault(target, f"rNote{len(self._keys) + 1}")
        self.links[key] = target
        return markup.link_out(key, run(words, replace(_LINK, language=language)))

    def _parts(self, source: Source) -> tuple[Part, ...]:
        return source.around or (Part(shortened(source.quote, _LONGEST_QUOTE), source.language),)

    def quotes(self, quotes: Iterable[tuple[Part, ...]], most: int | None = None) -> str:
        """Different quotes, parted by semicolons, with how many more there are and a full stop."""
        different = list(dict.fromkeys(quotes))
        said = run("; ").join(map(self.quoted, different[:most]))
        more = len(different[most:]) if most else 0
        if more:
            return said + run(f" {self._phrases('more', count=more)}.")
        ended = different[-1][-1].text.rstrip().endswith(_ENDS)
        return said + run("" if ended else ".")

    def quoted(self, parts: Iterable[Part]) -> str:
        """Parts of a release in quotation marks."""
        inside = "".join(
            run(" ".join(part.text.split("\n")), Look(language=part.language, bold=part.strong))
            for part in parts
        )
        return run(self._phrases("open")) + inside + run(self._phrases("close"))

    def state(self, note: Note) -> str:
        """In which state the annotations are, and what else a reader must know of them."""
        phrases = self._phrases
        states = dict.fromkeys(source.state for source in note.sources)
        said = [phrases(f"state.{state}") for state in states]
        if any(source.uncertain for source in note.sources):
            said.append(phrases("uncertain"))
        grades = dict.fromkeys(source.reliability for source in note.sources if source.reliability)
        said += [phrases("reliability", grade=grade) for grade in grades]
        return " ".join(said)


def annex_anchor(number: int) -> str:
    """The bookmark of a note's entry in the annex."""
    return f"_Annex{number:06d}"


def note_anchor(number: int) -> str:
    """The bookmark of the place where a note is cited first."""
    return f"_RefNote{number:06d}"
