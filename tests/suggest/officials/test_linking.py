from annotator.model.spans import Span
from annotator.model.suggestion import Context
from annotator.suggest.officials.recogniser import OfficialRecogniser
from tests.suggest.officials.conftest import Find, Read

OPENING = "Secretary General of the CSTO Stanislav Orlov spoke in Minsk. "


def test_short_mentions_carry_the_post_given_elsewhere(read: Read) -> None:
    found = read(OPENING + "Mr Orlov was brief. Later S. Orlov left, and Orlov flew home.")
    for quote in ("Mr Orlov", "S. Orlov", "Orlov"):
        assert found[quote]["role"] == "Secretary General"
        assert found[quote]["body"] == "CSTO"
        assert found[quote]["person"] == "Stanislav Orlov"


def test_a_post_named_without_its_body_takes_the_body_from_elsewhere(read: Read) -> None:
    found = read("President of Chile Maria Lopez came. The head of state, Maria Lopez, left.")
    assert found["head of state, Maria Lopez"]["body"] == "Chile"


def test_a_speakers_label_is_a_mention_without_its_colon(find: Find) -> None:
    text = "Meeting with President of Chile Maria Lopez\n\nMaria Lopez: Good afternoon."
    assert [item.span.of(text) for item in find(text)][-1] == "Maria Lopez"


def test_a_probable_typo_means_the_same_person_and_keeps_its_quote(read: Read) -> None:
    text = "Minister of Health Temir Zheenbekov spoke. Temir Zheenbekov left. Temir Zheebekov too."
    found = read(text)
    assert found["Temir Zheebekov"]["person"] == "Temir Zheenbekov"
    assert found["Temir Zheebekov"]["role"] == "Minister of Health"


def test_another_person_of_the_same_family_name_is_not_linked(read: Read) -> None:
    found = read("President of Chile Maria Lopez spoke. The singer Pedro Lopez sang.")
    assert list(found) == ["President of Chile Maria Lopez"]


def test_a_family_name_within_another_name_is_not_linked(read: Read) -> None:
    found = read(OPENING + "The Orlov Foundation and Pavel-Orlov Street were named.")
    assert list(found) == ["Secretary General of the CSTO Stanislav Orlov"]


def test_a_well_known_holder_is_found_without_a_post_and_gets_none(read: Read) -> None:
    fields = read("Angela Merkel sent a telegram.")["Angela Merkel"]
    assert "role" not in fields
    assert "body" not in fields


def test_the_registry_makes_a_name_an_official_in_either_script(read: Read) -> None:
    registry = (("Temir Zheenbekov", "Темир Жээнбеков"),)
    assert read("A visit by Temir Jeenbekov ended.") == {}
    assert "Temir Jeenbekov" in read("A visit by Temir Jeenbekov ended.", registry)


def test_a_rank_without_a_post_is_uncertain(find: Find) -> None:
    (item,) = find("The report was read by Col. James Porter in the hall.")
    assert item.fields["type"].value == "uncertain"


def test_a_title_alone_is_linked_to_the_holder_whom_the_text_names(find: Find) -> None:
    text = "President of Chile Maria Lopez came. Later the President of Chile left."
    title = find(text)[-1]
    assert title.span.of(text) == "President of Chile"
    assert title.fields["type"].value == "title"
    assert title.fields["person"].value == "Maria Lopez"
    assert title.score < 0.5


def test_an_office_without_a_holder_is_no_mention(find: Find) -> None:
    assert (
        find("A president of Chile needs votes; the office of the President of Chile is old.") == []
    )


def test_furniture_holds_no_suggestions(recogniser: OfficialRecogniser) -> None:
    text = "President of Chile Maria Lopez came.\n\nMaria Lopez left."
    found = recogniser.document(Context(text, furniture=(Span(0, 36),)))
    assert [item.span.of(text) for item in found] == ["Maria Lopez"]


def test_a_paragraph_gets_the_suggestions_that_begin_in_it(recogniser: OfficialRecogniser) -> None:
    text = "President of Chile Maria Lopez came.\nMaria Lopez left."
    context = Context(text)
    (second,) = recogniser(Span(37, len(text)), context)
    assert second.span == Span(37, 48)
    assert second.fields["role"].value == "President"
