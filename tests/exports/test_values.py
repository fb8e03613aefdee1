"""What a field holds comes back from a dataset as it was stored, whatever it is."""

import tempfile
from dataclasses import replace
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.intake.annotated.dataset import read_dataset
from annotator.model.kinds import STATISTIC, Kind
from annotator.model.plain import plain_document
from annotator.model.records import FieldValue
from annotator.model.snapshot import no_progress
from annotator.model.spans import Span
from exports.dataset import JsonDataset, JsonLinesDataset
from tests.exports.snapshots import SANCTION, MemorySnapshot, release, tag

TEXT = "𝔘 sanction of 546 boats"
IDS = (None, "01890000-0000-7000-8000-000000000001")

awkward = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        [
            *("29.10", "1e3", "007", "-5", "7,5", "1" + "0" * 40, "1" + "0" * 400, "0.1", "1E+2"),
            *("> 2.5 million EUR", "5-7 tonnes", "freeze", "Freeze", "2019-13", "2019", " 546 "),
            *("", "  ", "null", "\\u0000", "\x00", '"', "𝔘"),
        ]
    ),
)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.sampled_from([STATISTIC, SANCTION]),
    st.data(),
    st.sampled_from([JsonDataset(), JsonLinesDataset()]),
)
def test_the_stored_text_of_every_field_comes_back(
    kind: Kind, data: st.DataObject, exporter: JsonDataset | JsonLinesDataset
) -> None:
    fields = {
        field.key: FieldValue(
            data.draw(awkward),
            data.draw(st.sampled_from([None, Span(0, 1), Span(2, 10)])),
            data.draw(st.sampled_from(IDS)) if field.type == "official" else None,
        )
        for field in kind.fields
        if data.draw(st.booleans())
    }
    held = release(TEXT, [tag(TEXT, kind.key, "546", fields)])
    snapshot = replace(MemorySnapshot((held,)), kinds={kind.key: kind})
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / f"o{exporter.suffix}"
        exporter.write(snapshot, target, {}, no_progress)
        (document,) = read_dataset(target).documents
    wanted = {
        key: parts
        for key, parts in plain_document(held).tags[0][5].items()
        if parts[0].strip() or len(parts) > 1
    }
    assert document.tags[0][5] == wanted
