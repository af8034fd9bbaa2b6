# SPDX-License-Identifier: AGPL-3.0-or-later
"""The least that Django can do with the same tables: what our pages are measured against.

Middleware, session, connection and tenant context are the same. There is no role, rule, audit, form, menu, layout, no
likeness and no word in another language.
"""

from functools import cache, wraps

from django.db import transaction
from django.http import HttpResponse, HttpResponseRedirect
from django.template import engines

from bench.staff import CITY
from lgnet.casework.models import Case
from lgnet.kernel import clock
from lgnet.kernel.ids import new_id
from lgnet.monitoring.models import Cell
from lgnet.network.models import City, Programme
from lgnet.outreach.models import Contact
from lgnet.people.models import Person
from lgnet.trust import tenancy

A_PAGE = 50
LIST = """<!DOCTYPE html><html lang="it"><title>List</title><table>
{% for row in rows %}<tr>{% for cell in row %}<td>{{ cell }}</td>{% endfor %}</tr>{% endfor %}</table>"""


def in_city(view):
    @wraps(view)
    def page(request) -> HttpResponse:
        city = City.objects.get(slug=CITY)
        with tenancy.in_city(city.id, teams=tenancy.EVERY_TEAM), transaction.atomic():
            return view(request, city)

    return page


@cache
def _template():
    return engines["django"].from_string(LIST)


def _list(rows) -> HttpResponse:
    return HttpResponse(_template().render({"rows": rows}))


@in_city
def people(request, city) -> HttpResponse:
    """Who has exactly this family name."""
    found = Person.objects.filter(city_id=city.id, family_name=request.GET.get("q", ""))
    return _list(found.values_list("given_name", "family_name", "birth_date", "phone")[:20])


@in_city
def cases(request, city) -> HttpResponse:
    open_cases = (
        Case.objects.filter(manager=request.user).exclude(state="closed").select_related("person", "team")
    )
    rows = open_cases.order_by("-priority", "opened_at")[:A_PAGE]
    return _list([(case.person.full_name, case.team.name, case.priority, case.opened_at) for case in rows])


@in_city
def new_contact(request, city) -> HttpResponse:
    Contact.objects.create(
        programme=Programme.objects.get(code="LGNet3"), happened_at=clock.now(), place=request.POST["place"],
        nickname=request.POST["nickname"], idempotency_key=new_id(), recorded_by=request.user.pk,
    )  # fmt: skip
    return HttpResponseRedirect("/minimal/cases/")


@in_city
def figures(request, city) -> HttpResponse:
    cells = Cell.objects.filter(city=city, period_kind="year", starts_on__year=clock.today().year)
    return _list(cells.values_list("indicator", "value", "not_counted", "computed_at"))
