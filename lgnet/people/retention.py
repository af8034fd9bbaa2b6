# SPDX-License-Identifier: AGPL-3.0-or-later
"""Until when what is held on a person is kept: the periods of seed/retention.yaml, from days that contexts above tell.

Each tells an expression on a query of people: whether something of hers is still open, when she was last followed to
an end, when she was last met. One question to the database answers for one person and for a whole city.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, reduce
from operator import or_
from pathlib import Path
from uuid import UUID

import yaml
from django.db.models import BooleanField, DateField, DateTimeField, Expression, F, Q, QuerySet, Value
from django.db.models.functions import Cast, Coalesce, Greatest, TruncDate
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from lgnet.kernel import clock

SEED = Path(__file__).parent / "seed" / "retention.yaml"
LONG_AGO = date(1900, 1, 1)


@dataclass(frozen=True)
class Period:
    code: str
    months: int
    it: str
    en: str
    source: str

    def after(self, day: date) -> date:
        """The same day of the month, or the last one where there is none."""
        return months_after(day, self.months)

    @property
    def words(self) -> str:
        return self.en if (get_language() or "it").startswith("en") else self.it


def months_after(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, last)
        except ValueError:
            continue
    raise ValueError(day)


@cache
def periods() -> dict[str, Period]:
    declared = yaml.safe_load(SEED.read_text(encoding="utf-8"))["classes"]
    return {
        one["code"]: Period(one["code"], one["months"], one["it"], one["en"], one["source"])
        for one in declared
    }


@cache
def notice_days() -> int:
    return yaml.safe_load(SEED.read_text(encoding="utf-8"))["notice_days"]


@cache
def version() -> str:
    return yaml.safe_load(SEED.read_text(encoding="utf-8"))["version"]


_open: list[Callable[[], Expression]] = []
_followed: list[Callable[[], Expression]] = []
_met: list[Callable[[], Expression]] = []


def tells_open(expression: Callable[[], Expression]) -> None:
    """True while something of hers goes on: then nothing is deleted."""
    _open.append(expression)


def tells_followed(expression: Callable[[], Expression]) -> None:
    """The moment her last case ended; empty when there was none."""
    _followed.append(expression)


def tells_met(expression: Callable[[], Expression]) -> None:
    """The moment she was last met."""
    _met.append(expression)


_erasers: list[Callable[[Sequence[UUID]], None]] = []


def erases(erase: Callable[[Sequence[UUID]], None]) -> None:
    """`erase(person_ids)`: when her time is over, what a context holds on her goes, except what figures count."""
    _erasers.append(erase)


def erase_all(person_ids: Sequence[UUID]) -> None:
    """In the present transaction."""
    for erase in _erasers:
        erase(person_ids)


_unnamed: list[tuple[Callable[[date], QuerySet], Callable[[Sequence[UUID]], int]]] = []


def tells_unnamed(until: Callable[[date], QuerySet], erase: Callable[[Sequence[UUID]], int]) -> None:
    """Of somebody whose name nobody knows: `until(day)` gives what was written of her up to that day and goes on no
    more; `erase(ids)` takes away what tells of her, and says of how many."""
    _unnamed.append((until, erase))


def _until(within_days: int = 0) -> date:
    return months_after(clock.today() + timedelta(days=within_days), -periods()["unnamed"].months)


def unnamed_over(*, within_days: int = 0) -> list[UUID]:
    """What was written of people without a name whose time is over by then."""
    last = _until(within_days)
    return sorted(pk for until, _erase in _unnamed for pk in until(last).values_list("pk", flat=True))


def erase_unnamed(ids: Sequence[UUID]) -> int:
    """In the present transaction; of those that still have no name. Says of how many."""
    return sum(
        erase(list(until(_until()).filter(pk__in=ids).values_list("pk", flat=True)))
        for until, erase in _unnamed
    )


def with_days(people: QuerySet) -> QuerySet:
    """People with `goes_on`, `followed_until` and `met_on` (days in Italy)."""
    nobody = Value(False, BooleanField())
    met = [_day(F("created_at")), *(Coalesce(_day(one()), Value(LONG_AGO, DateField())) for one in _met)]
    followed = [_day(one()) for one in _followed]
    return people.annotate(
        goes_on=reduce(or_, (Q(one()) for one in _open), Q(nobody)),
        followed_until=Greatest(*followed, Cast(None, DateField())) if followed else Cast(None, DateField()),
        met_on=Greatest(*met) if len(met) > 1 else met[0],
    )


def _day(moment) -> Expression:
    return TruncDate(Cast(moment, DateTimeField()), tzinfo=clock.ROME)


@dataclass(frozen=True)
class Ending:
    """When the time of what is held on somebody is over; `on` is empty while something of hers goes on."""

    period: Period
    on: date | None

    @property
    def is_over(self) -> bool:
        return self.on is not None and self.on <= clock.today()

    @property
    def words(self) -> str:
        if self.on is None:
            return _("Kept while the case is open (%(why)s).") % {"why": self.period.words}
        told = {"day": date_format(self.on, "j F Y"), "why": self.period.words}
        return _("Kept until %(day)s (%(why)s); then deleted, except for figures without a name.") % told


def may_be_near(people: QuerySet, *, within_days: int = 0) -> QuerySet:
    """Those `with_days` whose time is over by then, or nearly: the end of a month is not looked at here."""
    by_then = clock.today() + timedelta(days=within_days + 3)
    followed, met = (months_after(by_then, -periods()[code].months) for code in ("followed", "met"))
    over = Q(followed_until__lte=followed) | Q(followed_until__isnull=True, met_on__lte=met)
    return people.filter(over, goes_on=False)


def ending(rows: Iterable) -> Ending:
    """Of all records that are one person, read `with_days`: the latest counts."""
    rows = list(rows)
    followed = [one.followed_until for one in rows if one.followed_until]
    if any(one.goes_on for one in rows):
        return Ending(periods()["followed"], None)
    if followed:
        return Ending(periods()["followed"], periods()["followed"].after(max(followed)))
    return Ending(periods()["met"], periods()["met"].after(max(one.met_on for one in rows)))
