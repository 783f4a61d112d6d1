"""When a congress or a session was held, as the lexicon knows it."""

from __future__ import annotations

import re

from kg.numeral import parse_numeral, to_chinese
from ontology.lexicon import Entry, Lexicon

__all__ = ["congress_date", "congress_name", "session_date"]

HAN = "[一二三四五六七八九十]{1,3}"
# The meeting itself, not one about its spirit.
END = r"(?=\Z|关于|上|公报|决议)"
SESSION = re.compile(rf"第?({HAN})届全国人(?:民代表)?大(?:会)?第?({HAN})次会议{END}")
CONGRESS = re.compile(rf"中国共产党第({HAN})次全国代表大会{END}")


def congress_name(ordinal: int | None) -> str | None:
    """The name of a Party congress."""
    return f"中国共产党第{to_chinese(ordinal)}次全国代表大会" if ordinal else None


def congress_date(ordinal: int | None, lexicon: Lexicon) -> str | None:
    """The day a Party congress began."""
    if ordinal is None:
        return None
    entry = lexicon.by_form.get(f"党的{to_chinese(ordinal)}大") or find_meeting(
        lexicon, "party-congress", ordinal, None
    )
    return entry.facts.get("start") if entry else None


def session_date(text: str, lexicon: Lexicon) -> str | None:
    """The day the congress or session began that a title or an occasion names."""
    congress = CONGRESS.match(text)
    if congress:
        return congress_date(int(parse_numeral(congress[1]) or 0), lexicon)
    match = SESSION.match(text)
    if not match:
        return None
    ordinal, session = (int(parse_numeral(group) or 0) for group in match.groups())
    entry = lexicon.by_form.get(match.group()) or find_meeting(lexicon, "npc", ordinal, session)
    return entry.facts.get("start") if entry else None


def find_meeting(lexicon: Lexicon, series: str, ordinal: int, session: int | None) -> Entry | None:
    """The meeting of a series with this ordinal and session."""
    wanted = (str(ordinal), str(session) if session else None)
    return next(
        (
            entry
            for entry in lexicon.entries
            if entry.facts.get("series", "").startswith(series)
            and (entry.facts.get("ordinal"), entry.facts.get("session")) == wanted
        ),
        None,
    )
