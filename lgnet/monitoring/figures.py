# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a figure is: a definition, a value, a target, and how the figures of several cities become one."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

from lgnet.monitoring.hours import counted, longest, median, merged
from lgnet.monitoring.models import Cell, Definition
from lgnet.network.models import City


@dataclass(frozen=True)
class Figure:
    """One figure as everybody shows it. `value` is None when it is not known, or there is no median to take."""

    definition: Definition
    value: Decimal | None = None
    not_counted: int = 0
    hours: dict[str, int] = field(default_factory=dict)
    target: Decimal | None = None
    counted_at: datetime | None = None
    reached: Decimal | None = None
    """What stands against the target: the value; of a network, the value of the cities that have set one."""
    cities_with_target: int = 0

    @classmethod
    def of(cls, definition: Definition, cell: Cell | None, target: Decimal | None = None) -> "Figure":
        if cell is None:
            return cls(definition, target=target)
        return cls(
            definition,
            value=cell.value,
            not_counted=cell.not_counted,
            hours=cell.hours,
            target=target,
            counted_at=cell.computed_at,
            reached=cell.value,
            cities_with_target=int(target is not None),
        )

    @property
    def code(self) -> str:
        return self.definition.code

    @property
    def members(self) -> int:
        """How many records are behind it."""
        return counted(self.hours) if self.definition.is_median else int(self.value or 0)

    @property
    def share(self) -> int | None:
        """Per cent of the target, rounded down: 100 only when it is reached. None of a limit, which is kept or not."""
        if self.definition.is_median or not self.target or self.reached is None:
            return None
        return int(self.reached * 100 / self.target)

    @property
    def is_on_target(self) -> bool | None:
        if self.target is None or self.reached is None:
            return None
        return self.reached <= self.target if self.definition.is_median else self.reached >= self.target

    @property
    def median_hours(self) -> Decimal | None:
        return median(self.hours)

    @property
    def longest_hours(self) -> int | None:
        return longest(self.hours)


@dataclass(frozen=True)
class CityFigures:
    city: City
    figures: list[Figure]

    def figure(self, code: str) -> Figure:
        return next(figure for figure in self.figures if figure.code == code)

    @property
    def counted_at(self) -> datetime | None:
        """When it was last counted. Who waits is counted each time, so the newest cell tells it."""
        return max((figure.counted_at for figure in self.figures if figure.counted_at), default=None)


@dataclass(frozen=True)
class NetworkFigures:
    cities: list[CityFigures]
    totals: list[Figure]


def together(definition: Definition, of_cities: Sequence[Figure]) -> Figure:
    """The figure of all cities: counts are added, a median is taken of all cases, targets are those that were set."""
    hours = merged(figure.hours for figure in of_cities)
    known = [figure for figure in of_cities if figure.value is not None]
    promised = [figure for figure in of_cities if figure.target is not None and not definition.is_median]
    return Figure(
        definition,
        value=median(hours) if definition.is_median else _sum(figure.value for figure in known),
        not_counted=sum(figure.not_counted for figure in of_cities),
        hours=hours,
        target=_sum(figure.target for figure in promised),
        counted_at=min((figure.counted_at for figure in known if figure.counted_at), default=None),
        reached=_sum(figure.reached for figure in promised if figure.reached is not None),
        cities_with_target=len(promised),
    )


def _sum(values) -> Decimal | None:
    values = list(values)
    return sum(values, Decimal(0)) if values else None
