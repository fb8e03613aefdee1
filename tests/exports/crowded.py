"""Two small releases with all that makes formats stumble: the fixture of every interchange test."""

from annotator.model.fields import Field, FieldType
from annotator.model.kinds import USER_COLORS, Kind, Pattern, overlaid
from annotator.model.records import FieldValue, Official, State, Tenure
from annotator.model.spans import quote_of
from tests.exports.snapshots import MemorySnapshot, release, span_of, tag

PORT = """𝔓ort Council 🚢 meets

Chair Mira Olsen 👩‍✈️ said: the Council approved, on 4 May,
a budget of about 7.5 million | [euros] for 340 buoys.
Председатель Пётр Лавров: изъято 12,5 тонны 🧨.
"""
"""Beyond the BMP from the first character on; a decision runs over a line break."""

_REMARK = '<red> & "green"\tlight\n2\\n'
DYKE = "The Dyke Board signed a plan.\n"

SEA_MARK = Kind(
    key="sea_mark",
    label="Sea mark",
    color=USER_COLORS[0],
    pattern=Pattern.DOUBLE,
    shortcut="M",
    help="A buoy, a light or a beacon.",
    fields=(
        Field("name", "Name"),
        Field("count", "Count", FieldType.NUMBER),
        Field("remark", "Remark", FieldType.LONG_TEXT),
    ),
)


def crowded() -> MemorySnapshot:
    """Overlaps, fragments, evidence, doubt, two authors, awkward values, a kind of its own."""
    decision = (
        "the Council approved, on 4 May,\na budget of about 7.5 million | [euros] for 340 buoys"
    )
    tags = (
        tag(PORT, "decision", decision, {"title": "a budget\nfor 340 buoys", "action": "approve"}),
        tag(
            PORT,
            "official",
            "Chair Mira Olsen 👩‍✈️",
            {
                "person": FieldValue("Mira Olsen", span_of(PORT, "Mira Olsen"), "o1"),
                "role": "Chair",
                "status": "acting",
            },
            state=State.VERIFIED,
        ),
        tag(
            PORT,
            "statistic",
            "about 7.5 million | [euros]",
            {"comparator": "~", "value": "7500000", "unit": "EUR", "place": "a|b [c]\\d_*;é=f"},
            uncertain=True,
        ),
        tag(PORT, "statistic", "340", {"value": "340", "counted": "buoys"}, author="m2"),
        tag(
            PORT,
            "sea_mark",
            ("340 buoys", "🧨"),
            {"count": "340", "remark": _REMARK},
        ),
        tag(PORT, "official", "Председатель Пётр Лавров", {"person": "Пётр Лавров"}),
        tag(PORT, "statistic", "12,5 тонны 🧨", {"value": "12.5", "unit": "tonne"}),
    )
    board = tag(DYKE, "decision", "The Dyke Board signed a plan", {"action": "sign"}, id="d2-1")
    harbour = release(
        PORT,
        sorted(tags, key=lambda one: one.start),
        title="Port Council & buoys",
        publisher="Harbour <press>",
        source_address="https://press.example/1?a=b&c=d",
        language="en",
        published_on="2021-05-05",
        event_date="2021-05-04",
    )
    dyke = release(DYKE, (board,), id="d2", source_name="dyke board.txt", title="Dyke")
    assert all(quote_of(PORT, one.spans) == one.quote for one in tags)
    return MemorySnapshot(
        (harbour, dyke),
        kinds=overlaid({SEA_MARK.key: SEA_MARK}),
        officials=(Official("o1", "Mira Olsen", ("M. Olsen",), "of Portville"),),
        tenures=(Tenure("t1", "o1", "Chair", "Port Council", "2020-03", "2021", "acting", "x"),),
        authors={"m1": "Ana Duarte", "m2": "Omar & Sons"},
    )
