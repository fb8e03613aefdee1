"""The documents are held to the program: keys, links, words, and the examples that they give."""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import SimpleNamespace
from typing import Any, TypeAlias
from unittest.mock import MagicMock

import pytest

from annotator import __version__
from annotator.model import fields, kinds, spans
from annotator.model.errors import UserError
from annotator.model.snapshot import Exporter, no_progress
from annotator.review.findings import facts, finding
from annotator.ui.actions import ActionSpec, Reach, plain
from annotator.ui.commands import command_table, kind_table
from tests.exports.snapshots import MemorySnapshot, harbour, release, tag
from tests.review.findings.samples import release as text_of

ROOT = Path(__file__).resolve().parents[1]
MANUAL = ROOT / "resources" / "help" / "manual.md"
DOCUMENTS = (
    *sorted(ROOT.glob("*.md")),
    *sorted((ROOT / "packaging").glob("*.md")),
    *sorted((ROOT / "resources" / "help").glob("*.md")),
)
_LINK = re.compile(r"(?<!!)\[[^\]]+\]\((?P<to>[^)\s]+)\)")
_HEADING = re.compile(r"^#+ (?P<words>.+)$", re.MULTILINE)
_TOPS = "annotator|exports|resources|tests|model|store|workspace|intake|suggest|review|cli|ui"
_FILE = re.compile(rf"`((?:{_TOPS})/[\w./-]+)`")
_CODE = re.compile(r"```python\n(?P<code>.+?)```", re.DOTALL)
_REACH: Mapping[Reach, str] = {
    Reach.PAGE: "text",
    Reach.REVIEW: "review queue",
    Reach.TEXT: "text and list",
    Reach.WINDOW: "everywhere",
    Reach.FINDINGS: "findings",
    Reach.REGISTRY: "registry",
}

Line: TypeAlias = tuple[str, str, str]
"""Keys, words and reach of an action, as a line of the manual's table has them."""


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def actions() -> list[ActionSpec]:
    """The window's table; its slots are never called, so that no window is needed."""
    window = MagicMock()
    return [*command_table(window), *kind_table(window, kinds.BUILT_IN)]


def line_of(spec: ActionSpec) -> Line:
    keys = " or ".join(f"`{key}`" for key in spec.keys)
    return keys, plain(spec.text).rstrip("…"), _REACH[spec.reach]


def lines_below(heading: str, text: str) -> list[Line]:
    """The lines of the first table of three columns below a heading."""
    table = text.partition(f"\n{heading}\n")[2].partition("\n| --- | --- | --- |\n")[2]
    rows = (line.strip("|").split("|") for line in table.partition("\n\n")[0].splitlines())
    return [(keys.strip(), words.strip(), where.strip()) for keys, words, where in rows]


def examples(heading: str) -> list[str]:
    """The Python examples of a chapter of CONTRIBUTING.md."""
    chapter = read(ROOT / "CONTRIBUTING.md").partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    return [found["code"] for found in _CODE.finditer(chapter)]


def run(code: str, known: Mapping[str, object] | None = None) -> SimpleNamespace:
    names: dict[str, Any] = {"__name__": "example", **(known or {})}
    exec(compile(code, "CONTRIBUTING.md", "exec"), names)
    return SimpleNamespace(**names)


# --- the manual --------------------------------------------------------------------------------


def test_the_manuals_keys_are_the_programs_keys() -> None:
    assert set(lines_below("## All keys", read(MANUAL))) == {
        line_of(spec) for spec in actions() if spec.keys
    }


def test_every_key_that_the_manual_names_is_one_of_the_program() -> None:
    known = {key for spec in actions() for key in spec.keys}
    known |= {"Ctrl", "Shift", "Alt", "Enter", "Esc", "Tab", "Shift+Tab", "Shift+Enter"}
    known |= {"Home", "End", "PgUp", "PgDown", "Alt+Up", "Alt+Down"}
    shaped = re.compile(r"`((?:(?:Ctrl|Alt|Shift)\+)*(?:[A-Z]|F\d|[+=0-9-]|[A-Z][a-z][A-Za-z]*))`")
    named = {key for key in shaped.findall(read(MANUAL)) if not key.isdigit()}
    assert named - known == set()


def test_every_menu_entry_that_the_manual_names_is_there() -> None:
    entries = {f"{plain(spec.menu)} → {spec.text}" for spec in actions()}
    named = set(re.findall(r"\*\*(\w+ → [^*]+)\*\*", read(MANUAL)))
    assert named
    assert named - entries == set()


# --- all documents -----------------------------------------------------------------------------


def anchors(text: str) -> set[str]:
    """What GitHub calls the headings."""
    words = (found["words"].lower() for found in _HEADING.finditer(text))
    return {re.sub(r"[^\w\- ]", "", heading).replace(" ", "-") for heading in words}


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_every_link_leads_somewhere(path: Path) -> None:
    for to in (found["to"] for found in _LINK.finditer(read(path))):
        if "://" in to:
            continue
        file, _, anchor = to.partition("#")
        target = path.parent / file if file else path
        assert target.exists(), to
        assert not anchor or anchor in anchors(read(target)), to


def test_every_file_of_ours_that_a_document_names_is_there() -> None:
    folders = ("", "annotator", "exports")
    for path in DOCUMENTS:
        for named in _FILE.findall(read(path)):
            assert any((ROOT / folder / named).exists() for folder in folders), (path.name, named)


def test_every_picture_has_words_for_those_who_cannot_see_it() -> None:
    pictures = re.findall(r"!\[([^\]]*)\]\(", "".join(map(read, DOCUMENTS)))
    assert pictures
    assert all(len(words.split()) > 5 for words in pictures)


def test_the_changelog_names_this_version() -> None:
    assert f"## {__version__} - " in read(ROOT / "CHANGELOG.md")


def test_decisions_are_numbered_and_say_question_decision_and_what_was_turned_down() -> None:
    _, *decisions = re.split(r"^## ", read(ROOT / "DECISIONS.md"), flags=re.MULTILINE)
    for number, decision in enumerate(decisions, start=1):
        assert decision.startswith(f"{number}. ")
        assert re.search(r"^\d{4}-\d\d-\d\d$", decision, re.MULTILINE), decision[:60]
        for part in ("**Question.**", "**Decided.**", "**Turned down.**"):
            assert part in decision, decision[:60]


# --- the glossary ------------------------------------------------------------------------------


def source() -> str:
    files = (path for top in ("annotator", "exports") for path in (ROOT / top).rglob("*.py"))
    return "\n".join(map(read, files)).lower()


def terms() -> list[str]:
    entries = re.findall(r"^\*\*.+?(?=: |$)", read(ROOT / "CONTEXT.md"), re.MULTILINE)
    return [term for entry in entries for term in re.findall(r"\*\*([^*]+)\*\*", entry)]


def shape_of(term: str) -> str:
    """A pattern for the term at the start of a word, its parts joined in any way."""
    return r"(?<![a-z])" + r"[\s_-]".join(map(re.escape, re.split("[ _]", term.lower())))


def test_every_word_of_the_glossary_is_a_word_of_the_code() -> None:
    code = source()
    assert [term for term in terms() if not re.search(shape_of(term), code)] == []


def test_no_word_is_explained_twice() -> None:
    assert len(set(terms())) == len(terms()) > 50


# --- the examples of CONTRIBUTING.md -----------------------------------------------------------


@pytest.fixture
def example() -> Exporter:
    (code,) = examples("Add an exporter")
    made: Exporter = run(code).TagTable()
    return made


def test_the_example_of_an_exporter_is_whole_in_under_50_lines() -> None:
    (code,) = examples("Add an exporter")
    assert len(code.splitlines()) < 50


def test_the_example_of_an_exporter_writes_the_same_bytes_twice(
    example: Exporter, tmp_path: Path
) -> None:
    written = []
    for name in ("first.csv", "second.csv"):
        report = example.write(harbour(), tmp_path / name, {}, no_progress)
        written.append((tmp_path / name).read_bytes())
    assert written[0] == written[1]
    assert (report.documents, report.annotations) == (1, 5)
    assert "546" in written[0].decode()


def test_the_example_of_an_exporter_refuses_a_quote_that_is_not_in_the_text(
    example: Exporter, tmp_path: Path
) -> None:
    held = release("Crews of 546 boats", [tag("Crews of 547 boats", "statistic", "547")])
    target = tmp_path / "old.csv"
    target.write_text("as it was")
    with pytest.raises(UserError, match="does not match its text"):
        example.write(MemorySnapshot((held,)), target, {}, no_progress)
    assert target.read_text() == "as it was"


def test_the_example_of_a_kind_fits_into_the_codebook() -> None:
    (code,) = examples("Add a kind")
    made: kinds.Kind = run(code, names_of(kinds, fields)).EVENT
    kinds.check_kind(made, kinds.overlaid({}))


def test_the_example_of_a_rule_finds_what_it_says() -> None:
    (code,) = examples("Add a rule of consistency")
    known = names_of(facts, finding, spans) | {"Iterator": Iterator}
    shouting = run(code, known).shouting
    held = facts.facts_of(text_of("We met. Ferries sail.", title="FERRIES SAIL"))
    (found,) = shouting(held)
    assert [one.quote for one in found.evidence] == ["FERRIES SAIL", "Ferries sail"]
    assert list(shouting(facts.facts_of(text_of("FERRIES SAIL", title="FERRIES SAIL")))) == []


def names_of(*modules: object) -> dict[str, object]:
    return {name: value for module in modules for name, value in vars(module).items()}


def test_the_other_examples_can_be_read_as_python() -> None:
    for heading in ("Add an importer", "Add a recogniser"):
        for code in present(examples(heading)):
            compile(code, heading, "exec")


def present(found: Iterable[str]) -> list[str]:
    """What was found, which must be something."""
    listed = list(found)
    assert listed
    return listed
