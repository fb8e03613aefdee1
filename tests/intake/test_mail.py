"""Mails and web archives: their words, what their headers say, and what stays behind."""

from datetime import UTC, datetime
from email.message import EmailMessage

import pytest

from annotator.intake import reader
from annotator.model.drafts import Proposal
from annotator.model.errors import UserError
from tests.intake import samples

DAY = 24 * 60 * 60 * 10_000_000
PAGE = "<html><body><h1>Head</h1><p>Words of the page, quite a few of them in it.</p></body></html>"


def mail() -> EmailMessage:
    made = EmailMessage()
    made["Subject"] = "Встреча министров"
    made["From"] = "Анна Петрова <press@mid.ru>"
    made["Date"] = "Thu, 04 Mar 2021 23:30:00 +0300"
    made["Message-ID"] = "<1@mid.ru>"
    made.set_content("Министры встретились.\n", charset="koi8-r")
    return made


def test_a_mail_gives_its_words_and_its_headers() -> None:
    draft = reader.read(mail().as_bytes(), "a.eml")
    assert draft.text == "Министры встретились.\n"
    assert draft.encoding == "koi8-r"
    assert draft.metadata["title"] == Proposal("Встреча министров", "mail header: Subject")
    assert draft.metadata["author"].value == "Анна Петрова"
    assert draft.metadata["published_on"].value == "2021-03-04"
    assert draft.metadata["publisher"].value == "Ministry of Foreign Affairs of Russia"


def test_attachments_are_named_and_not_imported() -> None:
    made = mail()
    made.add_attachment(b"x", maintype="application", subtype="pdf", filename="план.pdf")
    assert reader.read(made.as_bytes(), "a").notes == ("attachments not imported: план.pdf",)


def test_the_page_of_a_mail_is_taken_where_it_says_much_more() -> None:
    made = mail()
    made.set_content("See the page.")
    made.add_alternative(PAGE, subtype="html")
    draft = reader.read(made.as_bytes(), "a.eml")
    assert draft.text == "Head\n\nWords of the page, quite a few of them in it."
    assert draft.metadata["title"].value == "Встреча министров"


def test_a_mail_without_words_is_refused() -> None:
    made = mail()
    made.set_content("")
    with pytest.raises(UserError, match="a mail without text"):
        reader.read(made.as_bytes(), "a.eml")


def test_a_web_archive_is_its_page_and_the_address_it_was_saved_from() -> None:
    data = (
        "From: <Saved by a browser>\r\nSnapshot-Content-Location: https://nato.int/1\r\n"
        'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\n'
        f"Content-Type: text/html\r\n\r\n{PAGE}\r\n--b\r\nContent-Type: image/png\r\n\r\nx\r\n--b--"
    )
    draft = reader.read(data.encode(), "a.mhtml")
    assert draft.media_type == "multipart/related"
    assert draft.text.startswith("Head\n\nWords")
    assert draft.metadata["source_address"].value == "https://nato.int/1"
    assert draft.metadata["publisher"].value == "NATO"


def test_a_web_archive_without_a_page_is_refused() -> None:
    head = "MIME-Version: 1.0\nFrom: a\nContent-Type: multipart/related; boundary=b\n\n--b--"
    with pytest.raises(UserError, match="without a page"):
        reader.read(head.encode(), "a.mht")


def test_an_outlook_mail_gives_its_words_and_properties() -> None:
    sent = (datetime(2021, 3, 4, 11, tzinfo=UTC) - datetime(1601, 1, 1, tzinfo=UTC)).days * DAY
    texts = {"1000": "Министры встретились.\r\n", "0037": "Встреча", "0C1A": "Анна Петрова",
             "5D01": "press@nato.int"}  # fmt: skip
    draft = reader.read(samples.outlook(texts, sent), "a.msg")
    assert draft.text == "Министры встретились.\n"
    found = {column: one.value for column, one in draft.metadata.items()}
    assert found["title"] == "Встреча"
    assert found["author"] == "Анна Петрова"
    assert found["publisher"] == "NATO"
    assert found["published_on"] == "2021-03-04"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (samples.outlook({"0037": "Subject"}), "a mail without text"),
        (samples.compound({"Contents": b"x"}), "a kind that isn’t read"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "damaged|isn’t read"),
    ],
)
def test_what_is_no_mail_in_that_container_says_so(data: bytes, reason: str) -> None:
    with pytest.raises(UserError, match=reason):
        reader.read(data, "a.msg")
