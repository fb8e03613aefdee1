"""Filling a template, and making sure that every text came through whole."""

import io
import re
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import jinja2
from docxtpl import DocxTemplate  # type: ignore[import-untyped]
from jinja2.sandbox import SandboxedEnvironment
from lxml import etree

from annotator.model.errors import UserError
from exports.archives import entry

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TEXT_PART = re.compile(r"word/(document|header\d*|footer\d*)\.xml")
_SHOWN = 80
_UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""Characters that XML 1.0 does not have; no text of ours needs one."""


def environment(**more: Any) -> SandboxedEnvironment:
    """Jinja as templates get it: always escaping, nothing undefined, nothing unsafe."""
    return SandboxedEnvironment(autoescape=True, undefined=jinja2.StrictUndefined, **more)


def filled(template: Path, context: Mapping[str, Any]) -> bytes:
    """The filled template as a Word file, the same bytes for the same values.

    Raises UserError where a value is not in the result letter by letter, or the template does
    something with a value that can't be done.
    """
    put_in: list[str] = []

    def noted(value: Any) -> Any:
        text = _UNWRITABLE.sub("", value) if isinstance(value, str) else value
        put_in.append(str(text))
        return text

    document = DocxTemplate(str(template))
    try:
        document.render(dict(context), jinja_env=environment(finalize=noted))
    except jinja2.TemplateError as error:
        raise UserError(
            f"The template {template.name} can't be filled: {error.message}. Nothing was written."
        ) from error
    held = io.BytesIO()
    document.save(held)
    parts = _parts(held)
    _compare(put_in, parts)
    return _packed(parts)


def _parts(file: io.BytesIO) -> dict[str, bytes]:
    with zipfile.ZipFile(file) as package:
        return {name: package.read(name) for name in package.namelist()}


def _packed(parts: Mapping[str, bytes]) -> bytes:
    """The parts as a zip without times, since python-docx writes the present one."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(entry(name), content)
    return held.getvalue()


def _compare(put_in: list[str], parts: Mapping[str, bytes]) -> None:
    """Raise UserError where a text that was put in is not in the file, white space apart."""
    there = [_solid(_text(data)) for name, data in parts.items() if _TEXT_PART.fullmatch(name)]
    for text in dict.fromkeys(put_in):
        solid = _solid(text)
        if solid and not any(solid in one for one in there):
            line = " ".join(text.split())[:_SHOWN]
            raise UserError(
                f"“{line}” did not come through the template whole; nothing was written. "
                "Put its field into a line of its own and try again."
            )


def _text(data: bytes) -> str:
    root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, huge_tree=True))
    return "".join(one.text or "" for one in root.iter(f"{_W}t"))


def _solid(text: str) -> str:
    return "".join(text.split())
