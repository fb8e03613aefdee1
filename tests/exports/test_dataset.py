"""The JSON dataset: what it holds, and that an independent validator finds it right."""

import hashlib
import json
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, ValidationError

from annotator.model.errors import UserError
from annotator.model.kinds import BUILT_IN, Kind
from annotator.model.records import (
    Acceptance,
    Annotation,
    Document,
    FieldValue,
    Official,
    State,
    Tenure,
)
from annotator.model.snapshot import ExportReport, no_progress
from annotator.model.spans import Span
from annotator.model.suggestion import Suggestion
from exports.dataset import JsonDataset, JsonLinesDataset
from exports.schema import dataset_schema, lines_schema
from tests.exports.snapshots import (
    RELEASE,
    MemorySnapshot,
    harbour,
    release,
    span_of,
    tag,
    with_own_kind,
)

SCHEMA = Path(__file__).resolve().parents[2] / "resources" / "schema" / "dataset-2.schema.json"
LINES_SCHEMA = SCHEMA.with_name("dataset-lines-2.schema.json")


def written(snapshot: MemorySnapshot, folder: Path) -> tuple[dict[str, Any], ExportReport]:
    target = folder / "project.json"
    report = JsonDataset().write(snapshot, target, {}, no_progress)
    return json.loads(target.read_bytes()), report


def of_tag(folder: Path, kind: str, fields: dict[str, str | FieldValue]) -> dict[str, Any]:
    """The one annotation of a dataset made of it."""
    held = release(RELEASE, [tag(RELEASE, kind, "546", fields)])
    data, _ = written(MemorySnapshot((held,)), folder)
    annotation: dict[str, Any] = data["documents"][0]["annotations"][0]
    return annotation


def validator(*kinds: Kind) -> Draft202012Validator:
    schema = dataset_schema(kinds)
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def test_the_published_schema_is_the_one_derived_from_the_built_in_kinds() -> None:
    assert json.loads(SCHEMA.read_bytes()) == dataset_schema(BUILT_IN)
    assert json.loads(LINES_SCHEMA.read_bytes()) == lines_schema(BUILT_IN)


@pytest.mark.parametrize("snapshot", [MemorySnapshot(), harbour(), with_own_kind()])
def test_a_dataset_is_valid_by_the_published_schema(
    tmp_path: Path, snapshot: MemorySnapshot
) -> None:
    data, _ = written(snapshot, tmp_path)
    Draft202012Validator(json.loads(SCHEMA.read_bytes())).validate(data)


def test_a_kind_of_the_project_is_held_to_its_own_part_of_the_schema(tmp_path: Path) -> None:
    snapshot = with_own_kind()
    data, _ = written(snapshot, tmp_path)
    checked = validator(*snapshot.kinds.values())
    checked.validate(data)
    data["documents"][0]["annotations"][0]["fields"]["ships"]["value"] = "three"
    with pytest.raises(ValidationError, match="'three' is not valid"):
        checked.validate(data)


def test_the_dataset_itself_carries_the_schema_of_each_kind(tmp_path: Path) -> None:
    data, _ = written(with_own_kind(), tmp_path)
    parts = {kind["key"]: kind["schema"] for kind in data["kinds"]}
    assert list(parts) == ["official", "decision", "statistic", "sanction"]
    annotation = data["documents"][0]["annotations"][0]
    Draft202012Validator(parts["sanction"]).validate(annotation["fields"])
    with pytest.raises(ValidationError):
        Draft202012Validator(parts["statistic"]).validate(annotation["fields"])


@pytest.mark.parametrize(
    ("key", "value"),
    [("value", "29.1"), ("comparator", "more"), ("colour", "red")],
)
def test_the_schema_refuses_a_field_of_the_wrong_type_or_name(
    tmp_path: Path, key: str, value: str
) -> None:
    data, _ = written(harbour(), tmp_path)
    statistic = data["documents"][0]["annotations"][2]
    statistic["fields"][key] = {"value": value, "span": None}
    with pytest.raises(ValidationError):
        validator(*BUILT_IN).validate(data)


def test_a_dataset_says_what_it_is_and_who_made_it(tmp_path: Path) -> None:
    data, _ = written(harbour(), tmp_path)
    assert list(data) == [
        "format",
        "version",
        "generator",
        "kinds",
        "documents",
        "officials",
        "links",
        "manifest",
    ]
    assert (data["format"], data["version"]) == ("press-annotator-dataset", 2)
    assert data["generator"] == "Press Annotator 0.1.0"
    assert data["links"] == []


def test_a_document_carries_its_text_and_every_fact(tmp_path: Path) -> None:
    data, _ = written(harbour(), tmp_path)
    document = data["documents"][0]
    held = harbour().held[0].document
    assert document["text"] == RELEASE
    assert document["sha256"] == held.sha256
    assert document["source_name"] == "release.txt"
    assert document["title"] == held.title
    assert document["publisher"] == held.publisher
    assert document["source_address"] == held.source_address
    assert (document["published_on"], document["event_date"]) == ("2024-03-14", "2024-03-12")
    assert document["furniture"] == [{"start": 0, "end": 49}]


def test_an_annotation_carries_author_state_origin_and_quotes(tmp_path: Path) -> None:
    data, _ = written(harbour(), tmp_path)
    first, mara, _, boats, _ = data["documents"][0]["annotations"]
    assert (first["kind"], first["state"], first["origin"]) == ("decision", "verified", "manual")
    assert first["author"] == "Ana Duarte"
    assert (first["uncertain"], boats["uncertain"]) == (False, True)
    assert (first["official_id"], mara["official_id"]) == (None, "o1")
    for annotation in data["documents"][0]["annotations"]:
        for span in annotation["spans"]:
            assert RELEASE[span["start"] : span["end"]] == span["quote"]


def test_numbers_are_numbers_and_texts_are_texts(tmp_path: Path) -> None:
    fields = of_tag(
        tmp_path,
        "statistic",
        {"comparator": "range", "low": "20000", "high": "99999.5", "unit": "count"},
    )["fields"]
    assert fields["low"] == {"value": 20000, "span": None}
    assert fields["high"] == {"value": 99999.5, "span": None}
    assert isinstance(fields["low"]["value"], int)
    assert fields["comparator"]["value"] == "range"
    assert fields["unit"]["value"] == "count"


def test_a_field_carries_the_passage_that_it_was_taken_from(tmp_path: Path) -> None:
    span = span_of(RELEASE, "boats")
    fields = of_tag(tmp_path, "statistic", {"counted": FieldValue("boats", span)})["fields"]
    assert fields["counted"]["span"] == {"start": span.start, "end": span.end, "quote": "boats"}


def test_only_a_field_that_names_an_official_carries_an_official(tmp_path: Path) -> None:
    fields = of_tag(tmp_path, "official", {"person": "Mara Lindqvist", "role": "Chair"})["fields"]
    assert fields["person"] == {"value": "Mara Lindqvist", "span": None, "official_id": None}
    assert "official_id" not in fields["role"]


def test_fields_that_hold_nothing_are_left_out(tmp_path: Path) -> None:
    annotation = of_tag(tmp_path, "statistic", {"value": "546", "place": "", "counted": "  "})
    assert list(annotation["fields"]) == ["value"]


def test_fields_stand_in_the_order_of_the_kind(tmp_path: Path) -> None:
    annotation = of_tag(tmp_path, "statistic", {"counted": "boats", "value": "546"})
    assert list(annotation["fields"]) == ["value", "counted"]


@pytest.mark.parametrize(
    ("key", "value", "reason"),
    [
        ("value", "many", "“many” is not a number"),
        ("comparator", "more", "“more” is not one of"),
        ("period", "2024-13", "“13” is not a month"),
        ("value", "1" + "0" * 400, "The number is too large for a dataset"),
    ],
)
def test_a_field_that_cannot_be_read_is_there_as_it_was_typed_and_reported(
    tmp_path: Path, key: str, value: str, reason: str
) -> None:
    held = release(RELEASE, [tag(RELEASE, "statistic", "546", {key: value})], title="Port Ansel")
    data, report = written(MemorySnapshot((held,)), tmp_path)
    fields = data["documents"][0]["annotations"][0]["fields"]
    assert fields == {key: {"value": None, "span": None, "text": value}}
    validator(*BUILT_IN).validate(data)
    (sentence,) = report.left_out
    assert sentence.startswith("In “Port Ansel”, the field “")
    assert "of “546” is there only as it was typed" in sentence
    assert reason in sentence


@pytest.mark.parametrize("number", [10**18, 10**19, 25 * 10**28, 10**300])
def test_numbers_beyond_64_bits_keep_their_value(tmp_path: Path, number: int) -> None:
    own = with_own_kind()
    tagged = tag(RELEASE, "sanction", "546", {"amount": f"{number} EUR", "ships": str(number)})
    snapshot = replace(own, held=(release(RELEASE, [tagged]),))
    data, report = written(snapshot, tmp_path)
    fields = data["documents"][0]["annotations"][0]["fields"]
    assert (fields["amount"]["value"]["value"], fields["ships"]["value"]) == (float(number),) * 2
    assert report.left_out == ()


def test_a_field_that_the_kind_does_not_have_any_more_is_reported(tmp_path: Path) -> None:
    held = release(RELEASE, [tag(RELEASE, "statistic", "546", {"colour": "red", "gone": ""})])
    data, report = written(MemorySnapshot((held,)), tmp_path)
    assert data["documents"][0]["annotations"][0]["fields"] == {}
    (sentence,) = report.left_out
    assert "the field “colour” of “546” was left out: Statistic has no such field." in sentence


def test_an_annotation_of_a_kind_outside_the_codebook_is_reported(tmp_path: Path) -> None:
    held = release(RELEASE, [tag(RELEASE, "rumour", "546"), tag(RELEASE, "statistic", "29.1")])
    data, report = written(MemorySnapshot((held,)), tmp_path)
    assert [entry["kind"] for entry in data["documents"][0]["annotations"]] == ["statistic"]
    assert report.annotations == 1
    assert report.left_out[0].endswith("its kind “rumour” is not in the codebook.")


def test_the_registry_goes_with_its_posts(tmp_path: Path) -> None:
    data, report = written(harbour(), tmp_path)
    assert data["officials"] == [
        {
            "id": "o1",
            "name": "Mara Lindqvist",
            "aliases": ["M. Lindqvist"],
            "note": "of Port Ansel",
            "tenures": [
                {
                    "id": "t1",
                    "role": "Secretary General",
                    "body": "Harbour League",
                    "from": "2023",
                    "to": "",
                    "manner": "elected",
                    "annotation_id": None,
                }
            ],
        }
    ]
    assert report.notes == {"kinds": 3, "officials": 1}


def test_fragments_are_spans_of_one_annotation(tmp_path: Path) -> None:
    tagged = tag(RELEASE, "decision", ("the Council of the Harbour League", "safe shipping"))
    data, _ = written(MemorySnapshot((release(RELEASE, [tagged]),)), tmp_path)
    spans = data["documents"][0]["annotations"][0]["spans"]
    assert [span["quote"] for span in spans] == [
        "the Council of the Harbour League",
        "safe shipping",
    ]


def test_evidence_beyond_the_text_is_refused(tmp_path: Path) -> None:
    beyond = FieldValue("boats", Span(5, 5000))
    held = release(RELEASE, [tag(RELEASE, "statistic", "546", {"counted": beyond})])
    with pytest.raises(UserError, match="reaches beyond the text"):
        written(MemorySnapshot((held,)), tmp_path)


def test_lone_surrogates_keep_every_offset_and_are_reported(tmp_path: Path) -> None:
    text = "A \ud83d broken sign, 546 boats."
    tagged = tag(text, "statistic", "546", {"value": "546"})
    data, report = written(MemorySnapshot((release(text, [tagged], title="Signs"),)), tmp_path)
    span = data["documents"][0]["annotations"][0]["spans"][0]
    assert data["documents"][0]["text"] == "A \ufffd broken sign, 546 boats."
    assert data["documents"][0]["text"][span["start"] : span["end"]] == "546"
    assert report.left_out == (
        (
            "“Signs” holds characters that are not Unicode (lone surrogates); each was written as "
            "U+FFFD."
        ),
    )


def test_a_rejected_state_is_no_state_of_a_dataset(tmp_path: Path) -> None:
    data, _ = written(harbour(), tmp_path)
    data["documents"][0]["annotations"][0]["state"] = str(State.REJECTED)
    with pytest.raises(ValidationError):
        validator(*BUILT_IN).validate(data)


def proposing(snapshot: MemorySnapshot) -> MemorySnapshot:
    """The snapshot with one suggestion in its first release."""
    first, *rest = snapshot.held
    at = first.text.index("546")
    fields = {"value": FieldValue("546"), "high": FieldValue("none"), "unknown": FieldValue("x")}
    made = Suggestion("statistic", Span(at, at + 3), fields, rule="numbers", score=0.9)
    return replace(snapshot, held=(replace(first, suggestions=(made,)), *rest))


def test_a_suggestion_is_valid_by_the_schema_and_no_annotation_of_the_report(
    tmp_path: Path,
) -> None:
    plain, before = written(harbour(), tmp_path)
    data, report = written(proposing(harbour()), tmp_path)
    Draft202012Validator(json.loads(SCHEMA.read_bytes())).validate(data)
    *tags, suggestion = data["documents"][0]["annotations"]
    assert tags == plain["documents"][0]["annotations"]
    assert report.annotations == before.annotations
    assert report.notes["suggestions"] == 1
    assert suggestion["state"] == "suggested"
    assert suggestion["origin"] == "suggested:numbers"
    assert suggestion["score"] == 0.9
    assert set(suggestion["fields"]) == {"value"}


def test_a_score_stands_with_a_suggestion_and_with_nothing_else(tmp_path: Path) -> None:
    data, _ = written(proposing(harbour()), tmp_path)
    schema = Draft202012Validator(json.loads(SCHEMA.read_bytes()))
    data["documents"][0]["annotations"][-1]["state"] = "draft"
    assert not schema.is_valid(data)
    del data["documents"][0]["annotations"][-1]["score"]
    assert schema.is_valid(data)
    data["documents"][0]["annotations"][-1]["state"] = "suggested"
    assert not schema.is_valid(data)


ELSEWHERE = {
    "Document": {"original", "earlier"},  # the file's bytes and older texts are no part of it
    "Annotation": {"document", "quote"},  # the tag stands in its document, the quote at its spans
    "Tenure": {"official"},  # the post stands with its official
}
NAMES = {"author": "author_id", "reviewer": "reviewer_id", "start": "from", "end": "to"}


def test_no_column_of_a_record_is_forgotten(tmp_path: Path) -> None:
    beside = {"confidence": 0.5, "acceptance": Acceptance.BULK, "reviewer": "m1", "reason": "x"}
    held = release(RELEASE, [replace(tag(RELEASE, "statistic", "546"), **beside)])  # type: ignore[arg-type]
    data, _ = written(replace(harbour(), held=(held,)), tmp_path)
    validator(*BUILT_IN).validate(data)
    document, official = data["documents"][0], data["officials"][0]
    entries = {
        Document: document,
        Annotation: document["annotations"][0],
        Official: official,
        Tenure: official["tenures"][0],
    }
    for record, entry in entries.items():
        columns = {column.name for column in fields(record)} - ELSEWHERE.get(record.__name__, set())
        told = {name for name in columns if name in entry or NAMES.get(name) in entry}
        told |= {"annotation"} if "annotation_id" in entry else set()
        assert columns <= told, f"say {columns - told} of {record.__name__} in the dataset"


# --- JSON Lines ----------------------------------------------------------------------------------


def lines_of(snapshot: MemorySnapshot, folder: Path) -> list[dict[str, Any]]:
    target = folder / "project.jsonl"
    JsonLinesDataset().write(snapshot, target, {}, no_progress)
    return [json.loads(line) for line in target.read_bytes().splitlines()]


@pytest.mark.parametrize("snapshot", [MemorySnapshot(), harbour(), with_own_kind()])
def test_every_line_is_valid_by_the_published_schema_of_lines(
    tmp_path: Path, snapshot: MemorySnapshot
) -> None:
    schema = Draft202012Validator(json.loads(LINES_SCHEMA.read_bytes()))
    for line in lines_of(snapshot, tmp_path):
        schema.validate(line)


def test_a_line_is_a_document_just_as_the_dataset_has_it(tmp_path: Path) -> None:
    first, second = harbour().held[0], replace(harbour().held[0].document, id="d2")
    snapshot = replace(harbour(), held=(first, replace(first, document=second)))
    data, _ = written(snapshot, tmp_path)
    head, *documents, registry, manifest = lines_of(snapshot, tmp_path)
    assert documents == data["documents"]
    assert (head["kinds"], registry["officials"]) == (data["kinds"], data["officials"])
    assert head["format"] == data["format"]
    assert manifest["manifest"]["counts"] == data["manifest"]["counts"]


def test_the_manifest_tells_filter_counts_and_program(tmp_path: Path) -> None:
    manifest = written(harbour(), tmp_path)[0]["manifest"]
    assert manifest["generator"] == "Press Annotator 0.1.0"
    assert manifest["filter"] == {"state": "any"}
    assert manifest["counts"] == {
        "kinds": 3,
        "documents": 1,
        "annotations": 5,
        "suggestions": 0,
        "officials": 1,
    }


def test_the_manifests_hash_is_that_of_the_lines_before_it(tmp_path: Path) -> None:
    *_, manifest = lines_of(harbour(), tmp_path)
    raw = (tmp_path / "project.jsonl").read_bytes().splitlines(keepends=True)
    assert manifest["manifest"]["sha256"] == hashlib.sha256(b"".join(raw[:-1])).hexdigest()
