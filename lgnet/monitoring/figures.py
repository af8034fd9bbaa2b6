# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a figure is: a definition, a value, a target, and how the figures of several cities become one."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

from lgnet.monitoring.breakdown import added, all_unknown
from lgnet.monitoring.hours import counted, longest, median, merged
from lgnet.monitoring.models import Cell, ClosedFigure, Definition
from lgnet.network.models import City


@dataclass(frozen=True)
class Difference:
    """Between two counts of a period, in records (of people: in people). `was + gained - lost == now`, always."""

    was: int
    now: int
    gained: dict[str, int] = field(default_factory=dict)
    """How many by reason (`choices.Gained`)."""
    lost: dict[str, int] = field(default_factory=dict)
    """How many by reason (`choices.Lost`)."""
    changed: int = 0
    """Counted in both, but in another group or with other hours."""
    not_counted: int = 0
    """By how many more, or fewer, stand beside the figure."""

    @classmethod
    def of(cls, kept: dict) -> "Difference | None":
        return cls(**kept) if kept else None

    @property
    def by(self) -> int:
        return self.now - self.was


@dataclass(frozen=True)
class Restated:
    """The latest published correction of a closed figure, and what had been reported at the closing."""

    number: int
    published_at: datetime
    comment: str
    first_value: Decimal | None
    """At the closing."""
    difference: Difference
    """From the edition before it, with the reasons."""


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
    by: dict[str, dict[str, int]] = field(default_factory=dict)
    """People by age, gender, citizenship (`breakdown`): each adds up to the value. Empty of what counts no people."""
    definition_version: int | None = None
    """The version by which it was counted; None of a network whose cities differ, or of a figure not known."""
    closed_at: datetime | None = None
    """When its period was closed: it stays as it was reported. Of a network, when its last city closed; else None."""
    closed_cities: int = 0
    """In how many of the cities put together the period is closed: 0 or 1 for a city."""
    restatement: Restated | None = None
    """Of a city: the last correction that was published."""
    drift: Difference | None = None
    """Of a closed period in a city: how today's count differs from what is reported, not published."""

    @classmethod
    def of(
        cls,
        definition: Definition,
        cell: Cell | None,
        target: Decimal | None = None,
        closed: ClosedFigure | None = None,
        first: ClosedFigure | None = None,
    ) -> "Figure":
        """`closed` is the latest edition of a closed figure, `first` that of the closing: they go before the cell."""
        kept = closed or cell
        if kept is None:
            return cls(definition, target=target)
        return cls(
            definition,
            value=kept.value,
            not_counted=kept.not_counted,
            hours=kept.hours,
            target=target,
            counted_at=closed.kept_at if closed else cell.computed_at,
            reached=kept.value,
            cities_with_target=int(target is not None),
            by=_groups(definition, kept),
            definition_version=kept.definition_version,
            closed_at=closed.report_period.closed_at if closed else None,
            closed_cities=int(closed is not None),
            restatement=_restated(closed, first) if closed else None,
            drift=Difference.of(cell.drift) if closed and cell else None,
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


def _groups(definition: Definition, kept: Cell | ClosedFigure) -> dict[str, dict[str, int]]:
    """In their order, of which the database keeps none; all unknown in a figure counted before groups were."""
    if not definition.counts_people:
        return {}
    return added([kept.by]) or all_unknown(int(kept.value or 0))


def _restated(closed: ClosedFigure, first: ClosedFigure | None) -> Restated | None:
    if closed.restatement is None:
        return None
    return Restated(
        closed.restatement.number,
        closed.kept_at,
        closed.restatement.comment,
        first.value if first else None,
        Difference(**closed.difference),
    )


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
        by=added(figure.by for figure in known),
        definition_version=_one(figure.definition_version for figure in known),
        closed_at=_last_closing(of_cities),
        closed_cities=sum(figure.closed_cities for figure in of_cities),
    )


def _one(values):
    """What all say, or None."""
    values = set(values)
    return values.pop() if len(values) == 1 else None


def _last_closing(of_cities: Sequence[Figure]) -> datetime | None:
    moments = [figure.closed_at for figure in of_cities]
    return max(moments) if moments and None not in moments else None


def _sum(values) -> Decimal | None:
    values = list(values)
    return sum(values, Decimal(0)) if values else None
