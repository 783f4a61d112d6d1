"""Until when an undertaking is to be carried out: the deadline that its sentence sets."""

from __future__ import annotations

from kg.model import Reading, Sentence
from kg.recognise.time import Moment, find_moments, read_deadline

__all__ = ["Deadlines"]


class Deadlines:
    """Tells deadlines, going through a reading."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.sentence: Sentence | None = None
        self.moments: list[Moment] = []

    def at(self, position: int) -> str | None:
        """The deadline that governs a view offset, ISO and as precise as the sentence says; one of the past is none."""
        sentence = self.reading.sentence_at(position)
        if sentence is None:
            return None
        if sentence != self.sentence:
            self.sentence = sentence
            self.moments = find_moments(self.reading.view, sentence.start, sentence.end, self.reading.speech)
        deadline = read_deadline(self.moments, position)
        year = self.reading.speech.year.value
        past = deadline is not None and isinstance(year, int) and int(deadline[:4]) < year
        return None if past else deadline
