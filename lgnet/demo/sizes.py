# SPDX-License-Identifier: AGPL-3.0-or-later
"""How much is invented: two cities to look around in, or the whole network to see how it carries the weight."""

from dataclasses import dataclass
from datetime import date, timedelta

from lgnet.monitoring.queries import cities_of
from lgnet.network.models import City, Programme

PROGRAMME = "LGNet3"
FIRST_DAY = date(2024, 2, 1)
TWO_YEARS = timedelta(days=730)


@dataclass(frozen=True)
class Size:
    """`people` is of each city; no `cities` means every city of the programme."""

    name: str
    people: int
    cities: tuple[str, ...] = ()
    length: timedelta | None = None
    """From so long before the last day; None: from the programme's first months."""

    def first_day(self, last: date) -> date:
        return last - self.length if self.length else FIRST_DAY

    def places(self) -> list[City]:
        """In the order in which they are told: those one signs in to come first."""
        taking_part = {city.slug: city for city in cities_of(Programme.objects.get(code=PROGRAMME))}
        return [taking_part[slug] for slug in self.cities or sorted(taking_part, key=_signed_in_first)]


def _signed_in_first(slug: str) -> tuple[bool, str]:
    return slug not in TWO_CITIES, slug


TWO_CITIES = ("sassari", "torino")
SIZES = {
    size.name: size
    for size in (
        Size("small", people=150, cities=TWO_CITIES),
        Size("network", people=1_000, length=TWO_YEARS),
    )
}
