"""Where exports go: whole or not at all, and never over a build."""

from collections.abc import Callable
from pathlib import Path

import pytest

from kg.errors import OutputError
from loaders.place import write_file, write_folder


def test_a_file_is_replaced_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "new" / "graph.nt"
    write_file(path, b"one", built=tmp_path)
    write_file(path, b"two", built=tmp_path)
    assert [(file.name, file.read_bytes()) for file in path.parent.iterdir()] == [("graph.nt", b"two")]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "file")
    write_file(tmp_path / "link", b"one", built=tmp_path / "out")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "file").read_bytes() == b"one"


def test_a_folder_is_made_or_filled(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    for name in ("empty", "absent"):
        write_folder(tmp_path / name, {"nodes/A.csv": b"id\n", "edges/B.csv": b"source\n"})
    assert sorted(str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*") if path.is_file()) == [
        "absent/edges/B.csv",
        "absent/nodes/A.csv",
        "empty/edges/B.csv",
        "empty/nodes/A.csv",
    ]


def test_a_failed_write_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="cannot be written"):
        write_folder(tmp_path / "tables", {"nodes/deep/A.csv": b"id\n"})
    assert list(tmp_path.iterdir()) == []


def refused_file(path: Path) -> None:
    write_file(path, b"", built=path.parent)


def refused_folder(path: Path) -> None:
    write_folder(path, {})


@pytest.mark.parametrize(
    ("write", "name", "told"),
    [
        (refused_file, "folder", "a folder is in its place; give another --out"),
        (refused_file, "graph.ttl", "this is a file of the build itself; give another --out"),
        (refused_file, "file/below", "cannot be written (File exists); give another --out"),
        (refused_folder, "folder", "this folder is not empty; give an absent or empty folder as --out"),
        (refused_folder, "file", "a file is in its place; give another --out"),
    ],
)
def test_what_is_not_ours_is_refused_and_stays(
    write: Callable[[Path], None], name: str, told: str, tmp_path: Path
) -> None:
    (tmp_path / "folder").mkdir()
    for file in ("folder/kept", "file", "graph.ttl"):
        (tmp_path / file).write_bytes(b"kept")
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(OutputError) as raised:
        write(tmp_path / name)
    assert str(raised.value) == f"{tmp_path / name}: {told}"
    assert sorted(tmp_path.rglob("*")) == before
    assert {path.read_bytes() for path in before if path.is_file()} == {b"kept"}


def test_texts_of_a_build_and_devices_are_refused(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="a file of the build itself"):
        write_file(tmp_path / "texts" / "a.txt", b"", built=tmp_path)
    with pytest.raises(OutputError, match=r"^/dev/null: not a regular file"):
        write_file(Path("/dev/null"), b"", built=tmp_path)
