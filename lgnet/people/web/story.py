# SPDX-License-Identifier: AGPL-3.0-or-later
"""All that has happened to a person, newest first, as far as the reader may know it."""

from django import forms
from django.template.response import TemplateResponse

from lgnet.network.door import city_page
from lgnet.people import policies
from lgnet.people import story as tellers
from lgnet.people.queries import get_person

ON_A_PAGE = 25
MOST_PAGES = 200


class PageForm(forms.Form):
    page = forms.IntegerField(min_value=1, max_value=MOST_PAGES)

    def chosen(self) -> int:
        return self.cleaned_data["page"] if self.is_valid() else 1


@city_page(policies.may_read_people)
def story(request, by, person_id):
    """Each context tells its newest ones as far as this page reaches, and one more to know whether there is another."""
    person, number = get_person(by, person_id), PageForm(request.GET).chosen()
    first, last = (number - 1) * ON_A_PAGE, number * ON_A_PAGE
    found = tellers.happened_to(by, request.city, person, most=last + 1)
    shown = {"person": person, "moments": found[first:last], "earlier": len(found) > last and number + 1,
             "later": number - 1}  # fmt: skip
    return TemplateResponse(request, "people/story.html", shown)
