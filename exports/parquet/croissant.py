"""The card of a dataset in Croissant 1.0: JSON-LD that says which files, columns and meanings.

Follows the format's specification 1.0 of the MLCommons: `sc:Dataset` with `distribution`
(FileObject) and `recordSet` (RecordSet with Field), bound by `conformsTo`.
"""

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import orjson

from annotator.model.snapshot import Snapshot
from exports.tables import Column, Sort, Table

_CONTEXT: dict[str, Any] = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "citeAs": "cr:citeAs",
    "column": "cr:column",
    "conformsTo": "dct:conformsTo",
    "cr": "http://mlcommons.org/croissant/",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "dct": "http://purl.org/dc/terms/",
    "examples": {"@id": "cr:examples", "@type": "@json"},
    "extract": "cr:extract",
    "field": "cr:field",
    "fileObject": "cr:fileObject",
    "fileProperty": "cr:fileProperty",
    "fileSet": "cr:fileSet",
    "format": "cr:format",
    "includes": "cr:includes",
    "isLiveDataset": "cr:isLiveDataset",
    "jsonPath": "cr:jsonPath",
    "key": "cr:key",
    "md5": "cr:md5",
    "parentField": "cr:parentField",
    "path": "cr:path",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "recordSet": "cr:recordSet",
    "references": "cr:references",
    "regex": "cr:regex",
    "repeated": "cr:repeated",
    "replace": "cr:replace",
    "sc": "https://schema.org/",
    "separator": "cr:separator",
    "source": "cr:source",
    "subField": "cr:subField",
    "transform": "cr:transform",
}
_CONFORMS = "http://mlcommons.org/croissant/1.0"
_MEDIA = "application/x-parquet"
_TYPES: Mapping[Sort, str] = {
    Sort.TEXT: "sc:Text",
    Sort.WHOLE: "sc:Integer",
    Sort.DECIMAL: "sc:Number",
    Sort.TRUTH: "sc:Boolean",
}


def card(snapshot: Snapshot, tables: Sequence[Table], files: Sequence[Path]) -> bytes:
    """The card as JSON: the dataset, its files with their SHA-256, and the columns of each."""
    counts = {"snapshot": snapshot.head, "state": str(snapshot.state)}
    plain = {
        "@context": _CONTEXT,
        "@type": "sc:Dataset",
        "conformsTo": _CONFORMS,
        "name": snapshot.project,
        "description": "Officials, decisions and statistics tagged in press releases, each with "
        f"its quote. Tags in the states: {counts['state']}. Made by {snapshot.generator}.",
        "version": "1.0.0",
        "dateModified": snapshot.revised_at,
        "identifier": counts["snapshot"],
        "distribution": [_file(path) for path in files],
        "recordSet": [
            _records(table, path.name) for table, path in zip(tables, files, strict=True)
        ],
    }
    return orjson.dumps(plain, option=orjson.OPT_INDENT_2)


def _file(path: Path) -> dict[str, Any]:
    data = path.read_bytes()
    return {
        "@type": "cr:FileObject",
        "@id": path.name,
        "name": path.name,
        "contentUrl": path.name,
        "contentSize": f"{len(data)} B",
        "encodingFormat": _MEDIA,
        "sha256": hashlib.sha256(data).hexdigest(),
    }


def _records(table: Table, file: str) -> dict[str, Any]:
    return {
        "@type": "cr:RecordSet",
        "@id": table.name,
        "name": table.name,
        "description": table.help,
        "key": {"@id": f"{table.name}/id"},
        "field": [_field(table, column, file) for column in table.columns],
    }


def _field(table: Table, column: Column, file: str) -> dict[str, Any]:
    return {
        "@type": "cr:Field",
        "@id": f"{table.name}/{column.name}",
        "name": column.name,
        "description": column.help,
        "dataType": _TYPES[column.sort],
        "source": {"fileObject": {"@id": file}, "extract": {"column": column.name}},
    }
