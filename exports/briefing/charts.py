"""Native Word charts: DrawingML with the workbook that Word opens to edit them."""

import io
from collections.abc import Sequence
from datetime import UTC, datetime
from decimal import Decimal

from annotator.model.briefing import Chart
from exports.briefing.markup import escaped

_C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_EMU = 9525  # a hundredth of an inch at 96 dots: English Metric Units
_WIDTH = 635
_HEIGHT, _BAR = 250, 30
_INK, _MUTED, _LINE = "1D2430", "566072", "D5DAE1"
_COLOURS = ("1D4AA5", "1F7A4D", "A85B00")
_LONGEST_LABEL = 60
_EPOCH = datetime(1980, 1, 1, tzinfo=UTC).replace(tzinfo=None)

CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
WORKBOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CHART_RELATION = f"{_R}/chart"


def drawing(number: int, chart: Chart, relation: str) -> str:
    """The run that holds the chart in the text, with its alternative text."""
    tall = _HEIGHT if not chart.lying else 70 + _BAR * max(len(chart.categories), 2)
    return (
        f'<w:r><w:drawing><wp:inline xmlns:wp="{_WP}" distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{_WIDTH * _EMU}" cy="{tall * _EMU}"/>'
        f'<wp:docPr id="{number}" name="{escaped(chart.caption)}" '
        f'descr="{escaped(chart.description)}"/><wp:cNvGraphicFramePr/>'
        f'<a:graphic xmlns:a="{_A}"><a:graphicData uri="{_C}"><c:chart xmlns:c="{_C}" '
        f'r:id="{relation}"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
    )


def part(chart: Chart, language: str) -> bytes:
    """The chart's part; its figures stand in it too, for programs that open no workbook."""
    across, up = ("l", "b") if chart.lying else ("b", "l")
    series = "".join(_series(chart, at) for at in range(len(chart.series)))
    order = "maxMin" if chart.lying else "minMax"
    crosses = "max" if chart.lying else "autoZero"
    return (
        f'{_XML}<c:chartSpace xmlns:c="{_C}" xmlns:a="{_A}" xmlns:r="{_R}">'
        f'<c:date1904 val="0"/><c:lang val="{language}"/><c:roundedCorners val="0"/>'
        '<c:chart><c:autoTitleDeleted val="1"/><c:plotArea><c:layout/><c:barChart>'
        f'<c:barDir val="{"bar" if chart.lying else "col"}"/><c:grouping val="clustered"/>'
        f'<c:varyColors val="0"/>{series}<c:gapWidth val="{_gap(chart)}"/>'
        '<c:axId val="111"/><c:axId val="222"/></c:barChart>'
        f'<c:catAx><c:axId val="111"/><c:scaling><c:orientation val="{order}"/></c:scaling>'
        f'<c:delete val="0"/><c:axPos val="{across}"/>'
        '<c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/>'
        f'<c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>{_outline(_MUTED)}'
        f'{_font(_INK)}<c:crossAx val="222"/><c:crosses val="autoZero"/><c:auto val="0"/>'
        '<c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="0"/></c:catAx>'
        '<c:valAx><c:axId val="222"/><c:scaling><c:orientation val="minMax"/><c:min val="0"/>'
        f'</c:scaling><c:delete val="0"/><c:axPos val="{up}"/><c:majorGridlines>'
        f'{_outline(_LINE)}</c:majorGridlines><c:numFmt formatCode="#,##0" sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>'
        f'{_outline("")}{_font(_MUTED)}<c:crossAx val="111"/><c:crosses val="{crosses}"/>'
        '<c:crossBetween val="between"/></c:valAx></c:plotArea><c:plotVisOnly val="1"/>'
        '<c:dispBlanksAs val="gap"/></c:chart><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>'
        "<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr>"
        '<a:defRPr sz="900"/></a:pPr><a:endParaRPr lang="en-GB"/></a:p></c:txPr>'
        '<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    ).encode()


def _gap(chart: Chart) -> int:
    """The room between bars in per cent of a bar: few bars are no walls."""
    return max(60, 320 - 50 * len(chart.categories)) if not chart.lying else 60


def _outline(colour: str) -> str:
    if not colour:
        return "<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>"
    fill = f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'
    return f'<c:spPr><a:ln w="6350">{fill}</a:ln></c:spPr>'


def _font(colour: str) -> str:
    fill = f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'
    return (
        f'<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="800">{fill}</a:defRPr></a:pPr>'
        '<a:endParaRPr lang="en-GB"/></a:p></c:txPr>'
    )


def _series(chart: Chart, at: int) -> str:
    series, column = chart.series[at], chr(ord("B") + at)
    last = len(chart.categories) + 1
    labels = [_label(name) for name in chart.categories]
    colour = _COLOURS[at % len(_COLOURS)]
    return (
        f'<c:ser><c:idx val="{at}"/><c:order val="{at}"/><c:tx><c:strRef>'
        f"<c:f>Sheet1!${column}$1</c:f>{_cache([series.name])}</c:strRef></c:tx>"
        f'<c:spPr><a:solidFill><a:srgbClr val="{colour}"/></a:solidFill></c:spPr>'
        '<c:invertIfNegative val="0"/><c:dLbls>'
        f'<c:numFmt formatCode="{_format(series.values)}" sourceLinked="0"/>'
        f"<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>{_font(_INK)}"
        '<c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/>'
        '<c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbls>'
        f"<c:cat><c:strRef><c:f>Sheet1!$A$2:$A${last}</c:f>{_cache(labels)}</c:strRef></c:cat>"
        f"<c:val><c:numRef><c:f>Sheet1!${column}$2:${column}${last}</c:f>"
        f"{_numbers(series.values)}</c:numRef></c:val></c:ser>"
    )


def _label(name: str) -> str:
    return name if len(name) <= _LONGEST_LABEL else f"{name[: _LONGEST_LABEL - 1]}…"


def _format(values: Sequence[Decimal | None]) -> str:
    whole = all(value is None or value == value.to_integral_value() for value in values)
    return "#,##0" if whole else "#,##0.0##"


def _cache(texts: Sequence[str]) -> str:
    points = "".join(
        f'<c:pt idx="{at}"><c:v>{escaped(text)}</c:v></c:pt>' for at, text in enumerate(texts)
    )
    return f'<c:strCache><c:ptCount val="{len(texts)}"/>{points}</c:strCache>'


def _numbers(values: Sequence[Decimal | None]) -> str:
    points = "".join(
        f'<c:pt idx="{at}"><c:v>{value:f}</c:v></c:pt>'
        for at, value in enumerate(values)
        if value is not None
    )
    count = f'<c:ptCount val="{len(values)}"/>'
    return f"<c:numCache><c:formatCode>General</c:formatCode>{count}{points}</c:numCache>"


def relations(number: int) -> bytes:
    """What leads from the chart to its workbook."""
    return (
        f'{_XML}<Relationships xmlns="{_PACKAGE}"><Relationship Id="rId1" Type="{_R}/package" '
        f'Target="../embeddings/chart{number}.xlsx"/></Relationships>'
    ).encode()


def workbook(chart: Chart) -> bytes:
    """The chart's figures as a workbook; texts are texts, also where they begin with `=`."""
    import xlsxwriter  # type: ignore[import-untyped]

    held = io.BytesIO()
    book = xlsxwriter.Workbook(
        held,
        {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False},
    )
    book.set_properties({"created": _EPOCH})
    sheet = book.add_worksheet("Sheet1")
    sheet.set_column(0, 0, 40)
    for at, series in enumerate(chart.series, start=1):
        sheet.write_string(0, at, series.name)
        for row, value in enumerate(series.values, start=1):
            if value is not None:
                sheet.write_number(row, at, float(value))
    for row, name in enumerate(chart.categories, start=1):
        sheet.write_string(row, 0, _label(name))
    book.close()
    return held.getvalue()
