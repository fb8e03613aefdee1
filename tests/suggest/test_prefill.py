"""What a tag made by hand is filled in with, whatever was proposed for the release before."""

from annotator.model.kinds import OFFICIAL, STATISTIC
from annotator.model.records import FieldValue
from annotator.model.spans import Span
from annotator.model.suggestion import Context, Suggestion
from annotator.suggest.prefill import Registry, prefilled

NOBODY = Registry((), ())


class Asked:
    """A recogniser that keeps what it is asked and gives the selection as a role."""

    def __init__(self) -> None:
        self.texts: list[str] = []

    def __call__(self, kind: str, span: Span, context: Context) -> Suggestion | None:
        self.texts.append(context.text)
        value = FieldValue(span.of(context.text), span)
        return Suggestion(kind, span, {"role": value}, rule="asked", score=0.5)


def test_what_is_proposed_there_is_taken_and_nothing_is_read() -> None:
    asked = Asked()
    read = {"role": FieldValue("Chair")}
    values = prefilled(OFFICIAL, Span(0, 5), Context("Chair spoke."), NOBODY, asked, read)
    assert (values, asked.texts) == (read, [])


def test_where_nothing_is_proposed_the_recognisers_are_asked_for_the_selection() -> None:
    text = "First.\nThe President spoke.\nLast."
    place = Span(text.index("President"), text.index(" spoke"))
    values = prefilled(OFFICIAL, place, Context(text), NOBODY, Asked(), {})
    assert values == {"role": FieldValue("President", place)}


def test_of_a_long_paragraph_only_what_stands_near_is_read() -> None:
    asked, text = Asked(), "The President spoke. " * 1_000
    place = Span(10_504, 10_513)
    assert place.of(text) == "President"
    values = prefilled(OFFICIAL, place, Context(text), NOBODY, asked, {})
    assert values == {"role": FieldValue("President", place)}
    assert [len(one) < 2_100 for one in asked.texts] == [True]
    assert asked.texts[0].strip() == asked.texts[0]


def test_where_the_recognisers_say_nothing_the_quote_is_read_as_a_number() -> None:
    values = prefilled(STATISTIC, Span(0, 2), Context("12 ships"), NOBODY, lambda *_: None, {})
    assert {key: held.value for key, held in values.items()} == {
        "value": "12",
        "comparator": "=",
        "unit": "count",
        "tier": "core",
    }
