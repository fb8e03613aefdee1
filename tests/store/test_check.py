"""`check` says what is wrong with a project that other hands have changed."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from annotator.model.records import Mode
from annotator.store import fulltext, log
from annotator.store.check import Finding
from annotator.store.ids import from_blob
from annotator.workspace.searching import reindexed
from tests.builders import RELEASE, reopened
from tests.store.tools import tamper

A_TAG = "(SELECT min(n) FROM annotation)"
NOBODY = "01a21004-666c-75e2-a9a0-17bfc39bee55"


def found(path: Path) -> list[Finding]:
    with reopened(path) as workspace:
        return workspace.check()


def rules(path: Path) -> set[str]:
    return {finding.rule for finding in found(path)}


def said(path: Path) -> str:
    return "\n".join(finding.message for finding in found(path))


def test_nothing_is_wrong_with_an_untouched_project(path: Path) -> None:
    assert found(path) == []


# --- what stands in the tables -----------------------------------------------------------------


def test_an_altered_quote_is_shown_beside_the_text_s_own_words(path: Path) -> None:
    tamper(path, "UPDATE annotation SET quote = '341' WHERE quote = '340'")
    assert "“341” in “Harbour Council”: the text has “340” there." in said(path)
    assert rules(path) == {"quote", "replay"}


def test_offsets_behind_the_text_are_found(path: Path) -> None:
    far = len(RELEASE) + 5
    tamper(
        path,
        f"UPDATE annotation SET spans = '[[{far - 9},{far}]]', start = {far - 9} "
        "WHERE quote = '340'",
        "UPDATE annotation SET fields = replace(fields, '[65,75]', '[65,9999]') "
        "WHERE kind = 'official'",
        f"UPDATE document SET furniture = '[[0,{far}]]' WHERE furniture != '[]'",
    )
    message = said(path)
    assert "“340” ends behind the text of “Harbour Council”." in message
    assert "The evidence of “person” ends behind the text of “Harbour Council”." in message
    assert "Furniture of “Harbour Council” ends behind the text." in message
    assert rules(path) == {"offset", "replay"}


def test_an_altered_text_is_found_though_every_quote_still_fits(path: Path) -> None:
    tamper(path, "UPDATE content SET text = text || 'And more.'")
    assert "The text of “Harbour Council” is not the one that was imported." in said(path)
    assert "The text of “other.txt” is not the one that was imported." in said(path)
    assert rules(path) == {"text"}


@pytest.mark.parametrize(
    ("table", "hole"),
    [
        ("annotation", "official"),
        ("annotation", "document"),
        ("tenure", "annotation"),
        ("document", "content"),
    ],
)
def test_a_reference_to_a_row_that_is_not_there_is_found(path: Path, table: str, hole: str) -> None:
    tamper(path, f"UPDATE {table} SET {hole}_n = 99")
    assert f"of {table} refers to a {hole} that is not there." in said(path)


def test_a_person_or_kind_that_only_the_fields_name_is_missed_too(path: Path) -> None:
    tamper(
        path,
        "UPDATE annotation SET kind = 'ferry' WHERE quote = '340'",
        f"UPDATE annotation SET fields = json_set(fields, '$.person[2]', '{NOBODY}') "
        "WHERE kind = 'official'",
    )
    message = said(path)
    assert "“340” is of the kind “ferry”, which is not there." in message
    assert "“person” of “Acting Chair Mira Olsen” names an official who is not there." in message


@pytest.mark.parametrize("change", ["start = start + 1", "official_n = NULL"])
def test_a_tag_that_is_filed_under_another_s_place_is_found(path: Path, change: str) -> None:
    tamper(path, f"UPDATE annotation SET {change} WHERE kind = 'official'")
    assert [finding.message for finding in found(path)] == [
        "“Acting Chair Mira Olsen” is filed under another place or official than its own."
    ]


@pytest.mark.parametrize(
    ("table", "change"),
    [
        ("annotation", "uncertain = 1"),
        ("annotation", "state = 'verified'"),
        ("document", "title = 'Another'"),
        ("official", "name = 'Another'"),
        ("tenure", "role = 'Another'"),
        ("member", "name = 'Another'"),
        ("codebook", "kind = json_set(kind, '$.label', 'Another')"),
    ],
)
def test_a_row_changed_behind_the_log_s_back_is_found(path: Path, table: str, change: str) -> None:
    tamper(path, f"UPDATE {table} SET {change} WHERE n = (SELECT min(n) FROM {table})")
    (finding,) = found(path)
    assert finding.rule == "replay"
    assert finding.message.startswith(f"The {table} ")
    assert finding.message.endswith(" is not what the log says.")


@pytest.mark.parametrize("table", ["annotation", "tenure", "codebook"])
def test_a_row_removed_behind_the_log_s_back_is_found(path: Path, table: str) -> None:
    tamper(path, "UPDATE tenure SET annotation_n = NULL", f"DELETE FROM {table}")
    assert any(
        finding.message.startswith(f"The {table} ")
        and finding.message.endswith(" of the log is not in its table.")
        for finding in found(path)
    )


def test_a_row_that_no_revision_made_is_found(path: Path) -> None:
    tamper(
        path,
        "INSERT INTO official (id, name, aliases, note) VALUES (randomblob(16), 'X', '[]', '')",
    )
    assert rules(path) == {"replay"}


@pytest.mark.parametrize(
    ("statement", "what"),
    [
        ("UPDATE annotation SET spans = 'x'", "A row of annotation of “Harbour Council”"),
        ("UPDATE annotation SET spans = '[]'", "A row of annotation of “Harbour Council”"),
        ("UPDATE annotation SET fields = '7'", "A row of annotation of “Harbour Council”"),
        ("UPDATE annotation SET state = 'odd'", "A row of annotation of “Harbour Council”"),
        ("UPDATE annotation SET id = 'odd'", "A row of annotation of “Harbour Council”"),
        ("UPDATE document SET furniture = '[[3,1]]'", "The release "),
        ("UPDATE content SET text = x'ff'", "The release "),
        ("UPDATE official SET aliases = '7'", "A row of official"),
        ("UPDATE tenure SET id = 7", "A row of tenure"),
    ],
)
def test_a_row_that_can_t_be_read_is_told_and_the_rest_is_still_looked_at(
    path: Path, statement: str, what: str
) -> None:
    limit = f" WHERE n = (SELECT min(n) FROM {statement.split()[1]})"
    tamper(path, statement + limit, "UPDATE member SET name = 'Another'")
    message = said(path)
    assert what in message
    assert "can't be read: " in message
    assert "The member " in message
    assert "is not in its table" not in message


# --- the log -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "change",
    [
        "at = at + 1",
        "author_n = 99",
        "author_n = 2",
        "verb = 'delete'",
        "mode = 'setup'",
        "target = 1",
        "content_n = (SELECT max(n) FROM content)",
        "content_n = NULL",
        "changes = (SELECT changes FROM revision WHERE number = 2)",
        "hash = randomblob(32)",
    ],
)
def test_an_altered_column_of_a_revision_breaks_the_chain(path: Path, change: str) -> None:
    tamper(
        path,
        "INSERT INTO member (id, name) VALUES (randomblob(16), 'Somebody else')",
        f"UPDATE revision SET {change} WHERE number = 4",
    )
    assert "Revision 4 does not match its hash: it was altered." in said(path)


def test_a_renumbered_revision_breaks_the_chain(path: Path) -> None:
    tamper(path, "UPDATE revision SET number = number + 10 WHERE number = 4")
    assert "Revision 4 is missing from the log." in said(path)
    assert "Revision 14 does not match its hash" in said(path)


@pytest.mark.parametrize(
    "changes", ["x'00'", "'text'", "zeroblob(0)", "NULL || x'7b'", "x'4b04000000ffff'"]
)
def test_a_payload_that_can_t_be_unpacked_is_found(path: Path, changes: str) -> None:
    tamper(path, f"UPDATE revision SET changes = coalesce({changes}, x'01') WHERE number = 4")
    assert rules(path) == {"chain"}


def test_a_payload_that_is_packed_well_but_means_nothing_is_found(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        (author,) = connection.execute("SELECT id FROM member").fetchone()
    for nonsense in (b"7", b"{", b"[[1]]", b'[["a","b",null,7]]'):
        packed = log.packed(nonsense, from_blob(author)).hex()
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("DROP TRIGGER IF EXISTS revision_UPDATE")
            connection.execute(f"UPDATE revision SET changes = x'{packed}' WHERE number = 4")
            connection.commit()
        assert "Revision 4 does not match its hash" in said(path)


def test_a_missing_revision_is_found(path: Path) -> None:
    tamper(path, "DELETE FROM revision WHERE number = 3")
    assert "Revision 3 is missing from the log." in said(path)
    assert "Revision 4 does not match its hash" in said(path)


def test_a_log_without_its_end_is_found_by_what_it_no_longer_explains(path: Path) -> None:
    tamper(path, "DELETE FROM revision WHERE number = (SELECT max(number) FROM revision)")
    (finding,) = found(path)
    assert finding.rule == "replay"


def test_a_log_that_says_more_than_the_tables_is_found(path: Path) -> None:
    """A revision with a right hash, but whose act never reached the tables."""
    with reopened(path) as workspace:
        number, at, head = workspace._reader.tip()
        author = workspace.author().id
    plain = b'[["official","' + NOBODY.encode() + b'",null,{"name":"Nobody"}]]'
    header = log.Header(number + 1, at, author, "create official", Mode.DO)
    digest = log.chained(head, header, plain).hex()
    packed = log.packed(plain, author).hex()
    tamper(
        path,
        "INSERT INTO revision (number, at, author_n, verb, mode, changes, hash) VALUES "
        f"({number + 1}, {at}, 1, 'create official', 'do', x'{packed}', x'{digest}')",
    )
    assert said(path) == f"The official {NOBODY} of the log is not in its table."


# --- the file ----------------------------------------------------------------------------------


# --- the index of the search -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("change", "what"),
    [
        ("INSERT INTO release_index (release_index) VALUES ('delete-all')", "releases"),
        ("INSERT INTO release_index (rowid, text) VALUES (99, 'zebra')", "releases"),
        ("INSERT INTO tag_index (tag_index) VALUES ('delete-all')", "tags"),
        ("INSERT INTO tag_index (rowid, words) VALUES (99, 'zebra')", "tags"),
        ("INSERT INTO official_index (rowid, names) VALUES (99, 'zebra')", "people"),
    ],
)
def test_an_index_that_is_not_what_the_rows_say_is_found_and_made_anew(
    path: Path, change: str, what: str
) -> None:
    tamper(path, change)
    (finding,) = found(path)
    assert finding.rule == "index"
    assert finding.message.endswith(
        f"would not find the right {what}. Make it anew: “annotator reindex”, or in the window the "
        "command of that name."
    )
    reindexed(path)
    assert found(path) == []


def test_a_word_that_leads_to_another_release_is_found(path: Path) -> None:
    """Each word is in the index as often as it should be, and in the wrong row."""
    with closing(sqlite3.connect(path)) as connection:
        (last,) = connection.execute("SELECT max(n) FROM document").fetchone()
    shifted = f"SELECT n % {last} + 1, " + fulltext.source_of("document")[1].split(", ", 1)[1]
    tamper(
        path,
        "INSERT INTO release_index (release_index) VALUES ('delete-all')",
        f"INSERT INTO release_index (rowid, text, title, publisher, source) {shifted}",
    )
    assert rules(path) == {"index"}


def test_damage_of_the_file_is_told_before_anything_else(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        (page,) = connection.execute(
            "SELECT rootpage FROM sqlite_schema WHERE name = 'annotation_official'"
        ).fetchone()
    with path.open("r+b") as file:
        file.seek((page - 1) * 4096 + 3)
        file.write(b"\x00\x00")
    findings = found(path)
    assert {finding.rule for finding in findings} == {"file"}
    assert all("Open a backup." in finding.message for finding in findings)
