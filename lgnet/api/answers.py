# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the interface answers with: the same facts as page and file, in a form for programs."""

from datetime import date, datetime

from ninja import Schema
from pydantic import Field

Number = int | float
Groups = dict[str, dict[str, int]]


class Place(Schema):
    kind: str = Field(description="city or network")
    slug: str = Field(description="As it stands in an address; empty for the network")
    name: str


class Programme(Schema):
    code: str
    title_it: str
    title_en: str
    fund_it: str
    fund_en: str
    starts_on: date | None
    ends_on: date | None
    state: str


class Period(Schema):
    code: str = Field(description="2026-03, 2026-Q1, 2026, all")
    kind: str = Field(description="month, quarter, year, programme")
    starts_on: date
    ends_on: date


class ReportedPeriod(Period):
    closed_cities: int = Field(description="In how many cities the period is closed; of a city 0 or 1")


class Definition(Schema):
    code: str
    version: int
    is_current: bool
    valid_from: date
    unit: str
    title_it: str
    title_en: str
    text_it: str
    text_en: str


class Difference(Schema):
    """was + gained - lost = now; each reason with how many."""

    was: int
    now: int
    gained: dict[str, int]
    lost: dict[str, int]
    changed: int = Field(description="Counted in both, in another group or with other hours")
    not_counted: int = Field(description="By how many more, or fewer, stand beside the figure")


class Restatement(Schema):
    number: int
    published_at: datetime
    comment: str
    first_value: Number | None = Field(description="As it was reported at the closing")
    difference: Difference


class Figure(Schema):
    indicator: str
    unit: str
    value: Number | None = Field(description="null: not known, or no median to take. 0 was counted")
    target: Number | None
    reached: Number | None = Field(description="What stands against the target")
    share: int | None = Field(description="Per cent of the target, rounded down; null for a limit")
    on_target: bool | None
    cities_with_target: int
    not_counted: int = Field(description="Helped, but not eligible or not proven: beside the figure")
    groups: Groups = Field(description="People by age, gender, citizenship; each adds up to the value")
    median_hours: Number | None = Field(description="Of those who wait, or of the cases measured")
    longest_hours: int | None
    definition_version: int | None = Field(description="null where the cities were counted by different ones")
    counted_at: datetime | None
    closed_at: datetime | None = Field(description="null: provisional")
    closed_cities: int
    restatement: Restatement | None
    unpublished_difference: Difference | None = Field(description="Between a closed figure and today's count")


class CityRow(Schema):
    place: Place
    counted_at: datetime | None
    figures: list[Figure]


class Figures(Schema):
    place: Place
    programme: str
    period: Period
    counted_at: datetime | None = Field(description="No city was counted earlier than this")
    being_counted: bool = Field(description="Changes are committed that the figures do not show yet")
    figures: list[Figure]


class NetworkFigures(Figures):
    cities: list[CityRow]


class Month(Schema):
    period: Period
    figures: list[Figure]


class Trend(Schema):
    place: Place
    programme: str
    months: list[Month] = Field(description="The oldest first")


class ReportedResult(Schema):
    """What an edition published itself: never added to what is counted here."""

    programme: str
    indicator: str
    qualifier: str
    value: int
    wording_it: str
    source: str


class Fault(Schema):
    """A problem (RFC 9457)."""

    type: str
    title: str
    status: int
    detail: str
    code: str = Field(description="Stable: what a program looks at")
