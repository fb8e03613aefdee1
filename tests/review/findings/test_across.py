"""Rules that compare releases with one another and with the registry."""

from annotator.model.snapshot import SnapshotDocument
from annotator.review.findings.posts import Registry
from tests.review.findings.samples import act, figure, found, person, quotes, registry, release


def seized(value: str, day: str, period: str = "2020", **how: str) -> SnapshotDocument:
    words = f"{value} tonnes"
    unit, counted = how.pop("unit", "tonne"), how.pop("counted", "fuel")
    tag = figure(words, value, counted, unit, period, **how)
    return release(f"In {period} the police seized {words} of fuel.", tag, day=day)


# --- another value, jump, unit -----------------------------------------------------------------


def test_two_releases_give_one_measure_two_values() -> None:
    (finding,) = found("other value", seized("29.4", "2021-01-05"), seized("31", "2021-02-05"))
    assert finding.sentence == (
        "For the same measure and period (2020) one release says 29.4 tonne, the other 31 tonne."
    )
    assert quotes(finding) == ["29.4 tonnes", "31 tonnes"]
    assert len(finding.documents) == 2


def test_values_that_can_both_be_right_are_no_finding() -> None:
    more = seized("29", "2021-01-05", comparator=">")
    assert found("other value", more, seized("29.4", "2021-02-05")) == []
    about = seized("30", "2021-01-05", comparator="~")
    assert found("other value", about, seized("27.5", "2021-02-05")) == []


def test_another_period_another_actor_or_the_same_release_is_no_finding() -> None:
    one = seized("29.4", "2021-01-05")
    assert found("other value", one, seized("31", "2021-02-05", "2019")) == []
    assert found("other value", one, seized("31", "2021-02-05", place="Varna")) == []
    twice = release(
        "The police seized 5 tonnes in May and 7 tonnes in June.",
        figure("5 tonnes", "5", "fuel", "tonne", "2020"),
        figure("7 tonnes", "7", "fuel", "tonne", "2020"),
    )
    assert found("other value", twice) == []


def test_a_value_jumps_tenfold_from_year_to_year() -> None:
    (finding,) = found("jump", seized("3", "2020-01-05", "2019"), seized("30", "2021-01-05"))
    assert finding.sentence == "From 2019 to 2020 the value goes from 3 tonne to 30 tonne."


def test_less_than_tenfold_or_years_between_is_no_jump() -> None:
    assert found("jump", seized("3.1", "2020-01-05", "2019"), seized("30", "2021-01-05")) == []
    assert found("jump", seized("3", "2018-01-05", "2017"), seized("30", "2021-01-05")) == []


def test_the_unit_changes_from_year_to_year() -> None:
    kilograms = seized("2900", "2020-01-05", "2019", unit="kilogram")
    (finding,) = found("other unit", kilograms, seized("29.4", "2021-01-05"))
    assert finding.sentence == "The unit is kilogram for 2019 and tonne for 2020."


def test_what_is_measured_otherwise_is_no_change_of_unit() -> None:
    share = seized("29", "2020-01-05", "2019", unit="percent")
    assert found("other unit", share, seized("29.4", "2021-01-05")) == []
    same = seized("28", "2020-01-05", "2019")
    assert found("other unit", same, seized("29.4", "2021-01-05")) == []


# --- posts -------------------------------------------------------------------------------------

EKLUND = ("Tomas Eklund", "President", "Varna", "2016-01-10", "2020-01-10")


def names(day: str, name: str = "Tomas Eklund", **how: object) -> SnapshotDocument:
    tag = person(f"President {name}", name, "President", "Varna", **how)
    return release(f"President {name} opened the session.", tag, day=day)


def test_somebody_is_named_with_a_post_that_was_over() -> None:
    (finding,) = found("post not held", names("2021-05-04"), registry=registry(EKLUND))
    assert finding.sentence == "Tomas Eklund was not President on 2021-05-04 by the registry."
    assert quotes(finding) == [
        "President Tomas Eklund",
        "Tomas Eklund, President, Varna, 2016-01-10 to 2020-01-10",
    ]


def test_the_last_day_of_a_post_is_still_of_it() -> None:
    assert found("post not held", names("2020-01-10"), registry=registry(EKLUND)) == []


def test_a_former_holder_an_unknown_person_and_another_post_are_no_finding() -> None:
    posts = registry(EKLUND)
    assert found("post not held", names("2021-05-04", status="former"), registry=posts) == []
    assert found("post not held", names("2021-05-04", "Ana Ruiz"), registry=posts) == []
    mayor = registry(("Tomas Eklund", "Mayor", "Varna", "2010", "2012"))
    assert found("post not held", names("2021-05-04"), registry=mayor) == []


def test_a_reference_to_the_registry_counts_more_than_the_name() -> None:
    held = names("2021-05-04", "T. Eklund", official="Tomas Eklund")
    assert len(found("post not held", held, registry=registry(EKLUND))) == 1


def test_two_people_hold_one_post_on_one_day() -> None:
    (finding,) = found("two holders", names("2021-05-04"), names("2021-05-04", "Ana Ruiz"))
    assert finding.sentence == "Tomas Eklund and Ana Ruiz are both President at once (2021-05-04)."


def test_a_holder_is_followed_and_then_named_again() -> None:
    first, between, again = (
        names("2021-05-04"),
        names("2021-06-04", "Ana Ruiz"),
        names("2021-07-04"),
    )
    assert len(found("two holders", first, between, again)) == 1
    assert found("two holders", first, between) == []


def test_whoever_comes_back_years_later_may_have_been_elected_again() -> None:
    first, between = names("2014-05-04"), names("2016-06-04", "Ana Ruiz")
    assert found("two holders", first, between, names("2019-07-04")) == []


def test_a_deputy_an_acting_holder_and_a_spelling_are_no_second_holder() -> None:
    deputy = person("Vice President Ana Ruiz", "Ana Ruiz", "Vice President", "Varna")
    held = release("Vice President Ana Ruiz spoke.", deputy)
    assert found("two holders", names("2021-05-04"), held) == []
    acting = names("2021-05-04", "Ana Ruiz", status="acting")
    assert found("two holders", names("2021-05-04"), acting) == []
    assert found("two holders", names("2021-05-04"), names("2021-05-04", "Tomas Ecklund")) == []


def test_two_posts_of_the_registry_overlap() -> None:
    ruiz = ("Ana Ruiz", "President", "Varna", "2019-05-01", "")
    after = ("Ana Ruiz", "President", "Varna", "2020-01-10", "")
    assert len(found("two holders", registry=registry(EKLUND, ruiz))) == 1
    assert found("two holders", registry=registry(EKLUND, after)) == []


# --- names -------------------------------------------------------------------------------------


def test_a_name_is_spelled_in_two_ways() -> None:
    one, two = names("2021-05-04", "Sergey Dolnik"), names("2021-06-04", "Sergei Dolnik")
    (finding,) = found("two spellings", one, two, names("2021-07-04", "Sergei Dolnik"))
    assert finding.sentence == (
        "A name is spelled “Sergei Dolnik” (2 releases) and “Sergey Dolnik” (1)."
    )


def test_capitals_another_sound_and_a_known_alias_are_no_second_spelling() -> None:
    one = names("2021-05-04", "Sergey Dolnik")
    assert found("two spellings", one, names("2021-06-04", "Sergey DOLNIK")) == []
    assert found("two spellings", one, names("2021-06-04", "Sergey Dalnik")) == []
    from annotator.model.records import Official

    known = Registry((Official("o", "Sergey Dolnik", ("Sergei Dolnik",)),))
    assert found("two spellings", one, names("2021-06-04", "Sergei Dolnik"), registry=known) == []


# --- status ------------------------------------------------------------------------------------


def decided(
    status: str, day: str, title: str = "on the passage of river ferries"
) -> SnapshotDocument:
    return release(
        "The treaty was dealt with.", act("The treaty", "agreement", title, status), day=day
    )


def test_a_status_runs_backward() -> None:
    (finding,) = found(
        "backward", decided("ratified", "2020-03-01"), decided("signed", "2021-03-01")
    )
    assert finding.sentence == (
        "The decision was ratified on 2020-03-01 and only signed on 2021-03-01."
    )


def test_a_status_that_goes_on_or_stays_and_short_titles_are_no_finding() -> None:
    assert (
        found("backward", decided("signed", "2020-03-01"), decided("ratified", "2021-03-01")) == []
    )
    assert (
        found("backward", decided("adopted", "2020-03-01"), decided("signed", "2021-03-01")) == []
    )
    short = (
        decided("ratified", "2020-03-01", "on ferries"),
        decided("signed", "2021-03-01", "on ferries"),
    )
    assert found("backward", *short) == []


def test_a_signature_told_later_with_its_own_date_is_in_order() -> None:
    later = release(
        "The treaty of 2019 was recalled.",
        act("The treaty of 2019", "agreement", "on the passage of river ferries", "signed", "2019"),
        day="2021-03-01",
    )
    assert found("backward", decided("ratified", "2020-03-01"), later) == []


# --- English and Russian -----------------------------------------------------------------------

ENGLISH = (
    "President Tomas Eklund said that 318 engines, 46 boats, 1,250 permits and {} were seized."
)
RUSSIAN = "Президент {} сообщил, что изъято 318 двигателей, 46 лодок, 1250 разрешений и 29,4 тонны."


def english(last: str = "29.4 tonnes", **known: str) -> SnapshotDocument:
    tag = person("Tomas Eklund", "Tomas Eklund", "President", "Varna")
    return release(ENGLISH.format(last), tag, **known)


def russian(name: str = "Томас Эклунд", **known: str) -> SnapshotDocument:
    tag = person(name, name, "Президент", "Варна")
    return release(RUSSIAN.format(name), tag, language="ru", **known)


def test_the_versions_disagree_on_a_number() -> None:
    (finding,) = found("versions", english("92.4 tonnes"), russian())
    assert finding.sentence == "The English version says 92.4, the Russian 29,4."


def test_the_versions_disagree_on_a_name() -> None:
    (finding,) = found("versions", english(), russian("Томас Берг"))
    assert finding.sentence == "The English version names Tomas Eklund, the Russian Томас Берг."


def test_versions_that_agree_and_releases_of_other_days_are_no_finding() -> None:
    assert found("versions", english(), russian("Томаса Эклунда")) == []
    assert found("versions", english("92.4 tonnes"), russian(day="2021-05-05")) == []


def test_two_releases_of_a_day_with_little_in_common_are_no_versions() -> None:
    other = release("Изъято 46 лодок, 77 двигателей и 900 тонн.", language="ru")
    assert found("versions", english(), other) == []


def test_one_number_in_both_addresses_makes_them_versions() -> None:
    address = "https://{}example.org/news/62146"
    one = release("There were 46 boats.", source_address=address.format("en."))
    two = release("Было 64 лодки.", language="ru", source_address=address.format(""))
    (finding,) = found("versions", one, two)
    assert finding.values == ("46", "64")
