# SPDX-License-Identifier: AGPL-3.0-or-later
"""Where the city's mobile units are, and when: the coming week, for everybody who works there."""

from django.template.response import TemplateResponse

from lgnet.kernel import clock
from lgnet.network.door import city_page
from lgnet.outreach.policies import may_keep_units, may_read_units
from lgnet.outreach.timetable import next_halt
from lgnet.outreach.units import coming_halts, units_of


@city_page(may_read_units)
def units(request, by):
    known = {unit.pk: unit for unit in units_of(by)}
    coming, now = coming_halts(by.city_id), clock.now()
    upcoming = next_halt(coming, now)
    shown = {
        "units": list(known.values()),
        "rows": [(halt, known.get(halt.unit_id)) for halt in coming],
        "upcoming": upcoming,
        "is_there": upcoming is not None and upcoming.begins <= now,
        "keeps": may_keep_units.allows(by),
        "today": clock.today(),
    }
    return TemplateResponse(request, "outreach/units/units.html", shown)
