"""What is known of the speech as a whole, each fact with where it comes from.

The text speaks first (explicit), then the file's name (filename), then what can be concluded (inferred); what none of
them tells is unknown. Kinds: work reports, congress reports, resolutions on them and the evening news are reports.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from kg.model import UNKNOWN, Attribute, Basis, Document, Section, Span, Speech
from kg.structure.date import iso_date, month_of, year_of
from kg.structure.filename import FileName, parse_filename
from kg.structure.head import Head, read_head
from kg.structure.kind import find_kind, kind_of_title
from kg.structure.meeting import congress_date, congress_name, session_date
from kg.structure.place import CHINA, count_level, find_named_place, head_level, level_of_place
from kg.structure.year import Told, find_plan_year, find_report_year, find_year
from ontology.lexicon import Lexicon

__all__ = ["describe"]

PAGE_DATE = re.compile(r"(?P<year>20\d{2})[-/.年](?P<month>\d{1,2})[-/.月](?P<day>\d{1,2})")
NEWS = "新闻联播"


class Known(NamedTuple):
    """What the years looked back on and planned for hang on."""

    year: Attribute
    level: Attribute
    kind: Attribute


def describe(
    document: Document, text: str, page: str, furniture: Sequence[Span], sections: Sequence[Section], lexicon: Lexicon
) -> Speech:
    """The attributes of a speech; `text` is the folded text without furniture, `page` with it."""
    name = parse_filename(document.source)
    head = read_head(text, expected=name.speaker)
    kind = choose_kind(head, name, text, sections)
    date = choose_date(head, name, page, furniture, lexicon)
    year = Attribute(year_of(str(date.value)), date.basis) if date.value else infer(find_year(text))
    level, jurisdiction = choose_place(head, name, text, lexicon)
    report_year, plan_year = choose_years(head, name, text, sections, date, Known(year, level, kind))
    return Speech(
        title=choose(explicit=head.title, filename=name.title),
        date=date if date.value else infer(str(year.value) if year.value else None),
        speaker=choose(explicit=head.speaker, filename=name.speaker),
        occasion=choose(explicit=head.occasion, filename=congress_name(name.congress)),
        place=choose(explicit=head.place, inferred=head.city),
        year=year,
        report_year=report_year,
        plan_year=plan_year,
        level=level,
        kind=kind,
        jurisdiction=jurisdiction,
    )


def choose(**found: str | int | None) -> Attribute:
    """The first value that is known, with the name it is given under as its basis."""
    bases: tuple[Basis, ...] = ("explicit", "filename", "inferred")
    return next((Attribute(value, basis) for basis in bases if (value := found.get(basis)) is not None), UNKNOWN)


def infer(value: str | int | None) -> Attribute:
    """A conclusion, if there is one."""
    return choose(inferred=value)


def choose_kind(head: Head, name: FileName, text: str, sections: Sequence[Section]) -> Attribute:
    """The kind: as the title says, else the file's name, else as the text reads."""
    told = choose(explicit=kind_of_title(head.title), filename=kind_of_title(name.title))
    if told.value is None and name.congress is not None:
        return Attribute("report", "filename")
    return told if told.value else infer(find_kind(text, len(sections)))


def choose_date(head: Head, name: FileName, page: str, furniture: Sequence[Span], lexicon: Lexicon) -> Attribute:
    """The day: as the text says, else the file's name, else that of the meeting, else that of the page."""
    if head.date and not (name.date and name.date.startswith(f"{head.date}-")):
        return Attribute(head.date, "explicit")
    if name.date:
        return Attribute(name.date, "filename")
    meeting = congress_date(name.congress, lexicon) or session_date(name.title or "", lexicon)
    if meeting:
        return Attribute(meeting, "filename")
    held = session_date(head.occasion or "", lexicon)
    return infer(held) if held else choose(explicit=page_date(page, furniture))


def page_date(page: str, furniture: Sequence[Span]) -> str | None:
    """The date that the page around the speech bears (`时间：2026-01-22`)."""
    match = next((found for start, end in furniture if (found := PAGE_DATE.search(page, start, end))), None)
    return iso_date(*(int(part) for part in match.groups())) if match else None


def choose_place(head: Head, name: FileName, text: str, lexicon: Lexicon) -> tuple[Attribute, Attribute]:
    """The level and the jurisdiction.

    A file of the centre is national whatever place its title names; else the head's own words come first.
    """
    told = find_named_place("\n".join(filter(None, (head.title, head.occasion, head.office, head.text))))
    titled = name.place or find_named_place(name.title or "")
    if (titled and level_of_place(titled, lexicon) == "national") or name.congress is not None:
        basis: Basis = "explicit" if head_level(head) == "national" else "filename"
        return Attribute("national", basis), Attribute(CHINA, basis)
    if told and (level := level_of_place(told, lexicon)):
        return Attribute(level, "explicit"), Attribute(told, "explicit")
    level_told = choose(explicit=head_level(head), filename=titled and level_of_place(titled, lexicon))
    if level_told.value is None:
        level_told = choose(filename=title_level(name.title), inferred=count_level(text))
    if level_told.value == "national":
        return level_told, Attribute(CHINA, level_told.basis)
    return level_told, choose(filename=titled)


def title_level(title: str | None) -> str | None:
    """The level that the title in a file's name tells."""
    return head_level(Head(title=title)) if title else None


def choose_years(
    head: Head, name: FileName, text: str, sections: Sequence[Section], date: Attribute, known: Known
) -> tuple[Attribute, Attribute]:
    """The years looked back on and planned for, concluded from titles, headings and text.

    The evening news does neither, and a congress plans for no single year.
    """
    title = head.title or name.title or ""
    if not isinstance(known.year.value, int) or NEWS in title:
        return UNKNOWN, UNKNOWN
    told = Told(
        text=text[head.end :],
        title=title,
        headings="\n".join(section.heading for section in sections),
        kind=str(known.kind.value),
        year=known.year.value,
        month=month_of(str(date.value)) if name.congress is None else None,
        local=known.level.value not in ("national", None),
    )
    reported = find_report_year(told)
    return infer(reported), UNKNOWN if name.congress is not None else infer(find_plan_year(told, reported))
