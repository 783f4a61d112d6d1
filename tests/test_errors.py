from pathlib import Path

from kg import errors
from kg.errors import KGError, LexiconError, MissingExtraError


def test_an_error_is_one_line_with_place_problem_and_what_to_do() -> None:
    error = LexiconError("unknown type\n'x'", path=Path("my.tsv"), line=3, column=2, hint="write slogan")
    assert str(error) == "my.tsv:3:2: unknown type 'x'; write slogan"


def test_a_missing_part_says_what_to_install() -> None:
    assert "[cypher]" in str(MissingExtraError("ladybug", extra="cypher"))


def test_the_export_list_names_every_error() -> None:
    own = {name for name, value in vars(errors).items() if isinstance(value, type) and issubclass(value, KGError)}
    assert set(errors.__all__) == own


def test_the_docstring_draws_every_error() -> None:
    missing = [name for name in errors.__all__ if name not in (errors.__doc__ or "")]
    assert missing == []
