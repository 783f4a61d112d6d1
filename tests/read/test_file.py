from pathlib import Path

import pytest

from kg.errors import InputError
from kg.read import find_files
from kg.read.file import name_documents


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    for name in ("一/甲.txt", "一/乙.txt", "二/甲.txt", ".hidden/丙.txt", "二/.x.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(name, encoding="utf-8")
    return tmp_path


def test_finds_files_recursively_and_passes_over_hidden_ones(tree: Path) -> None:
    assert [file.source for file in find_files([tree])] == ["一/乙.txt", "一/甲.txt", "二/甲.txt"]


def test_each_file_once_however_often_it_is_given(tree: Path) -> None:
    files = find_files([tree, tree / "一", tree / "一" / "甲.txt"])
    assert [file.source for file in files] == ["一/乙.txt", "一/甲.txt", "二/甲.txt"]


def test_source_of_a_file_is_its_name(tree: Path) -> None:
    assert [file.source for file in find_files([tree / "一" / "甲.txt"])] == ["甲.txt"]


def test_names_are_the_shortest_suffixes_that_differ(tree: Path) -> None:
    assert name_documents(find_files([tree])) == ["乙.txt", "一/甲.txt", "二/甲.txt"]


@pytest.mark.parametrize("name", ["missing", "missing.txt"])
def test_a_missing_path_is_named(tmp_path: Path, name: str) -> None:
    with pytest.raises(InputError, match=f"{name}: no such file or folder"):
        find_files([tmp_path / name])


def test_an_empty_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no files in this folder"):
        find_files([tmp_path])
