# SPDX-License-Identifier: AGPL-3.0-or-later
"""What whoever reads a report must know: on its cover, above its tables, at its end."""

from django.utils.translation import gettext as _

from lgnet.monitoring.figures import CityFigures
from lgnet.monitoring.reports import words
from lgnet.monitoring.reports.content import Content
from lgnet.monitoring.reports.standing import standing, standing_of
from lgnet.network.models import City


def cover(content: Content) -> list[tuple[str, str]]:
    """The facts of the cover, in order."""
    programme = content.programme
    facts = [
        (_("Programme"), ", ".join(filter(None, [programme.code, programme.full_name]))),
        (_("Place"), content.place.name if content.place else _("The whole network")),
        (_("Period"), words.span(content.period)),
        (_("State"), state_of(content)),
        (_("Figures counted on"), words.moment(content.counted_at) if content.counted_at else _("not yet")),
        (_("Asked for by"), content.asked_by),
        (_("Asked for on"), words.moment(content.asked_at)),
        (_("Funding"), f"{programme.fund}. {programme.get_funding_channel_display()}"),
        (_("Use"), internal_use()),
    ]
    return [(name, str(value)) for name, value in facts]


def state_of(content: Content) -> str:
    """Closed or provisional, as a whole."""
    if content.place is None:
        first = next((figure for figure in content.figures if figure.counted_at), None)
        said = standing(first, cities=len(content.cities)) if first else _("Not counted yet")
    else:
        said = standing_of(_as_city(content))
    if content.being_counted:
        said += ". " + _("Some changes were still being counted when the report was made.")
    return said


def _as_city(content: Content) -> CityFigures:
    return CityFigures(content.place, content.figures)


def internal_use() -> str:
    return _(
        "Internal use. Small numbers are personal data: who knows the place may recognise a person in them. What is "
        "published is the page of public results, in which they are hidden."
    )


def on_people(place: City | None) -> str:
    if place is None:
        return _(
            "The network's total is the sum of the cities: who is followed in two cities is in it twice."
        )
    return _(
        "Each person is counted once in the period. Who was helped and is not counted stands beside the figure."
    )


def on_months() -> str:
    return _(
        "A late entry changes the month in which it happened. People are counted once in each month: the months don't "
        "add up to the year."
    )


def on_groups() -> str:
    return _(
        "The groups of each division add up to the figure. Not known is a group of its own: nobody is put into another "
        "by guessing."
    )


def on_cities() -> str:
    return _("Each city by its own figures and targets. A share is of the target the city has set.")


def on_reported() -> str:
    return _(
        "Reported results, not counted here: they are what a page published, with its source, and are never added to "
        "the figures."
    )


def on_corrections() -> str:
    return _(
        "A closed figure stays as it was reported. What was found later is published as a restatement, with its "
        "reasons."
    )


def on_method(place: City | None) -> list[str]:
    """The notes at the end."""
    return [
        on_people(place),
        on_months(),
        on_groups(),
        _(
            "The age is that of the first service in the programme and does not change afterwards; 60 belongs to the "
            "middle bracket (Regulation (EU) 2021/1147, Annexes V and VIII)."
        ),
        _("A share is rounded down: 100 per cent means reached. Of a time the target is a limit not to be passed."),
        _("A dash, or an empty cell, is a figure that is not known; a zero was counted."),
        _(
            "Page, Excel, PDF and interface read the same figures through one query; each figure names the version of "
            "its definition."
        ),
    ]  # fmt: skip
