# SPDX-License-Identifier: AGPL-3.0-or-later
"""One person on one page: who she is, how to talk to her, her documents, and what other contexts know of her."""

from datetime import date

from django import forms
from django.template.response import TemplateResponse

from lgnet.kernel import clock
from lgnet.network.door import city_page
from lgnet.people import policies, story
from lgnet.people.eligibility import eligibility_on
from lgnet.people.queries import get_person
from lgnet.people.queries.known import Known
from lgnet.people.queries.reach import contact_points_of
from lgnet.people.slots import person_panels, quick_actions
from lgnet.people.web.documents import eligibility_tone, identifiers_shown, notices_shown, permits_shown
from lgnet.people.web.linked_shown import linked_shown
from lgnet.people.web.protection_shown import protection_shown

LATEST = 6
"""Moments on her page; the whole story is a page of its own."""


class DayForm(forms.Form):
    """Eligibility is of a day: a service of March is asked for as of March."""

    day = forms.DateField(required=False)

    def chosen(self) -> date:
        """Today, unless a day is told."""
        return (self.cleaned_data.get("day") if self.is_valid() else None) or clock.today()


@city_page(policies.may_read_people)
def person(request, by, person_id):
    one = get_person(by, person_id)
    shown = {
        "person": one,
        "quick_actions": quick_actions(by, request.city, one),
        "panels": person_panels(by, one),
        "standing": story.standing_of(by, request.city, one),
        "due": story.due_of(by, request.city, one),
    }
    found = story.happened_to(by, request.city, one, most=LATEST + 1)
    shown |= {"moments": found[:LATEST], "more_moments": len(found) > LATEST}
    shown |= _allowed(by)
    shown |= protection_shown(by, one) | {"contact_points": contact_points_of(one)}
    shown |= linked_shown(by, one)
    shown["known"] = Known([one, *shown["also"]])
    if shown["may_read_documents"]:
        shown |= _documents(one, DayForm(request.GET))
    return TemplateResponse(request, "people/person.html", shown)


def _allowed(by) -> dict:
    rules = (
        "may_register_person",
        "may_read_documents",
        "may_keep_permits",
        "may_reveal_identifiers",
        "may_protect",
    )
    return {name: getattr(policies, name).allows(by) for name in rules}


def _documents(person, asked: DayForm) -> dict:
    """Eligibility today, for the badge on top, and on the day that is asked for."""
    today, day = clock.today(), asked.chosen()
    now, answer = eligibility_on(person, today), eligibility_on(person, day)
    notices = notices_shown(person)
    return {
        "day": day,
        "now": now,
        "now_tone": eligibility_tone(now),
        "answer": answer,
        "answer_tone": eligibility_tone(answer),
        "permits": permits_shown(person, today),
        "identifiers": identifiers_shown(person),
        "notices": notices,
        "notice": notices[0] if notices else None,
    }
