# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who, among the people already known, may be the one being written down: told while typing, with the reason.

Nothing is decided here: a twin is only shown. At most two queries.
"""

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.db.models import Q

from lgnet.kernel.actor import Actor
from lgnet.kernel.likeness import likeness
from lgnet.kernel.names import normalise, whole_keys
from lgnet.kernel.phones import normalise_phone
from lgnet.people.choices import BirthPrecision, Likeness
from lgnet.people.models import Person
from lgnet.people.queries.linked import all_records, once_each
from lgnet.people.queries.matches import Match, ids_by_name
from lgnet.people.queries.people import people_visible_to
from lgnet.trust import audit

MOST_TWINS = 8
VERY_ALIKE = 0.9  # of the whole name, enough by itself when the birth does not contradict it
ALIKE = 0.84  # with something else that agrees
DAY_KNOWN = (BirthPrecision.EXACT, "")


@dataclass(frozen=True)
class Sketch:
    """What was typed so far."""

    given_name: str = ""
    family_name: str = ""
    original_name: str = ""
    birth_date: date | None = None
    birth_precision: str = BirthPrecision.EXACT
    phone: str = ""
    citizenships: tuple[str, ...] = ()
    aliases: tuple[str, ...] = field(default=())

    @property
    def names(self) -> list[str]:
        whole = f"{self.given_name} {self.family_name}".strip()
        return [name for name in (whole, self.original_name, *self.aliases) if name]

    @property
    def has_own_birthday(self) -> bool:
        """1 January is the birthday of whoever knows only the year: it proves nothing."""
        known = self.birth_date is not None and self.birth_precision in DAY_KNOWN
        return known and (self.birth_date.month, self.birth_date.day) != (1, 1)


def likely_twins(
    by: Actor,
    *,
    given_name: str = "",
    family_name: str = "",
    original_name: str = "",
    birth_date: date | None = None,
    birth_precision: str = BirthPrecision.EXACT,
    phone: str = "",
    citizenships=(),
    aliases=(),
    other_than: UUID | None = None,
) -> list[Match]:
    """People who may be the same one, most likely first, each with its reasons; who is shown is recorded."""
    sketch = Sketch(
        given_name, family_name, original_name, birth_date, birth_precision,
        normalise_phone(phone), tuple(citizenships), tuple(aliases),
    )  # fmt: skip
    scored = []
    for person in _candidates(by, sketch):
        score, reasons = compare(sketch, person)
        if reasons and person.pk != other_than:
            scored.append((-score, person.full_name, Match(person, reasons)))
    twins = once_each(match for _, _, match in sorted(scored, key=lambda entry: entry[:2]))[:MOST_TWINS]
    if twins:
        audit.shown("people.twins_shown", by=by, people=all_records(twins))
    return twins


def _candidates(by: Actor, sketch: Sketch):
    keys = whole_keys(sketch.names)
    sought = Q(pk__in=ids_by_name(keys, city_id=by.city_id)) if keys else Q()
    if sketch.phone:
        sought |= Q(phone=sketch.phone)
    if sketch.has_own_birthday:
        sought |= Q(birth_date__in={sketch.birth_date, swapped(sketch.birth_date)} - {None})
    return people_visible_to(by).filter(sought)[:400] if sought else []


def swapped(day: date) -> date | None:
    """The date with day and month exchanged, where that is another date."""
    if day.day > 12 or day.day == day.month:
        return None
    return day.replace(month=day.day, day=day.month)


def _birth(sketch: Sketch, person: Person) -> Likeness | None | bool:
    """How the births agree; False when they contradict each other, None when too little is known."""
    if sketch.birth_date is None or person.birth_date is None:
        return None
    both_exact = sketch.birth_precision in DAY_KNOWN and person.birth_precision == BirthPrecision.EXACT
    if both_exact and person.birth_date == sketch.birth_date:
        return Likeness.SAME_BIRTH_DATE if sketch.has_own_birthday else Likeness.SAME_BIRTH_YEAR
    if both_exact and person.birth_date == swapped(sketch.birth_date):
        return Likeness.SWAPPED_BIRTH_DATE
    years = abs(person.birth_date.year - sketch.birth_date.year)
    estimated = BirthPrecision.ESTIMATED in (sketch.birth_precision, person.birth_precision)
    if years == 0:
        return Likeness.SAME_BIRTH_YEAR
    return None if years <= (5 if estimated else 1) else False


def _names_alike(sketch: Sketch, person: Person) -> tuple[float, bool, Likeness | None]:
    """How alike the names are, the shorter looked for in the longer, whether one of the two is a single word (which
    many people share), and how one would say it."""
    best = (0.0, False, None)
    for name in sketch.names:
        asked = normalise(name).split()
        for known in (normalise(one).split() for one in person.names):
            shorter, longer = sorted((asked, known), key=len)
            alike = likeness(shorter, longer)
            if alike > best[0]:
                same = sorted(asked) == sorted(known)
                said = Likeness.SAME_NAME if same else Likeness.SOUNDS_ALIKE
                best = (alike, len(shorter) < 2 <= len(longer), said)
    return best


def compare(sketch: Sketch, person: Person) -> tuple[float, list[Likeness]]:
    """The weight of what agrees, and its reasons; nothing when it is too little."""
    alike, single, said = _names_alike(sketch, person)
    birth = _birth(sketch, person)
    same_day = birth in (Likeness.SAME_BIRTH_DATE, Likeness.SWAPPED_BIRTH_DATE)
    same_phone = bool(sketch.phone) and sketch.phone == person.phone
    by_name = alike >= VERY_ALIKE and not single and birth is not False
    by_birth = alike >= ALIKE and (same_day or (not single and birth == Likeness.SAME_BIRTH_YEAR))
    if not (same_phone or by_name or by_birth):
        return 0.0, []
    reasons = [Likeness.SAME_PHONE] if same_phone else []
    reasons += [said] if alike >= ALIKE else []
    reasons += [birth] if birth else []
    if set(sketch.citizenships) & set(person.citizenships):
        reasons.append(Likeness.SAME_CITIZENSHIP)
    return 2 * same_phone + alike + 0.5 * bool(birth) + 0.5 * same_day, reasons


def compare_names(sketch: Sketch, person: Person) -> float:
    """How alike the names are, from 0 to 1."""
    return _names_alike(sketch, person)[0]


def contradicts(sketch: Sketch, person: Person) -> bool:
    """Whether the births can't be of one person."""
    return _birth(sketch, person) is False
