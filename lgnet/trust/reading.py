# SPDX-License-Identifier: AGPL-3.0-or-later
"""How much of people's data somebody reads in an hour: what is unusual is shown to the data-protection officer, what
goes far beyond any desk's work is refused.

Counted by user, city, kind and hour in the database, which all processes share. A page that only reads may not write:
what it takes is counted after it, together with the record of whom it showed, and before it is sent. Two pages at the
same moment can't both have the last place: the second one's count is refused, and with it the page.
"""

import hashlib
import hmac
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache

from django.conf import settings
from django.db import connection
from django.utils.timezone import localtime

from lgnet.kernel import clock
from lgnet.kernel.actor import Actor
from lgnet.kernel.errors import TooMany
from lgnet.kernel.ids import new_id
from lgnet.trust import audit
from lgnet.trust.choices import ReadingKind
from lgnet.trust.errors import TooManyExported, TooManyRecords, TooManySearches, TooManyTried
from lgnet.trust.models import ReadingHour

HOUR = timedelta(hours=1)
TOO_MANY = {
    "search": TooManySearches, "record": TooManyRecords, "export": TooManyExported, "urgent": TooManyTried,
}  # fmt: skip
REMEMBERED = {"search": 1, "record": 8, "export": 0, "urgent": 0}
"""How many readings are known again. The last search, so that only typing on is free; the last people opened, between
whose pages one goes back and forth."""
LONGEST = 60
"""Letters of a search that are compared with the one before."""
COUNT = """
insert into trust_readinghour as held (id, city_id, by_id, kind, hour, amount, refused, recent, verdict, note)
values (%(id)s, %(city)s, %(by)s, %(kind)s, %(hour)s, %(amount)s, %(refused)s, %(mark)s::varchar[], '', '')
on conflict (city_id, by_id, kind, hour) do update set
    amount = held.amount + case when held.recent && %(continues)s::varchar[] then 0 else excluded.amount end,
    refused = held.refused + excluded.refused,
    recent = (excluded.recent || array_remove(held.recent, excluded.recent[1]))[1:%(remembered)s]
returning amount, lifted_at
"""


def take(kind: str, *, by: Actor, amount: int = 1, text: str = "") -> None:
    """Say that `by` reads so much now. Call it before anything is shown, with the city in context.

    `text`: what is searched, or whose page is opened; going on with the same costs nothing. It is not kept.
    Raises a TooMany that says until when to wait.
    """
    if by.system:
        return
    reading = Taken(ReadingKind(kind), by, amount, this_hour(), tuple(_marks(kind, text)))
    if reading.is_too_much():
        audit.before_leaving(Refused(reading))
        raise reading.too_many()
    audit.before_leaving(reading)


def levels(kind: str) -> tuple[int, int]:
    """From which amount in an hour it is shown to the officer, and above which it is refused."""
    return settings.READING_LEVELS[kind]


def this_hour() -> datetime:
    return clock.now().replace(minute=0, second=0, microsecond=0)


@dataclass(frozen=True)
class Taken:
    """A reading that is to be counted before its page leaves."""

    kind: ReadingKind
    by: Actor
    amount: int
    hour: datetime
    marks: tuple[str, ...]
    """Of this reading first, then of those that it goes on with."""
    survives = False

    def is_too_much(self) -> bool:
        held = ReadingHour.objects.filter(
            city_id=self.by.city_id, by_id=self.by.user_id, kind=self.kind, hour=self.hour
        ).values_list("amount", "lifted_at", "recent")[:1]
        for amount, lifted_at, recent in held:
            goes_on = not set(recent).isdisjoint(self.marks)
            return not (lifted_at or goes_on) and amount + self.amount > levels(self.kind)[1]
        return self.amount > levels(self.kind)[1]

    def write(self) -> None:
        amount, lifted_at = self.count(amount=self.amount)
        if amount > levels(self.kind)[1] and not lifted_at:
            raise self.too_many()

    def count(self, *, amount: int = 0, refused: int = 0) -> tuple[int, datetime | None]:
        told = {
            "id": new_id(), "city": self.by.city_id, "by": self.by.user_id, "kind": self.kind.value,
            "hour": self.hour, "amount": amount, "refused": refused, "mark": list(self.marks[:1]),
            "continues": list(self.marks), "remembered": REMEMBERED[self.kind],
        }  # fmt: skip
        with connection.cursor() as cursor:
            cursor.execute(COUNT, told)
            return cursor.fetchone()

    def too_many(self) -> TooMany:
        ceiling = levels(self.kind)[1]
        held = ReadingHour.objects.filter(by_id=self.by.user_id, kind=self.kind, hour=self.hour).first()
        return TOO_MANY[self.kind](
            amount=held.amount if held else 0,
            asked=self.amount,
            ceiling=ceiling,
            time=localtime(self.hour + HOUR, clock.ROME).strftime("%H:%M"),
        )


@dataclass(frozen=True)
class Refused:
    """What was asked for and not given: the officer sees that, too."""

    reading: Taken
    survives = True

    def write(self) -> None:
        Taken(self.reading.kind, self.reading.by, 0, self.reading.hour, ()).count(refused=self.reading.amount)


def _marks(kind: str, text: str) -> Iterable[str]:
    """Keyed digests of the text and, for a search, of all it may have begun with."""
    text = " ".join(text.casefold().split())
    if not text:
        return
    shortest = 1 if kind == ReadingKind.SEARCH else len(text)
    for length in range(min(len(text), max(LONGEST, shortest)), shortest - 1, -1):
        yield hmac.digest(_key(), f"{kind}:{text[:length]}".encode(), "sha256").hex()[:24]


@cache
def _key() -> bytes:
    return hashlib.sha256(f"lgnet.trust.reading:{settings.SECRET_KEY}".encode()).digest()
