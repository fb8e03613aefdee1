"""Files as Label Studio, doccano, INCEpTION, brat, MAXQDA and trainers of taggers write them."""

import json
import zipfile
from pathlib import Path

import pytest

from annotator.intake.annotated.files import sources_of
from tests.intake.annotated.test_formats import read, tags

TEXT = "😀 Chair Olsen met Mayor Ruiz."


def region(key: str, start: int, end: int, label: str) -> dict[str, object]:
    value = {"start": start, "end": end, "text": "x", "labels": [label]}
    return {"id": key, "from_name": "label", "to_name": "text", "type": "labels", "value": value}


def test_answers_on_a_region_of_label_studio_become_values(tmp_path: Path) -> None:
    result = [
        region("a", 3, 14, "OFFICIAL"),
        {"id": "a", "from_name": "role", "type": "choices", "value": {"choices": ["Chair"]}},
        {"id": "a", "from_name": "body", "type": "textarea", "value": {"text": ["A", "B"]}},
        region("b", 19, 29, "OFFICIAL"),
        {"id": "z", "from_name": "topic", "type": "choices", "value": {"choices": ["sea"]}},
        {"from_id": "a", "to_id": "b", "type": "relation", "direction": "right", "labels": ["met"]},
    ]
    task = {"id": 7, "completions": [{"result": result}], "data": {"text": TEXT}}
    (tmp_path / "a.json").write_text(json.dumps([task]), encoding="utf-8")
    held = read(tmp_path / "a.json")
    first, second = tags(held)
    assert first[1:] == ("Chair Olsen", {"role": "Chair", "body": "A, B"})
    assert second[1] == "Mayor Ruiz"
    assert "1 relations were left out." in held.notes
    assert "1 results that mark no words were left out." in held.notes


def test_label_studios_short_form_is_read(tmp_path: Path) -> None:
    entry = {"id": 1, "text": TEXT, "label": [{"start": 3, "end": 14, "labels": ["OFFICIAL"]}]}
    (tmp_path / "min.json").write_text(json.dumps([entry]), encoding="utf-8")
    assert tags(read(tmp_path / "min.json")) == [("official", "Chair Olsen", {})]


@pytest.mark.parametrize(
    "entry",
    [
        {"id": 1, "text": TEXT, "label": [[2, 13, "OFFICIAL"]], "Comments": []},
        {"text": TEXT, "meta": {}, "annotation_approver": None, "labels": [[2, 13, "OFFICIAL"]]},
        {"text": TEXT, "relations": [], "Comments": [], "entities": [
            {"id": 5, "label": "OFFICIAL", "start_offset": 2, "end_offset": 13}]},
    ],
)  # fmt: skip
def test_doccano_in_lines_and_as_a_list(tmp_path: Path, entry: dict[str, object]) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps(entry) + "\n", encoding="utf-8")
    (tmp_path / "b.json").write_text(json.dumps([entry], indent=1), encoding="utf-8")
    for name in ("a.jsonl", "b.json"):
        assert tags(read(tmp_path / name)) == [("official", "Chair Olsen", {})]


def test_a_table_whose_label_is_a_word_is_no_tagged_text(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "Words.", "label": "press"}\n', encoding="utf-8")
    assert sources_of([tmp_path / "a.jsonl"]) == ([], [tmp_path / "a.jsonl"])


CUSTOM = "http:///webanno/custom.ecore"
DKPRO = "http:///de/tudarmstadt/ukp/dkpro/core/api"


def test_inceptions_grammar_and_relations_are_no_tags(tmp_path: Path) -> None:
    xmi = (
        f'<xmi:XMI xmlns:xmi="http://www.omg.org/XMI" xmlns:cas="http:///uima/cas.ecore"'
        f' xmlns:pos="{DKPRO}/lexmorph/type/pos.ecore" xmlns:dep="{DKPRO}/dependency.ecore"'
        f' xmlns:ner="{DKPRO}/ner/type.ecore" xmlns:custom="{CUSTOM}" xmi:version="2.0">'
        '<cas:NULL xmi:id="0"/><pos:POS xmi:id="1" sofa="9" begin="0" end="5" PosValue="NN"/>'
        '<pos:POS_NOUN xmi:id="2" sofa="9" begin="0" end="5"/>'
        '<dep:Dependency xmi:id="3" sofa="9" begin="0" end="5" Governor="1" Dependent="2"/>'
        '<custom:Meets xmi:id="4" sofa="9" begin="0" end="5" Governor="5" Dependent="6"/>'
        '<ner:NamedEntity xmi:id="5" sofa="9" begin="0" end="11" value="OFFICIAL"/>'
        '<ner:NamedEntity xmi:id="6" sofa="8" begin="0" end="4" value="OFFICIAL"/>'
        '<cas:Sofa xmi:id="8" sofaNum="2" sofaID="other" mimeType="text" sofaString="Elsewhere"/>'
        '<cas:Sofa xmi:id="9" sofaNum="1" sofaID="_InitialView" mimeType="text"'
        ' sofaString="Chair Olsen met."/><cas:View sofa="9" members="1 2 3 4 5"/></xmi:XMI>'
    )
    (tmp_path / "a.xmi").write_text(xmi, encoding="utf-8")
    held = read(tmp_path / "a.xmi")
    assert tags(held) == [("official", "Chair Olsen", {})]
    assert held.kinds == ()
    assert "1 annotations of relations between tags were left out." in held.notes


def test_webanno_with_grammar_escapes_and_windows_line_ends(tmp_path: Path) -> None:
    lines = [
        "#FORMAT=WebAnno TSV 3.3",
        "#T_SP=de.tudarmstadt.ukp.dkpro.core.api.lexmorph.type.pos.POS|PosValue|coarseValue",
        "#T_SP=webanno.custom.Official|role|body", "", "",
        "#Text=Chair [Olsen] met.",
        "1-1\t0-5\tChair\tNN\tNOUN\tChair[1]\t*[1]\t",
        "1-2\t6-13\t[Olsen]\tNNP\tPROPN\tChair[1]\ta\\|b\\_c[1]\t",
        "1-3\t14-17\tmet\tVBD\tVERB\t_\t_\t",
        "1-4\t17-18\t.\t.\tPUNCT\t_\t_\t", "",
    ]  # fmt: skip
    (tmp_path / "a.tsv").write_bytes("\r\n".join(lines).encode())
    held = read(tmp_path / "a.tsv")
    assert tags(held) == [("official", "Chair [Olsen]", {"role": "Chair", "body": "a|b_c"})]
    assert "4 POS were left out." in held.notes


def conll(tmp_path: Path, text: str, name: str = "a.conll") -> list[tuple[str, str]]:
    (tmp_path / name).write_text(text, encoding="utf-8")
    return [(kind, quote) for kind, quote, _ in tags(read(tmp_path / name))]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("-DOCSTART- -X- -X- O\n\nChair N I-NP B-OFFICIAL\nOlsen N I-NP I-OFFICIAL\nmet V O O\n",
         "a.conll"),
        ("Chair\tB-OFFICIAL\r\nOlsen\tI-OFFICIAL\r\nmet\tO\r\n\r\n", "a.bio"),
        ("Chair B-OFFICIAL\nOlsen E-OFFICIAL\nRuiz O\n", "a.bioes"),
        ("Chair B-OFFICIAL\nOlsen L-OFFICIAL\nRuiz O\n", "a.bilou"),
        ("# text = Chair\n1\tChair\tN\tB-OFFICIAL\n2\tOlsen\tN\tI-OFFICIAL\n3\tmet\tV\tO\n",
         "a.conllu"),
        ("Chair\tI-OFFICIAL\nOlsen\tI-OFFICIAL\n#\tO\nmet\tO\n", "a.tsv"),
    ],
)  # fmt: skip
def test_tokens_of_any_dialect_give_the_same_tag(tmp_path: Path, text: str, name: str) -> None:
    assert conll(tmp_path, text, name) == [("official", "Chair Olsen")]


def test_a_word_may_hold_a_no_break_space_and_a_single_token_be_a_tag(tmp_path: Path) -> None:
    text = "paid\tO\n10\u00a0000\tS-STATISTIC\n20\tU-STATISTIC\n"
    assert conll(tmp_path, text) == [("statistic", "10\u00a0000"), ("statistic", "20")]


def test_a_quote_of_brat_may_hold_a_line_separator(tmp_path: Path) -> None:
    text = "Chair\u2028Olsen met."
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    (tmp_path / "a.ann").write_bytes("T1\tOFFICIAL 0 11\tChair\u2028Olsen\r\n".encode())
    ((kind, quote, _),) = tags(read(tmp_path / "a.ann"))
    assert (kind, quote) == ("official", "Chair\u2028Olsen")


def test_a_coded_pdf_of_a_qualitative_project_comes_in_by_its_plain_text(tmp_path: Path) -> None:
    project = (
        '<?xml version="1.0" encoding="utf-8"?><Project xmlns="urn:QDA-XML:project:1.0" name="p">'
        '<CodeBook><Codes><Code guid="C1" name="Group" isCodable="true"><Code guid="C2"'
        ' name="OFFICIAL" isCodable="true"/></Code></Codes></CodeBook><Sources>'
        '<PDFSource guid="S1" name="release.pdf" path="internal://S1.pdf"><PDFSelection guid="P1"'
        ' page="0" firstX="1" firstY="1" secondX="2" secondY="2"/><Representation guid="R1"'
        ' plainTextPath="internal://R1.txt"><PlainTextSelection guid="T1" name="Chair Olsen"'
        ' startPosition="0" endPosition="11"><Coding guid="D1"><CodeRef targetGUID="c2"/></Coding>'
        "</PlainTextSelection></Representation></PDFSource></Sources></Project>"
    )
    with zipfile.ZipFile(tmp_path / "a.qdpx", "w") as archive:
        archive.writestr("project.qde", project)
        archive.writestr("Sources/R1.txt", "\ufeffChair Olsen met.")
    held = read(tmp_path / "a.qdpx")
    assert tags(held) == [("official", "Chair Olsen", {})]
    assert next(iter(held.documents)).document.title == "release.pdf"
