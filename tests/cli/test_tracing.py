"""Tags traced to the bytes of the file."""

from pathlib import Path

import pytest

from annotator.__main__ import main
from annotator.model.ops import Tag
from annotator.model.spans import Span
from annotator.workspace import Workspace, new_id

TEXT = "Совет заседал в порту.\r\n\r\nПредседатель Мира Ольсен открыла заседание.\r\n"


def run(*words: object) -> int:
    return main([str(word) for word in words])


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return tmp_path / "port.pressdb"


def _tagged(project: Path, name: str, words: str) -> str:
    """Tag the words in the only release; its id."""
    workspace = Workspace(project)
    try:
        [listed] = workspace.listed(0, 10)
        text = workspace.open_document(listed.document.id).text
        start = text.index(words)
        span = Span(start, start + len(words))
        workspace.apply(Tag(new_id(), listed.document.id, "official", (span,)))
        assert listed.document.source_name == name
        return listed.document.id
    finally:
        workspace.close()


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r", "utf-8", "utf-8-sig", "utf-16"])
def test_a_tag_leads_to_its_bytes_in_any_encoding(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], encoding: str
) -> None:
    data = TEXT.encode(encoding)
    (tmp_path / "port.txt").write_bytes(data)
    run("import", "--project", project, tmp_path / "port.txt")
    document = _tagged(project, "port.txt", "Председатель Мира Ольсен")
    capsys.readouterr()
    assert run("trace", "--project", project, document) == 0
    head, _, line = capsys.readouterr().out.splitlines()
    start, end = map(int, line.split("\t")[3].split("-"))
    told = head.split("\t")[1]
    inside = "utf-16-le" if encoding == "utf-16" else told.removesuffix("-sig")
    found = data[start:end].decode(inside)
    assert found == "Председатель Мира Ольсен"
    assert line.endswith("\tПредседатель Мира Ольсен")


def test_a_page_has_no_bytes_for_its_passages(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = "<html><head><title>Port</title></head><body><p>The council of the port met with "
    (tmp_path / "port.html").write_text(f"{page}Chair Mira Olsen and the crews.</p></body></html>")
    run("import", "--project", project, tmp_path / "port.html")
    document = _tagged(project, "port.html", "Chair Mira Olsen")
    capsys.readouterr()
    assert run("trace", "--project", project, document) == 1
    assert "port.html is not plain text" in capsys.readouterr().err


def test_a_release_without_tags_has_nothing_but_the_head(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "port.txt").write_text("The council of the port met.")
    run("import", "--project", project, tmp_path / "port.txt")
    workspace = Workspace(project)
    [listed] = workspace.listed(0, 10)
    workspace.close()
    capsys.readouterr()
    assert run("trace", "--project", project, listed.document.id) == 0
    out = capsys.readouterr().out.splitlines()
    assert out[0].startswith("port.txt\t")
    assert out[1:] == ["tag\tkind\ttext\tbytes\tquote"]
