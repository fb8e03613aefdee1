"""Web pages: the story with its structure, and what the page says of itself."""

from collections import Counter

import pytest

from annotator.intake import reader
from annotator.model.drafts import Draft, Proposal
from annotator.model.errors import UserError
from tests.intake.corpus import corpus_bytes, needs_corpus

PAGE = """<!doctype html><html lang="en"><head><title>Ministers meet • Ministry</title>
<meta property="og:site_name" content="Ministry of Works">
<meta property="article:published_time" content="2021-03-04T10:00:00+03:00">
<link rel="canonical" href="https://works.example/news/7"><script>var x = "no words";</script>
</head><body><nav><a href="/">Home</a> <a href="/news">All the news</a></nav>
<article><h1>Ministers meet</h1><p>The ministers   met on 3&nbsp;March<br>in Oslo and agreed on a
plan, which has <b>three</b> parts and will be carried out by the end of the year 2022.</p>
<ul><li>roads</li><li>bridges</li></ul>
<table><tr><th>Work</th><th>Cost</th></tr><tr><td>Road</td><td>$ 5 million</td></tr></table>
<div class="share-buttons"><a>Tweet this</a></div><p style="display:none">hidden words</p>
</article><footer>Contact us</footer></body></html>"""


def page(markup: str, name: str = "page.html") -> Draft:
    return reader.read(markup.encode(), name)


def test_paragraphs_lists_and_table_rows_are_seen_in_the_text() -> None:
    assert page(PAGE).text == (
        "Ministers meet\n\n"
        "The ministers met on 3\u00a0March\nin Oslo and agreed on a plan, which has three parts "
        "and will be carried out by the end of the year 2022.\n\n"
        "• roads\n• bridges\n\n"
        "Work\tCost\nRoad\t$ 5 million\n\n"
        "Tweet this"
    )


def test_buttons_inside_the_story_are_furniture_and_menus_outside_are_left_out() -> None:
    draft = page(PAGE)
    assert [span.of(draft.text) for span in draft.furniture] == ["Tweet this"]
    assert draft.notes == ("6 words of menus and other stories left out",)


def test_a_page_proposes_what_its_head_says() -> None:
    found = page(PAGE).metadata
    assert found["title"] == Proposal("Ministers meet", "heading of the page")
    assert found["publisher"] == Proposal("Ministry of Works", "<meta> og:site_name")
    assert found["published_on"] == Proposal("2021-03-04", "<meta> article:published_time")
    assert found["source_address"].value == "https://works.example/news/7"
    assert found["event_date"].value == "2021-03-03"


def test_linked_data_is_read_and_broken_linked_data_passed_over() -> None:
    script = '<script type="application/ld+json">%s</script>'
    good = '{"@graph": [{"datePublished": "2020-02-01", "author": [{"name": "A. Petrova"}]}]}'
    words = "<p>Words of the story.</p>"
    found = page(f"<html>{script % '{broken'}{script % good}{words}").metadata
    assert found["published_on"].value == "2020-02-01"
    assert found["author"] == Proposal("A. Petrova", "linked data: author.name")


@pytest.mark.parametrize("encoding", ["windows-1251", "koi8-r", "utf-8", "utf-16"])
def test_the_declared_encoding_is_believed_where_the_bytes_fit(encoding: str) -> None:
    markup = f'<html><head><meta charset="{encoding}"></head><body><p>Зас прибыл.</p></body></html>'
    assert reader.read(markup.encode(encoding), "a.html").text == "Зас прибыл."


def test_a_wrongly_declared_encoding_is_found_out() -> None:
    markup = '<html><meta charset="utf-8"><body><p>Главы государств прибыли в Бишкек.</p></html>'
    draft = reader.read(markup.encode("windows-1251"), "a.html")
    assert draft.text == "Главы государств прибыли в Бишкек."


def test_a_table_that_lays_out_the_page_is_no_table() -> None:
    markup = "<html><table><tr><td><h1>Head</h1><p>One.</p><p>Two.</p></td></tr></table></html>"
    assert page(markup).text == "Head\n\nOne.\n\nTwo."


def test_references_out_of_the_page_and_entities_stay_unopened(tmp_path: object) -> None:
    markup = (
        '<!DOCTYPE html [<!ENTITY e SYSTEM "file:///etc/hostname">]><html>'
        '<img src="file:///etc/hostname"><iframe src="http://127.0.0.1:9/"></iframe><p>&e; x</p>'
    )
    assert page(markup).text.endswith("x")
    assert len(page(markup).text) < 10


@pytest.mark.parametrize("markup", ["<html></html>", "<html><script>x</script>", "<!doctype html>"])
def test_a_page_without_words_is_refused(markup: str) -> None:
    with pytest.raises(UserError, match="a web page without text"):
        page(markup)


def test_a_page_nested_without_end_is_refused_rather_than_cut() -> None:
    with pytest.raises(UserError, match="nested too deeply"):
        page("<html>" + "<div>" * 5000 + "deep words")


@needs_corpus
@pytest.mark.parametrize(
    ("name", "twin"),
    [
        ("kremlin-en-62146", "igo/kremlin-en-62146"),
        ("kremlin-en-41426", "igo/kremlin-en-41426"),
        ("kremlin-en-59881", "igo/kremlin-en-59881"),
        ("doj-00042", "bulk/doj-00042"),
        ("doj-01339", "bulk/doj-01339"),
    ],
)
def test_pages_of_the_corpus_give_the_words_of_their_text(name: str, twin: str) -> None:
    draft = reader.read(corpus_bytes(f"raw/html/{name}.html"), f"{name}.html")
    wanted = Counter(word.strip(",") for word in corpus_bytes(f"{twin}.txt").decode().split())
    found = Counter(word.strip(",") for word in draft.text.split())
    assert not wanted - found
    marked = sum(len(span.of(draft.text).split()) for span in draft.furniture)
    assert sum(found.values()) - marked <= 1.1 * sum(wanted.values()) + 35


def words_of(body: str) -> str:
    return page(f"<html><body>{body}</body></html>").text


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("one<br><br>two<BR>&nbsp;<br/>three<br>four", "one\n\ntwo\n\nthree\nfour"),
        ("10<sup>6</sup> m<sup>2</sup> on the 19<sup>th</sup>", "10⁶ m² on the 19th"),
        ("spent 1,250<sup><a href='#n'>2</a></sup>", "spent 1,250[2]"),
        ("spent 1,250<a href='#n'><sup>[2]</sup></a>", "spent 1,250[2]"),
        ("<ol start=3><li>a<li value=7>b<li>c</ol>", "3. a\n7. b\n8. c"),
        ("<ol type=i><li>a<li>b</ol><p>x<ol reversed><li>c<li>d</ol>",
         "i. a\nii. b\n\nx\n\n2. c\n1. d"),
        ("<p><span style='mso-list:Ignore'>2.<b>&nbsp; </b></span>item</p>", "2. item"),
        ("<p><span style='mso-list:Ignore'>·&nbsp; </span>item</p>", "• item"),
    ],
)  # fmt: skip
def test_a_page_says_what_its_reader_sees(body: str, text: str) -> None:
    assert words_of(body) == text


def test_a_row_whose_cells_hold_pages_does_not_make_its_table_a_layout() -> None:
    table = (
        "<table><caption>Costs</caption><thead><tr><th>Item<th>Cost</thead><tr><td rowspan=2>Rail"
        "<td>6<br>million<tr><td>7<tr><td>All<td><ul><li>x<li>y</ul></table>"
    )
    assert words_of(table) == "Costs\n\nItem\tCost\nRail\t6 million\n7\n\nAll\n\n• x\n• y"


def test_a_table_around_a_whole_page_is_read_as_paragraphs() -> None:
    table = (
        "<table><tr><td colspan=2>Ministry</td></tr><tr><td>Menu</td><td>One.<br><br>Two.</td></tr>"
        "</table>"
    )
    assert words_of(table) == "Ministry\n\nMenu\n\nOne.\n\nTwo."


def test_a_headline_above_the_story_belongs_to_it() -> None:
    story = "The ministers met and agreed on a plan of many parts for the coming year. " * 4
    markup = (
        f"<header><h1>Ministers meet</h1></header><article><p>{story}</p></article><p>Other</p>"
    )
    assert words_of(markup).startswith("Ministers meet\n\nThe ministers met")


def test_banners_about_cookies_are_furniture_however_they_are_named() -> None:
    markup = "".join(
        f"<div {name}><p>We use cookies {at}.</p></div>"
        for at, name in enumerate(
            ("class='CookieConsent'", "id='onetrust-consent-sdk'", "class='gdpr-note'")
        )
    )
    draft = page(f"<html><body>{markup}<p>The ministers met.</p></body></html>")
    marked = "".join(span.of(draft.text) for span in draft.furniture)
    assert all(f"cookies {at}" in marked for at in range(3))
    assert "ministers" not in marked


def test_a_page_that_keeps_its_pictures_inside_is_read() -> None:
    picture = f"<img src='data:image/png;base64,{'A' * 11_000_000}'>"
    assert words_of(f"{picture}<p>The ministers met.</p>") == "The ministers met."


def test_a_page_saved_by_a_browser_knows_its_address() -> None:
    markup = "<!-- saved from url=(0031)https://www.nato.int/news/1.htm -->\n<html><body><p>Words"
    draft = reader.read(markup.encode(), "a.html")
    assert draft.metadata["source_address"].value == "https://www.nato.int/news/1.htm"
    assert draft.metadata["publisher"].value == "NATO"


def test_linked_data_is_taken_from_the_article_and_not_from_the_site() -> None:
    data = (
        '{"@graph": [{"@type": "WebSite", "name": "Site", "url": "https://a.example/"},'
        '{"@type": ["NewsArticle"], "headline": "Trade &amp; aid", "datePublished": "2021-05-12",'
        '"author": ["Anna Petrova"], "mainEntityOfPage": {"@id": "https://a.example/1"}}]}'
    )
    draft = page(
        f"<html><head><script type='application/ld+json'>{data}</script></head><body><p>Words.</p>"
    )
    found = {column: one.value for column, one in draft.metadata.items()}
    assert found["title"] == "Trade & aid"
    assert found["author"] == "Anna Petrova"
    assert found["source_address"] == "https://a.example/1"


def test_a_page_of_frames_says_where_its_words_are() -> None:
    with pytest.raises(UserError, match="a page of frames"):
        page("<html><frameset><frame src='a.html'><noframes>No frames here</noframes></frameset>")


@pytest.mark.parametrize("said", ["koi8-r", "iso-8859-1", "utf-8", "windows-1251"])
def test_a_charset_declared_wrongly_is_not_believed(said: str) -> None:
    words = "Министр сообщил, что в этом году для городов закуплены автобусы."
    markup = f"<html><head><meta charset='{said}'></head><body><p>{words}</p></body></html>"
    assert reader.read(markup.encode("cp1251"), "a.html").text == words
    assert reader.read(markup.encode(), "a.html").text == words
