"""The tables by themselves: well formed, without contradiction, and each mistake pointed at."""

import re
import shutil
from collections import Counter
from collections.abc import Callable
from datetime import date
from itertools import groupby, pairwise
from pathlib import Path

import pytest

from kg.errors import LexiconError
from kg.key import fold_name
from ontology import lexicon as module
from ontology.lexicon import FOLDER, TABLES, Entry, load_lexicon, read_table

LEXICON = load_lexicon()
KINDS = set(
    "doctrine strategy party-building cadre grassroots talent discipline loyalty campaign program rural economy ecology "
    "security law foreign taiwan-hongkong governance culture society propaganda regulation local".split()
)
TERMS = sorted({entry.table for entry in LEXICON.entries})


def entries(table: str) -> list[Entry]:
    return [entry for entry in LEXICON.entries if entry.table.startswith(table)]


def start_of(entry: Entry) -> str:
    return entry.facts.get("first_date") or entry.facts.get("start") or entry.facts.get("date") or ""


@pytest.mark.parametrize("table", sorted(TABLES))
def test_every_table_is_clean_text(table: str) -> None:
    data = (FOLDER / table).read_bytes()
    assert b"\r" not in data
    assert data.endswith(b"\n")
    rows = list(read_table(FOLDER / table, TABLES[table]))
    assert rows
    for row in rows:
        assert all(cell == cell.strip() and '"' not in cell[:1] for cell in row.cells.values()), (table, row.line)


@pytest.mark.parametrize("table", sorted(TABLES))
def test_the_readme_describes_every_table(table: str) -> None:
    assert table.removesuffix(".tsv") in (FOLDER / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("table", TERMS)
def test_dates_are_real_dates(table: str) -> None:
    for entry in entries(table):
        for name in module.DATES:
            parts = [int(part) for part in entry.facts.get(name, "").split("-") if part]
            if parts:
                assert 1800 <= date(*parts, *[1] * (3 - len(parts))).year <= 2030, (entry.form, name)


@pytest.mark.parametrize("table", TERMS)
def test_every_date_has_a_source_or_says_that_it_has_none(table: str) -> None:
    missing = [entry.form for entry in entries(table) if start_of(entry) and not entry.facts.get("source")]
    assert missing == []


@pytest.mark.parametrize("table", TERMS)
def test_what_ends_does_not_end_before_it_starts(table: str) -> None:
    for entry in entries(table):
        start, end = entry.facts.get("start", ""), entry.facts.get("end", "")
        assert not end or not start or start[: len(end)] <= end, entry.form


def test_no_form_is_claimed_twice() -> None:
    claimed = Counter(form for entry in LEXICON.entries for form in entry.forms)
    assert [form for form, count in claimed.items() if count > 1] == []


def test_kinds_of_formulations_are_known() -> None:
    assert {entry.facts["kind"] for entry in entries("formulations")} <= KINDS


def test_parts_are_not_the_whole_and_predecessors_exist_and_precede() -> None:
    for entry in entries("formulations"):
        assert entry.form not in entry.parts
        assert len(set(entry.parts)) == len(entry.parts), entry.form
    for entry in LEXICON.entries:
        name = entry.facts.get("predecessor")
        if name:
            other = LEXICON.by_form.get(name)
            assert other is not None, (entry.form, name)
            first, then = start_of(other), start_of(entry)
            assert not first or not then or first[:4] <= then[:4], (entry.form, name)


def test_superiors_exist() -> None:
    assert [e.form for e in entries("bodies") if e.facts.get("superior", e.form) not in LEXICON.by_form] == []
    kinds = {body.form for body in LEXICON.local_bodies}
    assert [body.form for body in LEXICON.local_bodies if body.superior and body.superior not in kinds] == []
    assert [
        place.name for place in LEXICON.places.values() if place.superior and place.superior not in LEXICON.places
    ] == []


def test_local_bodies_have_levels_and_a_full_name() -> None:
    for body in LEXICON.local_bodies:
        assert set(body.levels) <= {"province", "prefecture", "county", "township"}
        assert body.levels, body.form
        assert not body.full or "{place}" in body.full


def test_meetings_of_a_series_come_in_their_order() -> None:
    numbered = [entry for entry in entries("meetings") if "ordinal" in entry.facts]
    key: Callable[[Entry], tuple[str, int, int]] = lambda entry: (  # noqa: E731
        entry.facts["series"],
        int(entry.facts["ordinal"]),
        int(entry.facts.get("session", 0)),
    )
    for series, members in groupby(sorted(numbered, key=key), key=lambda entry: entry.facts["series"]):
        listed = list(members)
        assert len({key(entry) for entry in listed}) == len(listed), series
        if series in {"party-congress", "plenum", "npc-session"}:
            starts = [entry.facts["start"][:7] for entry in listed if "start" in entry.facts]
            assert starts == sorted(starts), series


def test_all_national_congresses_are_there_under_each_of_their_names() -> None:
    for ordinal, full in ((18, "中国共产党第十八次全国代表大会"), (20, "中国共产党第二十次全国代表大会")):
        entry = LEXICON.by_form[full]
        assert entry.facts["ordinal"] == str(ordinal)
        assert {f"党的{full[6:-7]}大"} <= set(entry.forms)
    held = [
        entry.facts.get("ordinal") for entry in entries("meetings") if entry.facts.get("series") == "party-congress"
    ]
    assert {int(ordinal) for ordinal in held if ordinal} == set(range(1, 21))


def test_plans_have_periods_that_follow_each_other() -> None:
    plans = sorted(
        (entry.facts["start"][:4], entry.facts["end"][:4])
        for entry in entries("campaigns")
        if entry.facts.get("kind") == "plan" and "start" in entry.facts
    )
    assert len(plans) >= 15
    assert all(int(a[1]) < int(b[0]) for a, b in pairwise(plans))


def test_senses_are_of_known_forms_and_can_be_told_apart() -> None:
    for form, senses in LEXICON.senses.items():
        assert len({sense.name for sense in senses}) == len(senses), form
        assert all(not sense.end or not sense.start or sense.start[: len(sense.end)] <= sense.end for sense in senses)


def test_sizes_are_as_promised() -> None:
    assert len(entries("formulations")) >= 2600
    assert len(entries("meetings")) >= 1000
    assert len(entries("documents")) >= 1200
    assert len(entries("bodies")) >= 1500


@pytest.mark.parametrize(
    ("table", "row", "told"),
    [
        ("senses.tsv", "甲\t乙", "2 columns instead of 8"),
        ("campaigns.tsv", "甲\t\t\t\tmotto\tcampaign\t\t\t\t", "'motto' is no type"),
        ("campaigns.tsv", "甲\t\t\t\t\tcampaign\t\t\t\t", "'' is no type"),
        ("campaigns.tsv", "甲\t\t\tever\tprogram\tcampaign\t\t\t\t", "'ever' is no match"),
        ("campaigns.tsv", "甲\t\t\t\tprogram\tcampaign\t2021-13\t\t\t", "'2021-13' is no start"),
        ("campaigns.tsv", "\t\t\t\tprogram\tcampaign\t\t\t\t", "no form"),
        ("meetings.tsv", "甲\t\t\t\tnpc\tten\t\t\t\t\t\t", "'ten' is no ordinal"),
        (
            "campaigns.tsv",
            "两个维护\t\t\t\tprogram\tcampaign\t\t\t\t",
            "两个维护 is claimed by 两个维护 (formulations-party.tsv:",
        ),
        (
            "formulations-state.tsv",
            "甲甲\t\tslogan\tlaw\t\t乙乙\t\t\t\t\t\t\n乙乙\t\tslogan\tlaw\t\t甲甲\t\t\t\t\t\t",
            "a cycle in parts",
        ),
    ],
)
def test_a_bad_row_is_named_by_table_line_and_column(table: str, row: str, told: str, tmp_path: Path) -> None:
    folder = tmp_path / "lexicon"
    shutil.copytree(FOLDER, folder)
    lines = (folder / table).read_text(encoding="utf-8").rstrip("\n")
    (folder / table).write_text(f"{lines}\n{row}\n", encoding="utf-8")
    with pytest.raises(LexiconError) as caught:
        load_lexicon(folder)
    assert re.match(rf"{table}:\d+(:\d+)?: {re.escape(told)}", str(caught.value))


def test_a_table_without_its_columns_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "lexicon"
    shutil.copytree(FOLDER, folder)
    (folder / "senses.tsv").write_text("form\tsense\n", encoding="utf-8")
    with pytest.raises(LexiconError, match=r"senses.tsv:1: the first line does not name the columns"):
        load_lexicon(folder)


def test_no_two_entries_have_a_form_with_the_same_key() -> None:
    entry_of: dict[str, Entry] = {}
    for entry in LEXICON.entries:
        for form in entry.forms:
            assert entry_of.setdefault(fold_name(form), entry) is entry, form


def test_no_form_is_wholly_in_quotation_or_title_marks() -> None:
    wrapped = re.compile(r"(“[^“”]*”|《[^《》]*》)\Z")
    assert [form for entry in LEXICON.entries for form in entry.forms if wrapped.match(form)] == []
