"""A small library of our own writing for briefings: three years of a river council."""

from dataclasses import replace

from annotator.model.records import Annotation, FieldValue, Official, State, Tenure
from annotator.model.snapshot import SnapshotDocument
from tests.exports.snapshots import MemorySnapshot, release, tag

FIRST = """River Council meets in Orsk

On 5 May 2019 the River Council adopted a Plan on safe fairways for 2019-2021.
In 2018 the river police seized 400 boats and 12.5 tonnes of contraband. Grants were 900,000 euros.
Chair Lena Voss said that the crews deserve thanks.
"""
SECOND = """River Council meets in Ludza

On 6 May 2020 the River Council approved the budget of about 2 million euros.
In 2019 the river police seized 500 boats and more than 29.1 tonnes of contraband.
Grants were 750,000 dollars in 2019. Lena Voss thanked "Bell & Sons" <crews>.
"""
THIRD = """Совет реки собрался в Орске

6 мая 2021 года Совет реки подписал соглашение о безопасности.
Председатель Лена Восс сообщила, что в 2020 году изъято 450 лодок.
"""

_LENA = FieldValue("Lena Voss", official="o1")
_COUNCIL = "River Council"


def _stat(text: str, quote: str, value: str, counted: str, period: str, **more: str) -> Annotation:
    fields = {"comparator": "=", "value": value, "unit": "count", "counted": counted}
    fields |= {"period": period, **more}
    return tag(text, "statistic", quote, fields, state=State.VERIFIED)


def _decision(text: str, quote: str, **fields: str) -> Annotation:
    return tag(text, "decision", quote, fields, state=State.VERIFIED)


def first() -> SnapshotDocument:
    """2019: a plan, three figures, one speaker."""
    tags = (
        _decision(
            FIRST,
            "the River Council adopted a Plan on safe fairways for 2019-2021",
            instrument="plan",
            title="Plan on safe fairways for 2019-2021",
            body=_COUNCIL,
            status="adopted",
            date="2019-05-05",
        ),
        _stat(FIRST, "400", "400", "boats", "2018"),
        _stat(FIRST, "12.5 tonnes", "12.5", "contraband", "2018", unit="tonne"),
        _stat(FIRST, "900,000 euros", "900000", "grants", "2018", unit="EUR"),
        tag(
            FIRST,
            "official",
            "Chair Lena Voss",
            {"person": _LENA, "role": "Chair", "body": _COUNCIL, "status": "acting"},
            state=State.VERIFIED,
        ),
    )
    return _release("d1", FIRST, "en", "2019-05-05", tags)


def second() -> SnapshotDocument:
    """2020: a budget, figures that can and can't be compared."""
    tags = (
        _decision(
            SECOND,
            "the River Council approved the budget of about 2 million euros",
            instrument="budget",
            title="budget of about 2 million euros",
            body=_COUNCIL,
            status="approved",
            date="2020-05-06",
        ),
        _stat(SECOND, "500", "500", "boats", "2019"),
        _stat(
            SECOND,
            "more than 29.1 tonnes",
            "29.1",
            "contraband",
            "2019",
            unit="tonne",
            comparator=">",
        ),
        _stat(SECOND, "750,000 dollars", "750000", "grants", "2019", unit="USD"),
        tag(
            SECOND,
            "official",
            "Lena Voss",
            {"person": _LENA, "role": "Chair", "body": _COUNCIL, "status": "in office"},
            state=State.VERIFIED,
        ),
    )
    return _release("d2", SECOND, "en", "2020-05-06", tags)


def third() -> SnapshotDocument:
    """2021, in Russian."""
    tags = (
        _decision(
            THIRD,
            "Совет реки подписал соглашение о безопасности",
            instrument="agreement",
            title="соглашение о безопасности",
            body="Совет реки",
            status="signed",
            date="2021-05-06",
        ),
        tag(
            THIRD,
            "statistic",
            "450",
            {
                "comparator": "=",
                "value": "450",
                "unit": "count",
                "counted": "лодок",
                "period": "2020",
            },
        ),
        tag(
            THIRD,
            "official",
            "Председатель Лена Восс",
            {"person": FieldValue("Лена Восс", official="o1"), "role": "Председатель"},
            state=State.VERIFIED,
        ),
    )
    return _release("d3", THIRD, "ru", "2021-05-06", tags)


def _release(
    key: str, text: str, language: str, day: str, tags: tuple[Annotation, ...]
) -> SnapshotDocument:
    return release(
        text,
        tuple(replace(one, id=f"{key}-{one.id}") for one in tags),
        id=key,
        source_name=f"{key}.txt",
        title=text.split("\n", 1)[0],
        publisher="River Council press service",
        source_address=f"https://press.example/{key}?a=1&b=2",
        language=language,
        event_date=day,
        published_on=day,
    )


def library(*held: SnapshotDocument) -> MemorySnapshot:
    """The three releases, or those given, with Lena Voss in the registry."""
    return MemorySnapshot(
        held or (first(), second(), third()),
        project="River",
        officials=(Official("o1", "Lena Voss", ("Лена Восс",)),),
        tenures=(Tenure("t1", "o1", "Chair", _COUNCIL, "2019-01-01", "", "elected"),),
    )
