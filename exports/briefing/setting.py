"""A briefing written as a Word file: paper, marks, watermark, and the check after it."""

import hashlib
from typing import BinaryIO

from annotator.model.briefing import Briefing
from annotator.model.errors import AnnotatorError
from exports.briefing import charts
from exports.briefing.markup import escaped
from exports.briefing.package import Extra, Filling, Properties, Template
from exports.briefing.phrases import Phrases
from exports.briefing.readback import words_of
from exports.briefing.word import Setting
from exports.briefing.wording import moment
from exports.checks import shortened

_A4 = '<w:pgSz w:w="11906" w:h="16838"/>'
_LETTER = '<w:pgSz w:w="12240" w:h="15840"/>'
_A4_SIDES = 'w:right="1191" w:bottom="1250" w:left="1191"'
_LETTER_SIDES = 'w:right="1358" w:bottom="1250" w:left="1358"'
"""Letter is wider: with these margins its lines are as long as those of A4."""
_HEAD, _LEAST = 100, 24
"""Code points that fit into the line at the head of a page; the mark is never cut, the title is."""
_HEADER_END = "</w:p></w:hdr>"
_VML = "urn:schemas-microsoft-com:vml"
_OFFICE = "urn:schemas-microsoft-com:office:office"


def write(file: BinaryIO, briefing: Briefing, template: Template) -> int:
    """Write the briefing, read it back, and compare; how many notes it has.

    Raises AnnotatorError where a word of the briefing is not in the file.
    """
    setting = Setting.of(briefing)
    body = setting.body()
    notes = setting.notes.xml()
    phrases = Phrases(briefing.language)
    status = " · ".join(filter(None, (briefing.mark, _status(briefing, phrases))))
    filling = Filling(
        body=(body.encode(),),
        notes=(notes.encode(),),
        links=setting.links,
        places={
            "head": shortened(briefing.title, max(_HEAD - len(status), _LEAST)),
            "status": status,
            "foot": phrases("snapshot", head=_short(briefing.head), template=briefing.template),
        },
        properties=_properties(briefing),
        extra=Extra(
            setting.parts,
            _types(setting.chart_count),
            _relations(setting.chart_count),
            setting.notes.links,
            _swapped(briefing, phrases),
        ),
    )
    template.write(file, filling)
    _compare(file, briefing)
    return len(setting.notes.all)


def _status(briefing: Briefing, phrases: Phrases) -> str:
    return phrases("draft") if briefing.draft else ""


def _short(head: str) -> str:
    return f"{head[:4]}…{head[-3:]}" if len(head) > 12 else head or "—"


def fingerprint(briefing: Briefing) -> str:
    """What tells this briefing from every other one: its snapshot and all that it says."""
    said = "\n".join((briefing.head, briefing.template, *briefing.spoken()))
    return hashlib.sha256(said.encode("utf-8", "replace")).hexdigest()[:32]


def _properties(briefing: Briefing) -> Properties:
    return Properties(
        title=briefing.title,
        subject=briefing.subtitle,
        author=briefing.generator,
        description=f"Snapshot {briefing.head}",
        at=moment(briefing.made_of),
        language=Phrases(briefing.language).tag,
    )


def _types(count: int) -> str:
    if not count:
        return ""
    overrides = "".join(
        f'<Override PartName="/word/charts/chart{number}.xml" ContentType="{charts.CHART_TYPE}"/>'
        for number in range(1, count + 1)
    )
    return f'<Default Extension="xlsx" ContentType="{charts.WORKBOOK_TYPE}"/>{overrides}'


def _relations(count: int) -> str:
    return "".join(
        f'<Relationship Id="rChart{number}" Type="{charts.CHART_RELATION}" '
        f'Target="charts/chart{number}.xml"/>'
        for number in range(1, count + 1)
    )


def _swapped(briefing: Briefing, phrases: Phrases) -> tuple[tuple[str, str], ...]:
    swapped = paper_and_language(briefing.paper, phrases)
    if briefing.draft:
        swapped += ((_HEADER_END, watermark(phrases("draft")) + _HEADER_END),)
    return swapped


def paper_and_language(paper: str, phrases: Phrases) -> tuple[tuple[str, str], ...]:
    """What stands in the template's own parts in place of A4 and English."""
    swapped: list[tuple[str, str]] = []
    if paper == "Letter":
        swapped += [(_A4, _LETTER), (_A4_SIDES, _LETTER_SIDES)]
    if phrases.language != "en":
        swapped += [
            ('<w:lang w:val="en-GB"', f'<w:lang w:val="{phrases.tag}"'),
            ('<w:themeFontLang w:val="en-GB"/>', f'<w:themeFontLang w:val="{phrases.tag}"/>'),
        ]
    return tuple(swapped)


def watermark(word: str) -> str:
    """The word across the page behind the text, as Word itself makes it (VML WordArt)."""
    return (
        f'<w:r><w:pict><v:shapetype xmlns:v="{_VML}" xmlns:o="{_OFFICE}" id="_x0000_t136" '
        'coordsize="21600,21600" o:spt="136" adj="10800" path="m@7,l@8,m@5,21600l@6,21600e">'
        '<v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/>'
        '<v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/>'
        '<v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/>'
        '<v:f eqn="if @0 @4 21600"/><v:f eqn="mid @5 @6"/><v:f eqn="mid @8 @5"/>'
        '<v:f eqn="mid @7 @8"/><v:f eqn="mid @6 @7"/><v:f eqn="sum @6 0 @5"/></v:formulas>'
        '<v:path textpathok="t" o:connecttype="custom" o:connectlocs="@9,0;@10,10800;@11,21600;'
        '@12,10800" o:connectangles="270,180,90,0"/><v:textpath on="t" fitshape="t"/>'
        '<v:handles><v:h position="#0,bottomRight" xrange="6629,14971"/></v:handles>'
        f'<o:lock v:ext="edit" text="t" shapetype="t"/></v:shapetype><v:shape xmlns:v="{_VML}" '
        f'xmlns:o="{_OFFICE}" id="Watermark" o:spid="_x0000_s2049" type="#_x0000_t136" '
        f'alt="{escaped(word)}" style="position:absolute;margin-left:0;margin-top:0;width:400pt;'
        "height:130pt;rotation:315;z-index:-251658752;mso-position-horizontal:center;"
        "mso-position-horizontal-relative:margin;mso-position-vertical:center;"
        'mso-position-vertical-relative:margin" o:allowincell="f" fillcolor="#e3e7ee" '
        'stroked="f"><v:textpath style="font-family:&quot;Arial&quot;;font-size:1pt" '
        f'string="{escaped(word)}"/></v:shape></w:pict></w:r>'
    )


def _compare(file: BinaryIO, briefing: Briefing) -> None:
    """Every text of the model in its order, and every quote, must be read back from the file."""
    body, notes = words_of(file)
    at = 0
    for text in briefing.spoken():
        wanted = _plain(text)
        found = body.find(wanted, at)
        if found < 0:
            raise AnnotatorError(_lost(text))
        at = found + len(wanted)
    everything = body + notes
    annexed = any(section.annex for section in briefing.sections)
    for source in briefing.sources.values():
        if annexed and _plain(source.quote) not in everything:
            raise AnnotatorError(_lost(source.quote))


def _lost(text: str) -> str:
    return (
        f"Nothing was exported: “{shortened(text)}” is in the briefing and could not be found in "
        "the Word file that was made of it. Please report this; the project is as it was."
    )


def _plain(text: str) -> str:
    from exports.briefing.markup import legal

    return "".join(legal(text).split())
