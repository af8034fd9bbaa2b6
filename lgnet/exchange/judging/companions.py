# SPDX-License-Identifier: AGPL-3.0-or-later
"""The rows of one file among themselves: the same row twice, the same person in several rows, and likely twins."""

from dataclasses import dataclass, field
from typing import NamedTuple

from lgnet.exchange.judging.draft import Draft
from lgnet.kernel.names import normalise
from lgnet.people.models import Person
from lgnet.people.queries.many_twins import least_shared, words_of
from lgnet.people.queries.twins import Sketch, compare

MOST_COMPARED = 100


class Companion(NamedTuple):
    line: int
    reasons: list


@dataclass
class Companions:
    """What was seen of the file so far. Kept while the trial goes on; made again from the rows if the process ends."""

    rows: dict[str, int] = field(default_factory=dict)
    certain: dict[tuple, int] = field(default_factory=dict)
    """Line of the person by what identifies her: her code, a number, her name with birth or phone."""
    people: dict[int, Person] = field(default_factory=dict)
    by_key: dict[str, set[int]] = field(default_factory=dict)
    by_year: dict[int, set[int]] = field(default_factory=dict)
    by_phone: dict[str, set[int]] = field(default_factory=dict)

    def same_row(self, text: str, line: int) -> int | None:
        """The line that said the very same, if one did."""
        first = self.rows.setdefault(text, line)
        return first if first != line else None

    def same_person(self, draft: Draft) -> int | None:
        for sign in signs_of(draft):
            if sign in self.certain:
                return self.certain[sign]
        return None

    def add(self, draft: Draft) -> None:
        """Somebody who will be written with this row."""
        line, sketch = draft.line, draft.sketch
        for sign in signs_of(draft):
            self.certain.setdefault(sign, line)
        self.people[line] = draft.person
        for keys in words_of(sketch):
            for key in keys:
                self.by_key.setdefault(key, set()).add(line)
        if sketch.birth_date:
            self.by_year.setdefault(sketch.birth_date.year, set()).add(line)
        if sketch.phone:
            self.by_phone.setdefault(sketch.phone, set()).add(line)

    def twins(self, draft: Draft) -> list[Companion]:
        """Earlier rows that may speak of the same person, most likely first."""
        sketch, scored = draft.sketch, []
        for line in sorted(self._candidates(sketch) - {draft.line})[:MOST_COMPARED]:
            score, reasons = compare(sketch, self.people[line])
            if reasons:
                scored.append((-score, line, reasons))
        return [Companion(line, reasons) for _, line, reasons in sorted(scored, key=lambda one: one[:2])]

    def _candidates(self, sketch: Sketch) -> set[int]:
        of_words = [set().union(*(self.by_key.get(key, set()) for key in keys)) for keys in words_of(sketch)]
        some = set().union(*of_words)
        found = set(self.by_phone.get(sketch.phone, ())) if sketch.phone else set()
        if sketch.birth_date:
            found |= some & self.by_year.get(sketch.birth_date.year, set())
        if least_shared(sketch) < 2:
            return found | some
        for place, one in enumerate(of_words):
            for other in of_words[place + 1 :]:
                found |= one & other
        return found


def signs_of(draft: Draft) -> list[tuple]:
    """What makes two rows of a file surely one person."""
    told, sketch = draft.told, draft.sketch
    signs: list[tuple] = [("code", told.external)] if told.external else []
    signs += [(kind, number.upper()) for kind, number in told.numbers.items()]
    name = tuple(sorted(normalise(" ".join(sketch.names)).split()))
    if sketch.has_own_birthday:
        signs.append(("born", name, sketch.birth_date))
    if sketch.phone and len(name) > 1:
        signs.append(("phone", name, sketch.phone))
    return signs
