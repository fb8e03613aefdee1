"""Mails and web archives: their words, what their headers say, and what stays behind."""

from datetime import UTC, datetime
from email.message import EmailMessage
from email.mime.message import MIMEMessage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

import pytest

from annotator.intake import lzfu, reader, sources
from annotator.intake.eml import unflowed
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


def test_files_that_come_with_a_mail_are_named_and_releases_of_their_own() -> None:
    made = mail()
    made.add_attachment("Words of the plan.", filename="план.txt")
    made.add_attachment(b"x", maintype="image", subtype="png", filename="logo.png")
    assert reader.read(made.as_bytes(), "a").notes == (
        "files that came with it: план.txt, logo.png",
    )
    found = list(sources.unpacked(made.as_bytes(), "a.eml"))
    assert [one.name for one in found] == ["a.eml", "a.eml/план.txt"]
    assert found[1].data.strip() == b"Words of the plan."


def test_a_file_that_is_shown_in_the_mail_is_a_file_all_the_same() -> None:
    made = mail()
    made.add_attachment(samples.word(), maintype="application", subtype="octet-stream",
                        filename="a.docx", disposition="inline")  # fmt: skip
    assert [one.name for one in sources.unpacked(made.as_bytes(), "m")] == ["m", "m/a.docx"]


def test_all_parts_of_a_mail_are_read() -> None:
    made = MIMEMultipart()
    made["Subject"], made["From"] = "Fwd: RE: Two parts", "a@b.c"
    made.attach(MIMEText("Part one.\n"))
    made.attach(MIMEText("<p>Part two.</p>", "html"))
    sent_on = mail()
    del sent_on["Subject"]
    made.attach(MIMEMessage(sent_on))
    draft = reader.read(made.as_bytes(), "a.eml")
    assert draft.text == "Part one.\n\nPart two.\n\nМинистры встретились.\n"
    assert draft.metadata["title"].value == "Two parts"


def test_lines_that_were_broken_to_fit_are_whole_again() -> None:
    broken = "The ministers \nmet.\n > stuffed\n> quoted \n> words\n-- \nAnna\n"
    assert unflowed(broken) == "The ministers met.\n> stuffed\n> quoted words\n-- \nAnna\n"
    assert unflowed("co \noperate\n", delete_blank=True) == "cooperate\n"
    head = (
        b"From: a@b.c\nSubject: x\nMIME-Version: 1.0\nContent-Type: text/plain; format=flowed\n\n"
    )
    assert reader.read(head + b"one \ntwo\n", "a.eml").text == "one two\n"


@pytest.mark.parametrize("encoding", ["windows-1251", "koi8-r", "utf-8"])
def test_headers_without_a_charset_are_in_that_of_the_body(encoding: str) -> None:
    words = (
        "From: Пресс-служба <press@mid.ru>\nSubject: Министры встретились\nMIME-Version: 1.0\n\n"
        "Министры встретились сегодня в столице.\n"
    )
    draft = reader.read(words.encode(encoding), "a.eml")
    assert draft.metadata["title"].value == "Министры встретились"
    assert draft.metadata["author"].value == "Пресс-служба"


def test_a_charset_that_the_bytes_belie_is_not_believed() -> None:
    head = "From: a@b.c\nSubject: x\nMIME-Version: 1.0\nContent-Type: text/plain; charset="
    latin = (head + "iso-8859-1\n\nThe minister’s “plan”\n").encode("cp1252")
    assert reader.read(latin, "a.eml").text == "The minister’s “plan”\n"
    russian = (head + "koi8-r\n\nМинистры встретились в столице.\n").encode("cp1251")
    assert reader.read(russian, "a.eml").text == "Министры встретились в столице.\n"


def test_a_mailbox_gives_its_mails() -> None:
    one = b"From a@b.c Thu Mar  4 10:00:00 2021\n" + mail().as_bytes() + b"\n"
    found = list(sources.unpacked(one + one.replace(b"\n\n", b"\n\n>From here\n", 1), "all.mbox"))
    assert [each.name for each in found] == ["all.mbox/0001.eml", "all.mbox/0002.eml"]
    assert b"\nFrom here" in found[1].data


@pytest.mark.parametrize("kind", ["mixed", "alternative"])
def test_parts_within_parts_without_end_are_refused(kind: str) -> None:
    inner = "".join(
        f'Content-Type: multipart/{kind}; boundary="b{at}"\n\n--b{at}\n' for at in range(600)
    )
    with pytest.raises(UserError, match=r"parts without end|a damaged mail"):
        reader.read(f"From: a@b.c\nMIME-Version: 1.0\n{inner}\nwords\n".encode(), "a.eml")


def test_a_file_named_eml_is_a_mail_whatever_headers_it_begins_with() -> None:
    draft = reader.read(b"To: x@y.z\nSubject: Plain mail\n\nThe body.\n", "sent.eml")
    assert (draft.text, draft.metadata["title"].value) == ("The body.\n", "Plain mail")


@pytest.mark.parametrize("kind", ["application/pkcs7-mime; smime-type=enveloped-data",
                                  "multipart/encrypted; boundary=b"])  # fmt: skip
def test_an_encrypted_mail_says_so(kind: str) -> None:
    data = f"From: a@b.c\nMIME-Version: 1.0\nContent-Type: {kind}\n\nxyz\n"
    with pytest.raises(UserError, match="an encrypted mail"):
        reader.read(data.encode(), "a.eml")


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
    assert draft.text.startswith("Head\n\nWords")
    assert draft.metadata["source_address"].value == "https://nato.int/1"
    assert draft.metadata["publisher"].value == "NATO"


def test_a_web_archive_of_word_has_no_headers_of_a_mail() -> None:
    data = (
        'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="b"\n\nA page.\n'
        "--b\nContent-Location: file:///C:/doc.htm\nContent-Type: text/html\n\n<frameset/>"
        '\n--b\nContent-Type: text/html; charset="windows-1251"\n'
        "Content-Transfer-Encoding: quoted-printable\n\n<p>=CC=E8=ED=E8=F1=F2=F0=FB</p>\n--b--\n"
    )
    draft = reader.read(data.encode(), "a.mht")
    assert draft.text == "Министры"


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


# The example of [MS-OXRTFCP], section 3.1.
RICH = bytes.fromhex(
    "2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d0a800fa0"
)


def outlook_with(**streams: bytes) -> bytes:
    named = {f"__substg1.0_{tag.removeprefix('t')}": data for tag, data in streams.items()}
    return samples.compound({"__properties_version1.0": bytes(32), **named})


def test_compressed_rich_text_is_unpacked() -> None:
    assert lzfu.unpacked(RICH) == b"{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n"


def test_an_outlook_mail_of_rich_text_alone_is_read() -> None:
    assert reader.read(outlook_with(t10090102=RICH), "a.msg").text == "hello world"


def test_the_page_of_an_outlook_mail_is_taken_where_it_says_much_more() -> None:
    plain, page = "See the page.".encode("utf-16-le"), PAGE.encode("utf-16-le")
    draft = reader.read(outlook_with(t1000001F=plain, t1013001F=page), "a.msg")
    assert draft.text.startswith("Head\n\nWords of the page")


def test_files_that_come_with_an_outlook_mail_are_releases_of_their_own() -> None:
    folder = "__attach_version1.0_#00000000"
    data = samples.compound({
        "__properties_version1.0": bytes(32),
        "__substg1.0_1000001F": "See the file.".encode("utf-16-le"),
        f"{folder}/__substg1.0_3707001F": "план.txt".encode("utf-16-le"),
        f"{folder}/__substg1.0_37010102": b"Words of the plan.",
    })  # fmt: skip
    assert reader.read(data, "a.msg").notes == ("files that came with it: план.txt",)
    mail_itself, plan = sources.unpacked(data, "a.msg")
    assert (mail_itself.name, plan.name) == ("a.msg", "a.msg/план.txt")
    assert plan.data.startswith(b"Words of the plan.")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (samples.outlook({"0037": "Subject"}), "a mail without text"),
        (outlook_with(t10090102=b"LZFu"), "a damaged Outlook mail"),
        (samples.compound({"Contents": b"x"}), "a kind that isn’t read"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "damaged|isn’t read"),
    ],
)
def test_what_is_no_mail_in_that_container_says_so(data: bytes, reason: str) -> None:
    with pytest.raises(UserError, match=reason):
        reader.read(data, "a.msg")
