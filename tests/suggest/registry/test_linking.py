"""Suggestions are linked to the registry, and get the post that was held on the event's date."""

from annotator.model.records import FieldValue, Official, Tenure
from annotator.model.spans import Span
from annotator.model.suggestion import Suggestion
from annotator.suggest.registry.bodies import Bodies
from annotator.suggest.registry.linking import Registry, linked
from tests.suggest.shared import RESOURCES

JEENBEKOV = Official("1", "Sooronbay Jeenbekov")
ATAMBAYEV = Official("2", "Almazbek Atambayev")
TENURES = (
    Tenure("a", "2", "President", "Kyrgyz Republic", "2011", "2017-11-24"),
    Tenure("b", "1", "President", "Kyrgyz Republic", "2017-11-24", "2020-10-15"),
    Tenure("c", "1", "Prime Minister", "Kyrgyzstan", "2016", "2017-08", "acting"),
)
REGISTRY = Registry((JEENBEKOV, ATAMBAYEV), TENURES, Bodies.load(RESOURCES))


def official(**fields: str) -> Suggestion:
    values = {key: FieldValue(value) for key, value in fields.items()}
    return Suggestion("official", Span(0, 9), values, reason="Post and country")


def after(date: str = "2019-11-28", **fields: str) -> Suggestion:
    return linked([official(**fields)], REGISTRY, date)[0]


def values(one: Suggestion) -> dict[str, str]:
    return {key: held.value for key, held in one.fields.items()}


def test_a_name_is_linked_and_its_words_stay() -> None:
    one = after(person="Сооронбай Жээнбеков", role="President")
    assert one.fields["person"] == FieldValue("Сооронбай Жээнбеков", None, "1")
    assert one.reason == "Post and country; the registry has the name as Sooronbay Jeenbekov"


def test_a_typo_is_corrected_in_the_field_only() -> None:
    one = after(person="Sooronbay Jeebekov", role="President")
    assert one.fields["person"] == FieldValue("Sooronbay Jeenbekov", None, "1")
    assert "probably a typo of Sooronbay Jeenbekov" in one.reason
    assert one.span == Span(0, 9)


def test_the_post_held_on_that_day_is_filled_in_where_the_text_gives_none() -> None:
    assert values(after(person="Sooronbay Jeenbekov"))["role"] == "President"
    earlier = values(after("2017-05-01", person="Sooronbay Jeenbekov"))
    assert (earlier["role"], earlier["status"]) == ("Prime Minister", "acting")
    own = values(after(person="Sooronbay Jeenbekov", role="Chairman"))
    assert own["role"] == "Chairman"
    assert "body" not in own


def test_a_post_without_a_name_means_its_holder_on_that_day() -> None:
    title = {"type": "title", "role": "President", "body": "Kyrgyzstan"}
    assert after(**title).fields["person"] == FieldValue("Sooronbay Jeenbekov", None, "1")
    assert after("2015", **title).fields["person"].official == "2"


def test_names_of_one_state_are_one_body() -> None:
    bodies = Bodies.load(RESOURCES)
    assert len({bodies.key(one) for one in ("Kyrgyzstan", "the Kyrgyz Republic", "Kyrgyz")}) == 1
    assert bodies.key("Russia") != bodies.key("Kyrgyzstan")
    assert bodies.key("Harbour Council") == bodies.key("harbour  council")


def test_without_a_date_or_with_two_holders_nobody_is_meant() -> None:
    title = {"type": "title", "role": "President", "body": "Kyrgyzstan"}
    assert "person" not in after("", **title).fields
    assert "person" not in after("2017", **title).fields
    assert "person" not in after(**(title | {"body": "Russia"})).fields


def test_other_kinds_and_an_empty_registry_change_nothing() -> None:
    statistic = Suggestion("statistic", Span(0, 3), {"person": FieldValue("Sooronbay Jeenbekov")})
    assert linked([statistic], REGISTRY, "2019") == [statistic]
    one = official(person="Sooronbay Jeenbekov")
    assert linked([one], Registry(), "2019") == [one]
