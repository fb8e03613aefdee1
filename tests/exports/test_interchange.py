"""Formats of other programs: each is read back by a reader that is not ours, and by our own."""

import json
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from annotator.intake.annotated.files import sources_of
from annotator.intake.annotated.offsets import FromUtf16
from annotator.model.annotated import Annotated
from annotator.model.plain import plain_document
from annotator.model.snapshot import Exporter, ExportReport, no_progress
from annotator.workspace import Workspace
from exports.interchange import INTERCHANGE
from exports.interchange.walk import Utf16
from tests.exports import tsv3
from tests.exports.crowded import DYKE, PORT, SEA_MARK, crowded
from tests.exports.snapshots import MemorySnapshot, release, tag

BY_KEY: Mapping[str, Exporter] = {one.key: one for one in INTERCHANGE}
Tags = set[tuple[Any, ...]]


def exported(key: str, folder: Path) -> tuple[Path, ExportReport]:
    exporter = BY_KEY[key]
    target = folder / f"out{exporter.suffix}"
    return target, exporter.write(crowded(), target, {}, no_progress)


def ours(text: str = PORT) -> Tags:
    """Kind, spans, values and doubt of each tag of a release, as the project has them."""
    (held,) = (one for one in crowded().held if one.text == text)
    return of_rows(plain_document(held).tags)


def of_rows(rows: Any) -> Tags:
    return {
        (
            row[1],
            tuple(map(tuple, row[2])),
            frozenset((key, parts[0]) for key, parts in row[5].items()),
            row[9],
        )
        for row in rows
    }


def split(tags: Tags) -> Tags:
    """The tags with each fragment as one of its own."""
    return {(kind, (span,), values, doubt) for kind, spans, values, doubt in tags for span in spans}


def bare(tags: Tags) -> Tags:
    """Kinds and places alone."""
    return {(kind, spans) for kind, spans, *_ in tags}


def read_back(path: Path) -> Annotated:
    """What our own importer makes of the file."""
    (source,), rest = sources_of([path])
    assert rest == []
    return source.read(crowded().kinds)


def tags_of(held: Annotated, text: str = PORT) -> Tags:
    (document,) = (one for one in held.documents if one.text == text)
    return of_rows(document.tags)


# --- what all of them promise ------------------------------------------------------------------


@pytest.mark.parametrize("key", BY_KEY)
def test_the_report_says_what_the_format_has_no_place_for(key: str, tmp_path: Path) -> None:
    _, report = exported(key, tmp_path)
    assert report.losses
    assert all(one[0].isupper() and one.endswith(".") for one in report.losses)
    assert report.documents == 2


IMPORTED = (
    "web-annotation",
    "brat",
    "xmi",
    "cas-json",
    "webanno",
    "doccano",
    "label-studio",
    "qdpx",
)


@pytest.mark.parametrize("key", IMPORTED)
def test_a_format_comes_back_into_a_project(key: str, tmp_path: Path) -> None:
    path, report = exported(key, tmp_path)
    (source,), _ = sources_of([path])
    workspace = Workspace.create(tmp_path / "other.pressdb", author="Omar Haddad")
    try:
        taken = workspace.import_annotated(source.read(workspace.kinds()))
        assert taken.documents == report.documents
        assert taken.annotations >= report.annotations
        texts = {workspace.open_document(one.document.id).text for one in workspace.listed(0, 9)}
        assert {text.rstrip() for text in texts} == {PORT.rstrip(), DYKE.rstrip()}
        assert SEA_MARK.key in workspace.kinds()
        assert workspace.check() == []
        workspace.undo()
        assert workspace.document_count() == 0
    finally:
        workspace.close()


@pytest.mark.parametrize("key", ["web-annotation", "xmi", "cas-json", "label-studio"])
def test_all_of_a_tag_but_its_evidence_comes_back(key: str, tmp_path: Path) -> None:
    held = read_back(exported(key, tmp_path)[0])
    assert tags_of(held) == ours()
    assert tags_of(held, DYKE) == ours(DYKE)
    assert held.notes == []


@pytest.mark.parametrize("key", ["web-annotation", "xmi", "cas-json", "label-studio", "doccano"])
def test_what_is_known_of_a_release_comes_back(key: str, tmp_path: Path) -> None:
    held = read_back(exported(key, tmp_path)[0])
    (document,) = (one.document for one in held.documents if one.text == PORT)
    before = crowded().held[0].document
    names = ("source_name", "title", "publisher", "source_address", "language", "published_on",
             "event_date")  # fmt: skip
    for name in names:
        assert getattr(document, name) == getattr(before, name)


def test_places_in_utf_16_and_code_points_are_each_others_inverse() -> None:
    there, back = Utf16(PORT), FromUtf16(PORT)
    for place in range(len(PORT) + 1):
        assert there(place) == len(PORT[:place].encode("utf-16-le")) // 2
        assert back(there(place)) == place


# --- W3C Web Annotation, read by pyld ----------------------------------------------------------


OA, DC = "http://www.w3.org/ns/oa#", "http://purl.org/dc/elements/1.1/"
ANNO_TERMS: Mapping[str, Any] = {
    "id": "@id",
    "type": "@type",
    **{
        name: OA + name
        for name in (
            "Annotation",
            "TextualBody",
            "SpecificResource",
            "Composite",
            "TextPositionSelector",
            "TextQuoteSelector",
            "tagging",
            "describing",
            "exact",
            "prefix",
            "suffix",
        )
    },
    "Text": "http://purl.org/dc/dcmitype/Text",
    "Person": "http://xmlns.com/foaf/0.1/Person",
    "name": "http://xmlns.com/foaf/0.1/name",
    "format": f"{DC}format",
    "language": f"{DC}language",
    "value": "http://www.w3.org/1999/02/22-rdf-syntax-ns#value",
    "creator": {"@id": "http://purl.org/dc/terms/creator", "@type": "@id"},
    "body": {"@id": f"{OA}hasBody", "@type": "@id"},
    "target": {"@id": f"{OA}hasTarget", "@type": "@id"},
    "source": {"@id": f"{OA}hasSource", "@type": "@id"},
    "selector": {"@id": f"{OA}hasSelector", "@type": "@id"},
    "purpose": {"@id": f"{OA}hasPurpose", "@type": "@vocab"},
    "start": {"@id": f"{OA}start", "@type": "http://www.w3.org/2001/XMLSchema#nonNegativeInteger"},
    "end": {"@id": f"{OA}end", "@type": "http://www.w3.org/2001/XMLSchema#nonNegativeInteger"},
    "items": {
        "@id": "http://www.w3.org/ns/activitystreams#items",
        "@type": "@id",
        "@container": "@list",
    },
}
"""The terms of the recommendation's context that are used, as its appendix A defines them."""


def test_pyld_expands_every_annotation(tmp_path: Path) -> None:
    from pyld import jsonld  # type: ignore[import-untyped]

    path, _ = exported("web-annotation", tmp_path)
    data = json.loads(path.read_bytes())

    def load(url: str, _: object) -> dict[str, Any]:
        assert url == "http://www.w3.org/ns/anno.jsonld"  # nothing else may be fetched
        return {"contextUrl": None, "documentUrl": url, "document": {"@context": ANNO_TERMS}}

    expanded = jsonld.expand(data, {"documentLoader": load})
    oa = "http://www.w3.org/ns/oa#"
    found = [one for one in expanded if f"{oa}Annotation" in one["@type"]]
    assert len(found) == 8
    texts = {one["@id"]: one for one in expanded if one not in found}
    value = "http://www.w3.org/1999/02/22-rdf-syntax-ns#value"
    for annotation in found:
        for target in annotation[f"{oa}hasTarget"]:
            places = target.get("http://www.w3.org/ns/activitystreams#items", [{"@list": [target]}])
            for place in places[0]["@list"]:
                (source,) = place[f"{oa}hasSource"]
                position, quote = place[f"{oa}hasSelector"]
                start, end = (position[f"{oa}{name}"][0]["@value"] for name in ("start", "end"))
                text = texts[source["@id"]][value][0]["@value"]
                assert text[start:end] == quote[f"{oa}exact"][0]["@value"]


# --- brat, read by the format's own rules ------------------------------------------------------


def brat_lines(path: Path, name: str) -> tuple[str, list[list[str]]]:
    with zipfile.ZipFile(path) as archive:
        text = archive.read(f"{name}.txt").decode()
        return text, [
            line.split("\t") for line in archive.read(f"{name}.ann").decode().splitlines()
        ]


def test_brat_finds_the_words_of_every_line_at_their_place(tmp_path: Path) -> None:
    path, _ = exported("brat", tmp_path)
    text, lines = brat_lines(path, "00001-release")
    bound = [line for line in lines if line[0].startswith("T")]
    assert len(bound) == 7
    for _, placed, words in bound:
        kind, places = placed.split(" ", 1)
        assert kind in crowded().kinds
        pieces = []
        for place in places.split(";"):
            start, end = map(int, place.split(" "))
            assert "\n" not in text[start:end]
            pieces.append(text[start:end])
        assert " ".join(pieces) == words
    ids = [line[0] for line in lines]
    assert len(set(ids)) == len(ids)
    with zipfile.ZipFile(path) as archive:
        configuration = archive.read("annotation.conf").decode()
    assert "sea_mark" in configuration


def test_brat_comes_back_but_for_line_breaks_inside_a_tag(tmp_path: Path) -> None:
    found = tags_of(read_back(exported("brat", tmp_path)[0]))
    whole = {tag for tag in ours() if tag[0] != "decision"}
    assert found >= whole
    (decision,) = found - whole
    assert len(decision[1]) == 2
    assert decision[2] == next(tag for tag in ours() if tag[0] == "decision")[2]


# --- UIMA CAS, read by dkpro-cassis ------------------------------------------------------------


@pytest.mark.parametrize("key", ["xmi", "cas-json"])
def test_cassis_reads_every_tag_with_its_features(key: str, tmp_path: Path) -> None:
    import cassis  # type: ignore[import-untyped]

    path, _ = exported(key, tmp_path)
    with zipfile.ZipFile(path) as archive:
        types = cassis.load_typesystem(archive.open("TypeSystem.xml"))
        name = next(one for one in archive.namelist() if one.startswith("00001"))
        if key == "xmi":
            cas = cassis.load_cas_from_xmi(archive.open(name), typesystem=types)
        else:
            cas = cassis.load_cas_from_json(archive.open(name))
    assert cas.sofa_string == PORT
    statistics = cas.select("press.annotator.Statistic")
    assert [one.get_covered_text() for one in statistics] == [
        "about 7.5 million | [euros]",
        "340",
        "12,5 тонны 🧨",
    ]
    assert (statistics[0].value, statistics[0].uncertain) == ("7500000", True)
    assert statistics[0].place == "a|b [c]\\d_*;é=f"
    assert statistics[1].author == "Omar & Sons"
    (mark,) = cas.select("press.annotator.SeaMark")
    (fragment,) = cas.select("press.annotator.Fragment")
    assert (mark.get_covered_text(), fragment.get_covered_text()) == ("340 buoys", "🧨")
    assert fragment.tagId == mark.tagId


# --- WebAnno TSV 3, read by a strict reader of the format --------------------------------------


def test_what_xml_cannot_hold_is_replaced_and_said(tmp_path: Path) -> None:
    text = "The \x01 Board\ufffe signed 7 plans.\n"
    snapshot = MemorySnapshot((release(text, [tag(text, "statistic", "7")], title="Plans"),))
    for key, told in (("xmi", 1), ("cas-json", 0)):
        exporter = next(one for one in INTERCHANGE if one.key == key)
        report = exporter.write(snapshot, tmp_path / key, {}, no_progress)
        said = "In “Plans”, 2 characters that XML can't hold were written as U+FFFD."
        assert report.left_out.count(said) == told


def test_a_strict_reader_of_webanno_tsv_finds_text_and_tags(tmp_path: Path) -> None:
    path, _ = exported("webanno", tmp_path)
    with zipfile.ZipFile(path) as archive:
        text, found = tsv3.read(archive.read("00001-release.tsv").decode())
    assert text == PORT.rstrip("\n")
    assert {(layer, start, end) for layer, start, end, _ in found} == {
        (f"webanno.custom.{'SeaMark' if kind == 'sea_mark' else kind.capitalize()}", *span)
        for kind, spans, *_ in ours()
        for span in spans
    }
    (money,) = (values for _, _, _, values in found if values.get("unit") == "EUR")
    assert money["place"] == "a|b [c]\\d_*;é=f"
    assert money["uncertain"] == "true"


def test_webanno_tsv_comes_back_but_for_fragments(tmp_path: Path) -> None:
    held = read_back(exported("webanno", tmp_path)[0])
    assert tags_of(held, PORT.rstrip("\n")) == split(ours())


# --- CoNLL -------------------------------------------------------------------------------------


def test_conll_is_four_columns_with_legal_bio_and_keeps_the_longer_of_two(tmp_path: Path) -> None:
    path, report = exported("conll", tmp_path)
    blocks = path.read_text(encoding="utf-8").split("\n\n")
    assert sum(block.startswith("-DOCSTART- -X- -X- O") for block in blocks) == 2
    before = "O"
    for block in blocks:
        before = "O"
        for line in filter(None, block.splitlines()):
            _, _, _, label = line.split(" ")
            assert label == "O" or label[2:] in crowded().kinds
            if label.startswith("I-"):
                assert before[2:] == label[2:]
            before = label
    assert before == "O"
    assert len(report.left_out) == 3  # the figures and buoys inside the decision
    assert report.annotations == 5
    assert all("it shares words with a longer tag" in one for one in report.left_out)


def test_conll_comes_back_with_its_words_and_kinds(tmp_path: Path) -> None:
    held = read_back(exported("conll", tmp_path)[0])
    first, second = held.documents
    assert [row[3] for row in second.tags] == ["The Dyke Board signed a plan"]
    assert "Председатель Пётр Лавров" in {row[3] for row in first.tags}
    assert {row[1] for row in first.tags} == {"decision", "official", "statistic"}
    assert any("CoNLL keeps no blanks" in note for note in held.notes)


# --- spaCy -------------------------------------------------------------------------------------


def test_spacy_reads_texts_spans_and_entities(tmp_path: Path) -> None:
    spacy = pytest.importorskip("spacy")
    from spacy.tokens import DocBin

    path, _ = exported("spacy", tmp_path)
    docs = list(DocBin().from_disk(path).get_docs(spacy.blank("en").vocab))
    assert [doc.text for doc in docs] == [PORT, DYKE]
    found = {(span.label_, ((span.start_char, span.end_char),)) for span in docs[0].spans["press"]}
    assert found == bare(split(ours()))
    assert {entity.label_ for entity in docs[0].ents} == {"decision", "official", "statistic"}
    beside = json.loads(docs[0].user_data["press"])
    assert beside["title"] == "Port Council & buoys"
    assert len(beside["tags"]) == 7


# --- doccano and Label Studio, read as their servers cut texts ---------------------------------


def test_doccano_cuts_the_words_of_every_label(tmp_path: Path) -> None:
    path, _ = exported("doccano", tmp_path)
    first = json.loads(path.read_text(encoding="utf-8").splitlines()[0])
    assert {(label, ((start, end),)) for start, end, label in first["label"]} == bare(split(ours()))
    assert bare(tags_of(read_back(path))) == bare(split(ours()))


def test_label_studio_cuts_the_words_of_every_region_in_utf_16(tmp_path: Path) -> None:
    path, _ = exported("label-studio", tmp_path)
    task = json.loads(path.read_bytes())[0]
    units = task["data"]["text"].encode("utf-16-le")
    regions = [one for one in task["annotations"][0]["result"] if one["type"] == "labels"]
    assert len(regions) == 8
    for region in regions:
        value = region["value"]
        assert units[2 * value["start"] : 2 * value["end"]].decode("utf-16-le") == value["text"]


# --- REFI-QDA, held to the rules of its schema -------------------------------------------------


def test_a_refi_qda_project_keeps_to_the_rules_of_its_schema(tmp_path: Path) -> None:
    path, _ = exported("qdpx", tmp_path)
    with zipfile.ZipFile(path) as archive:
        root = ET.fromstring(archive.read("project.qde"))
        files = {name: archive.read(name).decode() for name in archive.namelist()}
    space = "{urn:QDA-XML:project:1.0}"
    assert root.tag == f"{space}Project"
    assert [child.tag.removeprefix(space) for child in root] == ["Users", "CodeBook", "Sources"]
    codes = {one.get("guid"): one.get("name") for one in root.iter(f"{space}Code")}
    users = {one.get("guid") for one in root.iter(f"{space}User")}
    assert set(codes.values()) == {"Official", "Decision", "Statistic", "Sea mark"}
    guids = [one.get("guid") for one in root.iter() if one.get("guid")]
    assert len(set(guids)) == len(guids)
    found = set()
    for source in root.iter(f"{space}TextSource"):
        text = files[source.get("plainTextPath", "").replace("internal://", "sources/")]
        for selection in source.iter(f"{space}PlainTextSelection"):
            order = [child.tag.removeprefix(space) for child in selection]
            assert order in (["Description", "Coding"], ["Coding"])
            start, end = (
                int(selection.get("startPosition", "")),
                int(selection.get("endPosition", "")),
            )
            (reference,) = selection.iter(f"{space}CodeRef")
            assert selection.get("creatingUser") in users
            if text == PORT:
                found.add((codes[reference.get("targetGUID")], start, end))
    assert {(kind, ((start, end),)) for kind, start, end in found} == {
        (crowded().kinds[kind].label, spans) for kind, spans in bare(split(ours()))
    }


def test_a_refi_qda_project_comes_back_but_for_fragments(tmp_path: Path) -> None:
    assert tags_of(read_back(exported("qdpx", tmp_path)[0])) == split(ours())


# --- FollowTheMoney, validated by its own library ----------------------------------------------


def test_followthemoney_takes_every_entity(tmp_path: Path) -> None:
    from followthemoney import model

    path, report = exported("ftm", tmp_path)
    entities = [json.loads(line) for line in path.read_bytes().splitlines()]
    proxies = {one["id"]: model.get_proxy(one, cleaned=False) for one in entities}
    for proxy in proxies.values():
        proxy.schema.validate({"properties": {name: proxy.get(name) for name in proxy.properties}})
        assert all(proxy.get(name) for name in proxy.schema.required)
    schemas = sorted(one["schema"] for one in entities)
    assert schemas == ["Article", "Mention", "Mention", "Occupancy", "Person", "Position"]
    (occupancy,) = (one for one in proxies.values() if one.schema.name == "Occupancy")
    assert proxies[occupancy.first("holder")].caption == "Mira Olsen"
    assert proxies[occupancy.first("post")].caption == "Chair, Port Council"
    assert (occupancy.first("startDate"), occupancy.first("endDate")) == ("2020-03", "2021")
    for mention in (one for one in proxies.values() if one.schema.name == "Mention"):
        assert mention.first("document") in proxies
    assert report.annotations == 2
