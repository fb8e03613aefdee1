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
        (b"{broken\n{", "a.jsonl", "line 1 is no JSON"),
        (b"[1]\n", "a.jsonl", "without a list of releases"),
        (b'[{"text": "a"}, {]', "a.json", "damaged JSON"),
        (b"a,b\n" + bytes(range(32)), "a.csv", "not text"),
    ],
)
def test_what_is_no_table_is_refused(data: bytes, name: str, reason: str) -> None:
    with pytest.raises(UserError, match=reason):
        table.preview(data, name)


def test_without_a_text_column_there_is_nothing_to_read() -> None:
    with pytest.raises(UserError, match="no text column"):
        list(table.read_table(CSV.encode(), "a.csv", {"title": "Title"}))


def rows(data: str, name: str) -> list[str]:
    mapping = table.preview(data.encode(), name).mapping
    found = table.read_table(data.encode(), name, mapping)
    return [row.problem or (row.draft.text if row.draft else "") for row in found]


def test_a_broken_line_is_told_and_the_others_go_on() -> None:
    data = '{"text": "One"}\n{broken\n[1]\n{"text": "Two"}\n'
    first, broken, no_object, last = rows(data, "a.jsonl")
    assert (first, last) == ("One", "Two")
    assert broken.startswith("line 2 is no JSON.")
    assert no_object.startswith("line 3 is no JSON object.")


def test_json_is_a_list_of_releases_alone_or_in_an_object() -> None:
    assert rows('[\n {"text": "One"},\n {"text": "Two"}\n]', "a.json") == ["One", "Two"]
    assert rows('{"count": 1, "releases": [{"text": "One"}]}', "a.json") == ["One"]
    assert rows('{\n "text": "Only one",\n "title": "x"\n}', "a.json") == ["Only one"]


def test_values_in_objects_are_columns_and_lists_of_words_are_paragraphs() -> None:
    data = '{"text": ["One.", "Two."], "meta": {"url": "https://a.example/1", "n": 5}}\n'
    found = table.preview(data.encode(), "a.jsonl")
    assert found.columns == ("text", "meta.url", "meta.n")
    assert rows(data, "a.jsonl") == ["One.\n\nTwo."]


def test_a_table_of_excel_says_its_own_delimiter() -> None:
    assert rows("sep=;\r\ntitle;text\r\nA, B;Words, more\r\n", "a.csv") == ["Words, more"]


def test_a_table_without_names_of_columns_loses_no_row() -> None:
    data = f"A,{'The council met. ' * 9}\nB,They met again.\n".encode()
    assert table.preview(data, "a.csv").columns == ("column 1", "column 2")
    found = list(table.read_table(data, "a.csv", {"text": "column 2", "title": "column 1"}))
    assert [row.draft.metadata["title"].value for row in found if row.draft] == ["A", "B"]


def test_columns_of_one_name_are_both_there() -> None:
    assert table.preview(b"text,note,note\nA,B,C\n", "a.csv").columns == (
        "text",
        "note",
        "note (2)",
    )


@pytest.mark.parametrize(
    ("written", "day"),
    [("Wed, 12 May 2021 10:00:00 +0300", "2021-05-12"), ("12 мая 2021 г.", "2021-05-12"),
     ("05/06/2021", None)],
)  # fmt: skip
def test_dates_of_tables_are_read_as_people_write_them(written: str, day: str | None) -> None:
    data = f'text;date\nWords of it;"{written}"\n'.encode()
    (row,) = table.read_table(data, "a.csv", {"text": "text", "published_on": "date"})
    assert row.draft is not None
    found = row.draft.metadata.get("published_on")
    assert (found.value if found else None) == day
