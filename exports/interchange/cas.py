"""The `xmi` and `cas-json` exporters: UIMA CAS, a file for each release and the type system.

Offsets are UTF-16 code units, since a UIMA CAS counts as Java does. Each kind is a type with its
fields as features; a fragment beyond the first is an annotation `Fragment` with the tag's id.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import ClassVar
from xml.sax.saxutils import quoteattr

from annotator.model.fields import Json
from annotator.model.kinds import Kind
from annotator.model.records import Annotation
from annotator.model.snapshot import (
    ExportReport,
    Option,
    Options,
    Progress,
    Snapshot,
    SnapshotDocument,
)
from exports.aside import written_aside
from exports.checks import check_options
from exports.interchange.walk import (
    NO_EVIDENCE,
    NO_OFFICIALS,
    NOT_IN_XML,
    Package,
    Utf16,
    Walk,
    facts_of,
    file_stem,
    utf8,
    values_of,
)
from exports.jsontext import encoded, mended

NAMESPACE = "press.annotator"
FRAGMENT = "Fragment"
RELEASE = "Release"
_TAG = ("tagId", "state", "origin", "author")
_RELEASE = (
    "uuid",
    "sourceName",
    "title",
    "publisher",
    "source_address",
    "language",
    "published_on",
    "event_date",
)
_RESERVED = frozenset(("begin", "end", "sofa", "type", "self", "uncertain", *_TAG))
_LOSSES = (NO_EVIDENCE, "Furniture of a release.", "Reviewers of tags.", NO_OFFICIALS)

Features = Mapping[str, str | bool]


class _Cas(ABC):
    key: ClassVar[str]
    label: ClassVar[str]
    suffix: ClassVar[str] = ".zip"
    options: tuple[Option, ...] = ()
    ending: ClassVar[str]
    xml: ClassVar[bool] = False

    def write(
        self, snapshot: Snapshot, target: Path, options: Options, progress: Progress
    ) -> ExportReport:
        """Write the archive aside and rename it."""
        check_options(self, options)
        walk = Walk(snapshot, progress)
        types = type_names(snapshot.kinds)
        with written_aside(target) as file, Package(file) as package:
            package.put("TypeSystem.xml", type_system(snapshot.kinds, types))
            for number, held in enumerate(walk, start=1):
                if self.xml:
                    walk.replaced(held)
                stem = file_stem(number, held.document)
                package.put(stem + self.ending, self._file(snapshot, held, types))
        return walk.report(target, _LOSSES)

    @abstractmethod
    def _file(
        self, snapshot: Snapshot, held: SnapshotDocument, types: Mapping[str, str]
    ) -> bytes: ...


def type_names(kinds: Mapping[str, Kind]) -> dict[str, str]:
    """The UIMA type of each kind, without its namespace: `own_kind` is `OwnKind`."""
    names: dict[str, str] = {}
    for key in kinds:
        name = "".join(part.capitalize() for part in key.split("_"))
        taken = {*names.values(), FRAGMENT, RELEASE}
        names[key] = f"{name}Kind" if name in taken else name
    return names


def feature(key: str) -> str:
    """The feature of a field."""
    return f"{key}_field" if key in _RESERVED else key


def _structures(
    snapshot: Snapshot, held: SnapshotDocument, types: Mapping[str, str]
) -> Iterator[tuple[str, int, int, Features]]:
    """Type, begin, end in UTF-16, and features of everything in the document's CAS."""
    place, facts = Utf16(held.text), facts_of(held.document)
    about = {"uuid": held.document.id, "sourceName": held.document.source_name, **facts}
    yield RELEASE, 0, place(len(held.text)), about
    for tag in held.annotations:
        first, *more = tag.spans
        yield types[tag.kind], place(first.start), place(first.end), _features(snapshot, tag)
        for span in more:
            yield FRAGMENT, place(span.start), place(span.end), {"tagId": tag.id}


def _features(snapshot: Snapshot, tag: Annotation) -> Features:
    return {
        "tagId": tag.id,
        "state": str(tag.state),
        "origin": tag.origin,
        "author": snapshot.authors.get(tag.author, ""),
        "uncertain": tag.uncertain,
        **{
            feature(key): value
            for key, value in values_of(tag).items()
            if key in {field.key for field in snapshot.kinds[tag.kind].fields}
        },
    }


def _type_features(kind: Kind) -> dict[str, str]:
    """The features of a kind's type with their ranges."""
    strings = (*_TAG, *(feature(field.key) for field in kind.fields))
    return {**dict.fromkeys(strings, "uima.cas.String"), "uncertain": "uima.cas.Boolean"}


def _all_types(kinds: Mapping[str, Kind], types: Mapping[str, str]) -> dict[str, dict[str, str]]:
    return {
        **{types[key]: _type_features(kind) for key, kind in kinds.items()},
        FRAGMENT: {"tagId": "uima.cas.String"},
        RELEASE: dict.fromkeys(_RELEASE, "uima.cas.String"),
    }


def type_system(kinds: Mapping[str, Kind], types: Mapping[str, str]) -> bytes:
    """The type system as UIMA's descriptor."""
    parts = [
        (
            "<?xml version='1.0' encoding='UTF-8'?>\n"
            '<typeSystemDescription xmlns="http://uima.apache.org/resourceSpecifier"><types>\n'
        )
    ]
    for name, features in _all_types(kinds, types).items():
        described = "".join(
            f"<featureDescription><name>{one}</name><description/>"
            f"<rangeTypeName>{range_of}</rangeTypeName></featureDescription>"
            for one, range_of in features.items()
        )
        parts.append(
            f"<typeDescription><name>{NAMESPACE}.{name}</name><description/>"
            f"<supertypeName>uima.tcas.Annotation</supertypeName>"
            f"<features>{described}</features></typeDescription>\n"
        )
    parts.append("</types></typeSystemDescription>\n")
    return "".join(parts).encode()


class CasXmi(_Cas):
    """A zip archive with an XMI file for each release, and the type system."""

    key = "xmi"
    label = "UIMA CAS (XMI)"
    ending = ".xmi"
    xml = True

    def _file(self, snapshot: Snapshot, held: SnapshotDocument, types: Mapping[str, str]) -> bytes:
        lines = [
            (
                "<?xml version='1.0' encoding='UTF-8'?>\n"
                '<xmi:XMI xmlns:xmi="http://www.omg.org/XMI" xmlns:cas="http:///uima/cas.ecore" '
                'xmlns:annotator="http:///press/annotator.ecore" xmi:version="2.0">\n'
                '<cas:NULL xmi:id="0"/>\n'
            )
        ]
        members = []
        for number, (name, begin, end, features) in enumerate(
            _structures(snapshot, held, types), start=2
        ):
            members.append(str(number))
            written = "".join(
                f" {key}={_attribute(value)}" for key, value in features.items() if value != ""
            )
            lines.append(
                f'<annotator:{name} xmi:id="{number}" sofa="1" begin="{begin}" end="{end}"'
                f"{written}/>\n"
            )
        lines.append(
            '<cas:Sofa xmi:id="1" sofaNum="1" sofaID="_InitialView" mimeType="text/plain" '
            f"sofaString={_attribute(held.text)}/>\n"
            f'<cas:View sofa="1" members="{" ".join(members)}"/>\n</xmi:XMI>\n'
        )
        return utf8("".join(lines))


def _attribute(value: str | bool) -> str:
    if isinstance(value, bool):
        return '"true"' if value else '"false"'
    return quoteattr(value.translate(NOT_IN_XML), {"\n": "&#10;", "\r": "&#13;", "\t": "&#9;"})


class CasJson(_Cas):
    """A zip archive with a JSON file (UIMA CAS JSON 0.4) for each release."""

    key = "cas-json"
    label = "UIMA CAS (JSON)"
    ending = ".json"

    def _file(self, snapshot: Snapshot, held: SnapshotDocument, types: Mapping[str, str]) -> bytes:
        structures: list[Json] = [
            {
                "%ID": 1,
                "%TYPE": "uima.cas.Sofa",
                "sofaNum": 1,
                "sofaID": "_InitialView",
                "mimeType": "text/plain",
                "sofaString": held.text,
            }
        ]
        for number, (name, begin, end, features) in enumerate(
            _structures(snapshot, held, types), start=2
        ):
            structures.append(
                {
                    "%ID": number,
                    "%TYPE": f"{NAMESPACE}.{name}",
                    "@sofa": 1,
                    "begin": begin,
                    "end": end,
                    **{key: value for key, value in features.items() if value != ""},
                }
            )
        members: list[Json] = list(range(2, len(structures) + 1))
        return encoded(
            mended(
                {
                    "%TYPES": _json_types(snapshot.kinds, types),
                    "%FEATURE_STRUCTURES": structures,
                    "%VIEWS": {"_InitialView": {"%SOFA": 1, "%MEMBERS": members}},
                }
            )
        )


def _json_types(kinds: Mapping[str, Kind], types: Mapping[str, str]) -> Json:
    described: dict[str, Json] = {}
    for name, features in _all_types(kinds, types).items():
        full = f"{NAMESPACE}.{name}"
        described[full] = {
            "%NAME": full,
            "%SUPER_TYPE": "uima.tcas.Annotation",
            **{key: {"%NAME": key, "%RANGE": range_of} for key, range_of in features.items()},
        }
    return described
