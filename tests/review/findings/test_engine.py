"""Findings follow the project: each change is taken in, and the rest is left as it was."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from annotator.model.snapshot import SnapshotDocument
from annotator.review.findings.engine import Findings
from annotator.review.findings.finding import as_uuid
from annotator.review.findings.posts import Registry
from annotator.review.findings.rules import RULES
from tests.review.findings.samples import figure, person, registry, release

POSTS = (
    registry(),
    registry(("Tomas Eklund", "President", "Varna", "2010", "2012")),
    registry(("Ana Ruiz", "President", "Varna", "2010", "")),
)


@st.composite
def releases(draw: st.DrawFn) -> SnapshotDocument:
    number = draw(st.integers(0, 4))
    name = draw(st.sampled_from(["Tomas Eklund", "Ana Ruiz", "Tomass Eklund"]))
    value = draw(st.sampled_from(["5", "7", "90"]))
    period = draw(st.sampled_from(["2019", "2020"]))
    text = f"President {name} said: “In {period} we seized {value} boats." + draw(
        st.sampled_from(["", "”"])
    )
    return release(
        text,
        person(f"President {name}", name, "President", "Varna"),
        figure(value, value, "boats", period=period),
        name=f"release-{number}",
        day=draw(st.sampled_from(["2020-05-04", "2021-05-04"])),
    )


STEPS = st.lists(
    st.one_of(
        releases(),
        st.integers(0, 4).map(lambda number: f"release-{number}"),
        st.sampled_from(POSTS),
    ),
    max_size=12,
)


@given(STEPS)
def test_step_by_step_gives_what_a_fresh_run_gives(
    steps: list[SnapshotDocument | str | Registry],
) -> None:
    now: dict[str, SnapshotDocument] = {}
    findings, posts = Findings(), Registry()
    for step in steps:
        if isinstance(step, Registry):
            posts = step
            findings.register(step)
        elif isinstance(step, str):
            now.pop(step, None)
            findings.drop(step)
        else:
            now[step.document.id] = step
            findings.put(step)
        findings.all()
    fresh = Findings()
    for one in now.values():
        fresh.put(one)
    fresh.register(posts)
    assert findings.all() == fresh.all()
    assert len({one.id for one in fresh.all()}) == len(fresh.all())
    assert all(len(one.evidence) >= 2 for one in fresh.all())


def test_every_quote_of_a_finding_stands_in_its_release() -> None:
    held = release("The chair said: “We agree. Then 3 documents were signed by all.")
    findings = Findings()
    findings.put(held)
    for finding in findings.all():
        for one in finding.evidence:
            assert one.span is None or one.span.of(held.text) == one.quote


def test_a_finding_keeps_its_id_while_its_figures_change_and_its_hash_does_not() -> None:
    def run(value: str) -> tuple[str, str]:
        findings = Findings()
        for number, told in enumerate(("5", value)):
            tag = figure(told, told, "boats", period="2020")
            findings.put(release(f"We seized {told} boats.", tag, name=f"release-{number}"))
        (found,) = findings.all()
        return found.id, found.evidence_hash

    first, second = run("7"), run("8")
    assert first == run("7")
    assert first[0] == second[0]
    assert first[1] != second[1]


def test_an_id_has_the_form_of_a_uuid() -> None:
    import uuid

    assert uuid.UUID(as_uuid(("jump", "a"))).version == 8


def test_rules_have_names_of_their_own() -> None:
    assert len({rule.key for rule in RULES}) == len({rule.label for rule in RULES}) == len(RULES)


def test_a_release_that_says_nothing_more_is_forgotten() -> None:
    findings = Findings()
    held = release("We seized 5 boats.", figure("5", "5", "boats", period="2020"))
    findings.put(held)
    findings.put(replace(held, annotations=()))
    assert findings.all() == ()
