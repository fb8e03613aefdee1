"""Annotated files as other programs write them: known by content, mapped to kinds, never half."""

import json
import zipfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.intake.annotated.files import FORMATS, AnnotatedFormat, sources_of
from annotator.intake.annotated.marked import Mark, MarkedText, annotated, key_of
from annotator.model.annotated import Annotated
from annotator.model.errors import UserError
from annotator.model.kinds import BUILT_IN, Kind
from tests.builders import project
from tests.intake.corpus import FOLDER, needs_corpus

KINDS: Mapping[str, Kind] = {kind.key: kind for kind in BUILT_IN}


def read(path: Path) -> Annotated:
    (source,), rest = sources_of([path])
    assert rest == []
    return source.read(KINDS)


def tags(held: Annotated) -> list[tuple[str, str, dict[str, str]]]:
    return [
        (row[1], row[3], {key: parts[0] for key, parts in row[5].items()})
        for document in held.documents
        for row in document.tags
    ]


# --- labels and kinds --------------------------------------------------------------------------


def test_a_label_that_is_a_kinds_key_or_label_becomes_a_tag_of_it() -> None:
    text = "Chair Olsen signed 3 acts."
    marks = [Mark("OFFICIAL", ((0, 11),), {"Role": "Chair"}), Mark("Statistic", ((19, 20),))]
    held = annotated("a.json", [MarkedText("a", text, marks)], KINDS)
    assert tags(held) == [
        ("official", "Chair Olsen", {"role": "Chair"}),
        ("statistic", "3", {}),
    ]
    assert (held.kinds, held.notes) == ((), [])


def test_a_few_unknown_labels_become_kinds_of_their_own() -> None:
    marks = [Mark("Sea-Mark", ((0, 4),), {"Colour of light": "red"}), Mark("PERSON", ((5, 8),))]
    held = annotated("a.json", [MarkedText("a", "Buoy Ana", marks)], KINDS)
    assert [(kind.key, kind.label) for kind in held.kinds] == [
        ("sea_mark", "Sea-Mark"),
        ("person", "PERSON"),
    ]
    assert tags(held)[0] == ("sea_mark", "Buoy", {"colour_of_light": "red"})
    assert held.notes == ["New kinds were made: Sea-Mark, PERSON."]


def test_many_unknown_labels_become_one_kind_with_the_label_as_a_field() -> None:
    text = "abcdefghij"
    marks = [Mark(f"L{n}", ((n, n + 1),)) for n in range(10)]
    held = annotated("a.json", [MarkedText("a", text, marks)], KINDS)
    (kind,) = held.kinds
    assert kind.key == "imported"
    assert tags(held)[3] == ("imported", "d", {"label": "L3"})
    assert held.notes[0].startswith("10 labels that are no kind here became tags")


def test_what_has_no_field_and_no_place_is_left_out_with_a_word() -> None:
    marks = [
        Mark("official", ((0, 3),), {"mood": "good"}),
        Mark("official", ((2, 99),)),
        Mark("official", ((0, 3),)),
    ]
    held = annotated("a.json", [MarkedText("a.txt", "Ana spoke.", marks)], KINDS)
    assert len(tags(held)) == 1
    assert held.notes == [
        (
            "In a.txt, a tag “official” at ((2, 99),) was left out: there is no such place in the "
            "text."
        ),
        "In a.txt, “official” stood twice in one place.",
        "The attribute “mood” of 1 tags was left out: no field has it.",
    ]


@pytest.mark.parametrize(
    ("label", "key"),
    [("Sea-Mark", "sea_mark"), ("Ф", "x"), ("", "x"), ("3D", "x_3d"), ("aB", "a_b")],
)
def test_a_label_becomes_a_key(label: str, key: str) -> None:
    assert key_of(label) == key


@given(
    st.lists(
        st.sampled_from(
            ["a", "e\u0301", "\r\n", "\n", "\r", "𝔘", "\ufeff", " ", "\u2028", "한", "x"]
        ),
        min_size=1,
        max_size=30,
    ),
    st.data(),
)
def test_places_move_with_the_text_when_it_is_stored(parts: list[str], data: st.DataObject) -> None:
    raw = "".join(parts)
    first = data.draw(st.integers(0, len(parts) - 1))
    last = data.draw(st.integers(first, len(parts) - 1))
    start, end = len("".join(parts[:first])), len("".join(parts[: last + 1]))
    if not raw.strip():
        return
    from annotator.model.text import normalised

    held = annotated("a", [MarkedText("a", raw, [Mark("official", ((start, end),))])], KINDS)
    (document,) = held.documents
    for row in document.tags:
        words = raw[start:end] if start == 0 else "\0" + raw[start:end]
        wanted = normalised(words).removeprefix("\0")
        if "\r" not in (raw[start - 1 : start], raw[end - 1 : end]):  # not inside a line end
            assert row[3] == wanted


# --- brat --------------------------------------------------------------------------------------


def write(folder: Path, files: Mapping[str, str]) -> None:
    for name, content in files.items():
        (folder / name).write_text(content, encoding="utf-8")


def test_a_folder_of_brat_pairs_is_one_source_with_notes_and_attributes(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "one.txt": "Chair Mira Olsen 🚢 spoke of 3 acts.",
            "one.ann": "T1\tofficial 0 5;11 16\tChair Olsen\n"
            "#1\tAnnotatorNotes T1\tcheck her name\n"
            "#2\tAnnotatorNotes T1\trole=Chair\n"
            "A1\tUncertain T1\n"
            "T2\tstatistic 28 29\t3\n"
            "T3\tstatistic 30 34\tlaws\n"
            "R1\tpart Arg1:T1 Arg2:T2\t\n",
            "two.txt": "Nothing here.",
            "two.ann": "",
        },
    )
    held = read(tmp_path)
    assert tags(held) == [
        ("official", "Chair … Olsen", {"role": "Chair"}),
        ("statistic", "3", {}),
    ]
    assert [row[9] for row in next(iter(held.documents)).tags] == [True, False]
    assert held.notes == [
        "In one.txt, T3 “laws” was left out: other words stand there.",
        "1 relations were left out.",
        "The attribute “note” of 1 tags was left out: no field has it.",
    ]


def test_an_annotation_file_without_its_text_is_refused(tmp_path: Path) -> None:
    write(tmp_path, {"one.ann": "T1\tofficial 0 5\tChair\n"})
    with pytest.raises(UserError, match="has no text beside it"):
        read(tmp_path / "one.ann")


@needs_corpus
def test_the_nerel_files_come_in_with_every_entity(tmp_path: Path) -> None:
    assert FOLDER is not None
    brat = FOLDER / "raw" / "brat"
    (source,), _ = sources_of([brat])
    with project(tmp_path) as workspace:
        report = workspace.import_annotated(source.read(workspace.kinds()))
        entities = sum(
            line.startswith("T")
            for path in brat.glob("*.ann")
            for line in path.read_text(encoding="utf-8").splitlines()
        )
        missing = sum("was left out: other words" in one for one in report.notes)
        twice = sum("stood twice" in one for one in report.notes)
        assert report.documents == len(list(brat.glob("*.ann")))
        assert missing == 0
        assert report.annotations == entities - twice
        assert "imported" in workspace.kinds()
        assert any("relations were left out" in one for one in report.notes)
        assert workspace.check() == []


# --- other programs' own shapes ----------------------------------------------------------------


def test_doccano_of_any_age_is_read(tmp_path: Path) -> None:
    path = tmp_path / "all.jsonl"
    lines: list[dict[str, Any]] = [
        {"text": "𝔘na spoke", "label": [[0, 3, "official"]]},
        {
            "text": "546 boats",
            "entities": [{"label": "statistic", "start_offset": 0, "end_offset": 3}],
            "relations": [{}],
        },
        {"text": "A note", "label": ["sad"]},
    ]
    path.write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")
    held = read(path)
    assert tags(held) == [("official", "𝔘na", {}), ("statistic", "546", {})]
    assert held.notes == ["1 relations were left out.", "1 labels of whole texts were left out."]


def test_label_studio_of_several_annotators_is_read(tmp_path: Path) -> None:
    path = tmp_path / "all.json"
    value = {"start": 3, "end": 6, "text": "Ana", "labels": ["official"]}
    region = {"id": "a", "type": "labels", "from_name": "l", "to_name": "t", "value": value}
    choice = {"id": "b", "type": "choices", "value": {"choices": ["good"]}}
    task = {
        "id": 7,
        "data": {"body": "🚢 Ana spoke"},
        "annotations": [
            {"result": [region, choice]},
            {"was_cancelled": True, "result": [region]},
        ],
    }
    path.write_text(json.dumps([task]), encoding="utf-8")
    held = read(path)
    assert tags(held) == [("official", "Ana", {})]
    assert held.notes == ["1 results that mark no words were left out."]


def test_webanno_of_inception_with_its_own_layer_is_read(tmp_path: Path) -> None:
    path = tmp_path / "one.tsv"
    path.write_text(
        "#FORMAT=WebAnno TSV 3.3\n"
        "#T_SP=de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity|identifier|value\n"
        "#T_RL=webanno.custom.Relation|label|BT_x\n\n\n"
        "#Text=🚢 Mira Olsen spoke .\n"
        "1-1\t0-2\t🚢\t_\t_\t_\t_\t\n"
        "1-2\t3-7\tMira\t*[1]\tofficial[1]\t_\t_\t\n"
        "1-3\t8-13\tOlsen\t*[1]|*[2]\tofficial[1]|OTH\\_er[2]\t_\t_\t\n"
        "1-4\t14-19\tspoke\t_\t_\t_\t_\t\n",
        encoding="utf-8",
    )
    held = read(path)
    assert tags(held) == [("official", "Mira Olsen", {}), ("oth_er", "Olsen", {})]
    assert "1 chain and relation layers were left out." in held.notes


def test_conll_with_other_columns_is_read(tmp_path: Path) -> None:
    path = tmp_path / "one.conll"
    path.write_text(
        "-DOCSTART- -X- O O\n\nMira NNP B-official\nOlsen NNP I-official\nspoke VB O\n\n"
        "Ana NNP B-official\nBo NNP B-official\n",
        encoding="utf-8",
    )
    held = read(path)
    assert [words for _, words, _ in tags(held)] == ["Mira Olsen", "Ana", "Bo"]


def test_web_annotations_without_their_texts_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonld"
    path.write_text(
        json.dumps(
            {
                "@context": "http://www.w3.org/ns/anno.jsonld",
                "id": "urn:1",
                "type": "Annotation",
                "target": {"source": "http://elsewhere.example/", "selector": []},
            }
        ),
        encoding="utf-8",
    )
    with pytest.raises(UserError, match="nothing is fetched from elsewhere"):
        read(path)


def test_a_web_annotation_is_placed_by_its_quote_where_its_position_is_wrong(
    tmp_path: Path,
) -> None:
    path = tmp_path / "a.jsonld"
    selector = [
        {"type": "TextPositionSelector", "start": 0, "end": 3},
        {"type": "TextQuoteSelector", "exact": "Ana"},
    ]
    graph = [
        {"id": "urn:t", "type": "Text", "value": "Chair Ana spoke."},
        {
            "id": "urn:1",
            "type": "Annotation",
            "bodyValue": "official",
            "target": {"source": "urn:t", "selector": selector},
        },
    ]
    path.write_text(
        json.dumps({"@context": "http://www.w3.org/ns/anno.jsonld", "@graph": graph}),
        encoding="utf-8",
    )
    assert tags(read(path)) == [("official", "Ana", {})]


# --- what is none of them ----------------------------------------------------------------------


def test_plain_releases_and_other_files_are_left_to_the_other_import(tmp_path: Path) -> None:
    write(
        tmp_path, {"a.txt": "A release.", "b.json": "{}", "c.tsv": "a\tb\n", "d.html": "<p>x</p>"}
    )
    assert sources_of([tmp_path]) == ([], [tmp_path])


def test_a_dataset_beside_releases_is_taken_and_the_others_left(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": "A release.", "b.jsonl": '{"text": "x y", "label": []}\n'})
    write(tmp_path, {"a.txt.json": '{"what": "a note beside the release"}', "c.dat": "x"})
    sources, rest = sources_of([tmp_path])
    assert [one.files for one in sources] == [(tmp_path / "b.jsonl",)]
    assert rest == [tmp_path / "a.txt"]


def test_an_archive_that_unfolds_without_end_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from annotator.intake.annotated import files

    path = tmp_path / "big.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.ann", "T1\tofficial 0 1\tA\n")
        archive.writestr("a.txt", "A" * 1_000_000)
    monkeypatch.setattr(files, "_LARGEST", 10_000)
    with pytest.raises(UserError, match="Split it"):
        read(path)


def test_xml_with_entities_reads_nothing_from_outside(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("secret words", encoding="utf-8")
    path = tmp_path / "a.xmi"
    path.write_text(
        f'<!DOCTYPE x [<!ENTITY s SYSTEM "{secret.as_uri()}">]>'
        '<xmi:XMI xmlns:xmi="http://www.omg.org/XMI" xmlns:cas="http:///uima/cas.ecore">'
        '<cas:Sofa xmi:id="1" sofaString="A text."/>&s;</xmi:XMI>',
        encoding="utf-8",
    )
    held = read(path)
    assert [document.text for document in held.documents] == ["A text."]


@pytest.mark.parametrize("format_of", FORMATS, ids=[one.module for one in FORMATS])
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_a_twisted_file_is_read_or_refused_in_one_line(
    format_of: AnnotatedFormat, data: st.DataObject
) -> None:
    sample = SAMPLES[format_of.module]
    at = data.draw(st.integers(0, len(sample)))
    cut = data.draw(st.integers(0, 20))
    put = data.draw(st.binary(max_size=8))
    twisted = sample[:at] + put + sample[at + cut :]
    files = [("a" + format_of.suffixes[0], twisted), ("a.txt", b"Mira Olsen spoke of 546 boats.\n")]
    with suppress(UserError):
        held = format_of.read(files, KINDS, "a")
        assert all(row[3] for document in held.documents for row in document.tags)


def _qdpx() -> bytes:
    from io import BytesIO

    held = BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr(
            "project.qde",
            '<Project xmlns="urn:QDA-XML:project:1.0"><CodeBook><Codes><Code guid="c" '
            'name="Official"/></Codes></CodeBook><Sources><TextSource guid="s" name="One">'
            "<PlainTextContent>Mira spoke.</PlainTextContent><PlainTextSelection guid='p' "
            'startPosition="0" endPosition="4"><Coding guid="g"><CodeRef targetGUID="c"/></Coding>'
            "</PlainTextSelection></TextSource></Sources></Project>",
        )
    return held.getvalue()


SAMPLES: Mapping[str, bytes] = {
    "webannotation": json.dumps(
        {
            "@context": "http://www.w3.org/ns/anno.jsonld",
            "@graph": [
                {"id": "urn:t", "type": "Text", "value": "Chair Ana spoke."},
                {
                    "id": "urn:1",
                    "type": "Annotation",
                    "body": {"type": "TextualBody", "value": "official"},
                    "target": {
                        "source": "urn:t",
                        "selector": {"type": "TextPositionSelector", "start": 6, "end": 9},
                    },
                },
            ],
        }
    ).encode(),
    "brat": b"T1\tofficial 0 10\tMira Olsen\n#1\tAnnotatorNotes T1\trole=Chair\nA1\tUncertain T1\n",
    "cas": json.dumps(
        {
            "%TYPES": {},
            "%FEATURE_STRUCTURES": [
                {"%ID": 1, "%TYPE": "uima.cas.Sofa", "sofaString": "Mira spoke."},
                {"%ID": 2, "%TYPE": "x.Official", "@sofa": 1, "begin": 0, "end": 4, "role": "C"},
            ],
        }
    ).encode(),
    "webanno": b"#FORMAT=WebAnno TSV 3.3\n#T_SP=x.Official|role\n\n\n#Text=Mira spoke\n"
    b"1-1\t0-4\tMira\tChair[1]\t\n1-2\t5-10\tspoke\t_\t\n",
    "conll": b"Mira _ _ B-official\nOlsen _ _ I-official\nspoke _ _ O\n",
    "labelstudio": json.dumps(
        [
            {
                "data": {"text": "Mira spoke"},
                "annotations": [
                    {
                        "result": [
                            {
                                "id": "a",
                                "type": "labels",
                                "value": {"start": 0, "end": 4, "labels": ["official"]},
                                "meta": {"text": ["role=Chair"]},
                            }
                        ]
                    }
                ],
            }
        ]
    ).encode(),
    "doccano": b'{"text": "Mira spoke", "label": [[0, 4, "official"]]}\n',
    "qdpx": _qdpx(),
}
"""A small file of each format, to be cut and twisted."""
