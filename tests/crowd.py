# SPDX-License-Identifier: AGPL-3.0-or-later
"""Pages for a crowd that reads, writes and crashes at once: through the real door, with nothing else around them."""

from django.db import connection, transaction
from django.http import HttpResponse, JsonResponse
from django.template import engines
from django.template.response import SimpleTemplateResponse
from django.urls import path

from lgnet.config.urls import urlpatterns as real
from lgnet.kernel.errors import Conflict
from lgnet.network.door import city_page, public_page
from lgnet.network.policies import may_enter
from lgnet.people.models import Person


def names() -> list[str]:
    return sorted(Person.objects.values_list("family_name", flat=True))


@city_page(may_enter)
def everybody(request, by):
    return JsonResponse({"names": names()})


@city_page(may_enter)
def rendered(request, by):
    """What a template asks for is asked when it is rendered, not when the view returns."""
    template = engines["django"].from_string(
        "{% for person in people %}{{ person.family_name }}\n{% endfor %}"
    )
    return SimpleTemplateResponse(template, {"people": Person.objects.order_by("family_name")})


@city_page(may_enter, writes=True)
def arrival(request, by):
    Person.objects.create(family_name=request.headers["X-Name"])
    return JsonResponse({"names": names()})


@city_page(may_enter, writes=True)
def arrival_in_vain(request, by):
    Person.objects.create(family_name="never there")
    raise RuntimeError("after the writing")


@city_page(may_enter)
def crash(request, by):
    raise RuntimeError(", ".join(names()))


@city_page(may_enter)
def problem(request, by):
    names()
    raise Conflict()


@city_page(may_enter)
def crash_while_rendering(request, by):
    template = engines["django"].from_string(
        "{% for person in people %}{% widthratio 1 0 broken %}{{ fail }}{% endfor %}"
    )
    return SimpleTemplateResponse(template, {"people": Person.objects.all(), "fail": lambda: names()[999]})


@city_page(may_enter)
def refused_by_the_database(request, by):
    names()
    with connection.cursor() as cursor:
        cursor.execute("select 1 / 0")


@city_page(may_enter)
def connection_lost(request, by):
    with connection.cursor() as cursor:
        cursor.execute("select pg_terminate_backend(pg_backend_pid())")


@public_page
def nobodys(request):
    """A page that forgot its city: there is nothing for it."""
    with transaction.atomic():
        return HttpResponse("\n".join(names()))


READING = {"everybody": everybody, "rendered": rendered}
CRASHING = {
    "crash": crash,
    "problem": problem,
    "crash-while-rendering": crash_while_rendering,
    "refused": refused_by_the_database,
    "lost": connection_lost,
    "arrival-in-vain": arrival_in_vain,
}
urlpatterns = [
    *[
        path(f"city/<slug:city>/crowd/{name}", view)
        for name, view in {**READING, **CRASHING, "arrival": arrival}.items()
    ],
    path("crowd/nobodys", nobodys),
    *real,
]
