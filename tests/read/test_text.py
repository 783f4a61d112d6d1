from pathlib import Path

import pytest

from kg.errors import UnreadableError
from kg.read import decode, find_files, read_documents

TEXT = "全县组织工作会议\n坚决做到“两个维护”。\n"


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (TEXT.encode(), TEXT),
        (b"\xef\xbb\xbf" + TEXT.encode(), TEXT),
        (TEXT.encode("gb18030"), TEXT),
        (TEXT.replace("\n", "\r\n").encode(), TEXT),
        (TEXT.replace("\n", "\r").encode("gb18030"), TEXT),
    ],
    ids=["utf-8", "byte-order mark", "gb18030", "crlf", "cr, gb18030"],
)
def test_decodes_to_the_same_text(data: bytes, text: str) -> None:
    assert decode(data, name="a.txt") == text


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", "empty file"),
        (b"\xef\xbb\xbf \n\n", "empty file"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "binary file"),
        (b"%PDF-1.4\x01\x02 text", "binary file"),
        ("organisation é à ü ß ñ ö ä".encode("latin-1") * 5, "neither UTF-8 nor GB18030"),
        (
            "\u5168\u53bf".encode("shift_jis", errors="ignore") + b"\x83\x65\x83\x58\x83\x67\x81",
            "neither UTF-8 nor GB18030",
        ),
    ],
    ids=["empty", "blank", "png", "pdf", "latin-1", "shift-jis"],
)
def test_names_what_cannot_be_read(data: bytes, problem: str) -> None:
    with pytest.raises(UnreadableError, match=problem) as caught:
        decode(data, name="bad.txt")
    assert str(caught.value).startswith("bad.txt: ")


def test_reads_what_it_can_and_names_the_rest(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_bytes(TEXT.encode())
    (tmp_path / "a.md").write_bytes(TEXT.encode("gb18030"))
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "scan.pdf").write_bytes(b"%PDF")
    documents, skipped = read_documents(find_files([tmp_path]))
    assert [(document.doc, document.source, document.text) for document in documents] == [
        ("a.md", "a.md", TEXT),
        ("b.txt", "b.txt", TEXT),
    ]
    assert [(skip.source, skip.problem) for skip in skipped] == [
        ("empty.txt", "empty file"),
        ("scan.pdf", "not a .txt or .md file; convert it to text"),
    ]


def test_files_of_one_name_and_text_stay_two_documents(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "x.txt").write_text(TEXT, encoding="utf-8")
    documents, _ = read_documents(find_files([tmp_path]))
    assert [document.doc for document in documents] == ["a/x.txt", "b/x.txt"]
    assert len({document.id for document in documents}) == 2
