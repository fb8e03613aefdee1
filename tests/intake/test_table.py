"""Tables: each row is a draft by a mapping of columns, rows without text are named."""

import pytest

from annotator.intake import table
from annotator.model.errors import UserError

CSV = 'Title;Body;Date\nMinisters meet;"The ministers met.\nThey agreed.";4.3.2021\nEmpty;;\n'
JSONL = '{"headline": "Ministers meet", "text": "They met.", "url": "https://nato.int/1"}\n\n{}\n'


def test_a_csv_file_is_mapped_by_its_usual_names() -> None:
    shown = table.preview(CSV.encode("windows-1251"), "a.csv")
    assert shown.columns == ("Title", "Body", "Date")
    assert shown.mapping == {"text": "Body", "title": "Title", "published_on": "Date"}
    assert shown.rows[0]["Body"] == "The ministers met.\nThey agreed."


def test_each_row_is_a_draft_and_a_row_without_text_a_problem() -> None:
    shown = table.preview(CSV.encode(), "a.csv")
    first, second = table.read_table(CSV.encode(), "a.csv", shown.mapping)
    assert first.draft is not None
    assert first.draft.text == "The ministers met.\nThey agreed."
    assert first.draft.source_name == "a.csv#1"
    found = {column: (one.value, one.source) for column, one in first.draft.metadata.items()}
    assert found["title"] == ("Ministers meet", "column “Title”")
    assert found["published_on"] == ("2021-03-04", "column “Date”")
    assert (second.draft, second.problem) == (None, "row 2 has no text in “Body”.")


def test_a_jsonl_file_is_read_line_by_line() -> None:
    mapping = table.preview(JSONL.encode(), "a.jsonl").mapping
    first, second = table.read_table(JSONL.encode(), "a.jsonl", mapping)
    assert first.draft is not None
    assert first.draft.text == "They met."
    assert first.draft.metadata["publisher"].value == "NATO"
    assert second.problem


@pytest.mark.parametrize(
    ("data", "name", "reason"),
    [
        (b"", "a.csv", "without rows"),
        (b'{"text": "a"}\n{broken', "a.jsonl", "line 2 is no JSON"),
        (b"[1]\n", "a.jsonl", "no JSON object"),
        (b"a,b\n" + bytes(range(32)), "a.csv", "not text"),
    ],
)
def test_what_is_no_table_is_refused(data: bytes, name: str, reason: str) -> None:
    with pytest.raises(UserError, match=reason):
        table.preview(data, name)


def test_without_a_text_column_there_is_nothing_to_read() -> None:
    with pytest.raises(UserError, match="no text column"):
        list(table.read_table(CSV.encode(), "a.csv", {"title": "Title"}))
