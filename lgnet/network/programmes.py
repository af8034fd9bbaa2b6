# SPDX-License-Identifier: AGPL-3.0-or-later
"""Reads of programmes, partners and what the sources say of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from lgnet.network.choices import PartnerRole
from lgnet.network.errors import NoSuchPage
from lgnet.network.models import City, Organisation, Partnership, Programme, Statement

UNCOMPARED = ("spelling",)
"""Ways of writing a name: they differ without disagreeing."""


@dataclass(frozen=True)
class Said:
    """What the sources say of one thing: `subject` is an organisation, or empty for the programme itself."""

    field: str
    subject: str
    statements: list[Statement]

    @property
    def disagree(self) -> bool:
        values = {one.value for one in self.statements if one.value}
        return self.field not in UNCOMPARED and len(values) > 1


def all_programmes() -> QuerySet[Programme]:
    """The newest first, with how many cities and other partners take part."""
    cities = Count("partnerships", filter=Q(partnerships__role=PartnerRole.CITY), distinct=True)
    partners = Count("partnerships__organisation", distinct=True)
    return Programme.objects.annotate(cities=cities, partners=partners).order_by("-starts_on", "code")


def get_programme(code: str) -> Programme:
    """Raises NoSuchPage."""
    return _or_no_page(Programme.objects.select_related("follows").filter(code=code).first())


def get_partnership(programme: Programme, partnership_id) -> Partnership:
    return _or_no_page(partners_of(programme).filter(pk=partnership_id).first())


def get_organisation(key: str) -> Organisation:
    return _or_no_page(Organisation.objects.filter(key=key).first())


def partners_of(programme: Programme) -> QuerySet[Partnership]:
    return programme.partnerships.select_related("organisation", "city")


def partners_by_role(programme: Programme) -> list[tuple[str, list[Partnership]]]:
    """The lead, then the others in the order of the roles, each by name."""
    partners = list(partners_of(programme).order_by("organisation__name"))
    return [
        (role.label, [one for one in partners if one.role == role])
        for role in PartnerRole
        if any(one.role == role for one in partners)
    ]


def what_is_said(programme: Programme) -> list[Said]:
    """Each thing with all its statements; where sources disagree comes first."""
    statements = sorted(programme.statements.all(), key=lambda one: (one.subject, one.field, one.id))
    names = _names({one.subject for one in statements})
    said = [
        Said(field, names.get(subject, subject), list(group))
        for (subject, field), group in groupby(statements, key=lambda one: (one.subject, one.field))
    ]
    return sorted(said, key=lambda one: (not one.disagree, one.subject != "", one.subject))


def _names(keys: Iterable[str]) -> dict[str, str]:
    return dict(Organisation.objects.filter(key__in=keys).values_list("key", "name"))


def organisations_with_parts(*, text: str = "") -> QuerySet[Organisation]:
    """With the cities they act for, whether another body acts for theirs, and how many programmes they take part in."""
    found = Organisation.objects.annotate(
        parts=Count("partnerships__programme", distinct=True),
        acted_for=Exists(City.objects.filter(organisation__parent=OuterRef("pk"))),
    )
    for word in text.split():
        found = found.filter(Q(name__icontains=word) | Q(ipa__iexact=word) | Q(belfiore__iexact=word))
    return found.prefetch_related("cities").select_related("parent").order_by("name")


def all_cities() -> QuerySet[City]:
    return City.objects.order_by("name")


def _or_no_page(found):
    if found is None:
        raise NoSuchPage()
    return found
