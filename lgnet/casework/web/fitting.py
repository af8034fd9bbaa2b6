# SPDX-License-Identifier: AGPL-3.0-or-later
"""Which services of the directory answer a need and accept a person; of the others, why not. A person decides."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from django.utils.translation import gettext as _

from lgnet.kernel import clock
from lgnet.network.choices import Acceptance as A
from lgnet.network.models import Service
from lgnet.people.birth import age_on
from lgnet.people.choices import Eligibility, Sex
from lgnet.people.queries.known import Known

TO_CHECK_AFTER = timedelta(days=180)
"""A service not checked for longer may have changed."""
ADULT = 18


@dataclass
class Fit:
    """A service seen for one person: why it would refuse her, what to ask first, the languages they share."""

    service: Service
    against: list[str] = field(default_factory=list)
    to_ask: list[str] = field(default_factory=list)
    common_languages: list[str] = field(default_factory=list)

    @property
    def rank(self) -> tuple:
        return (len(self.against), len(self.to_ask), -len(self.common_languages), self.service.name)

    @property
    def checked_long_ago(self) -> bool:
        checked = self.service.last_checked_on
        return checked is None or clock.today() - checked > TO_CHECK_AFTER


def _by_sex(accepts: set, person: Known, fit: Fit) -> None:
    if A.WOMEN in accepts and A.MEN not in accepts:
        if person.sex == Sex.MALE and not accepts & {A.FAMILIES, A.MINORS}:
            fit.against.append(_("only for women"))
        elif person.sex != Sex.FEMALE:
            fit.to_ask.append(_("mainly for women"))
    if A.MEN in accepts and A.WOMEN not in accepts:
        if person.sex == Sex.FEMALE and not accepts & {A.FAMILIES, A.MINORS}:
            fit.against.append(_("only for men"))
        elif person.sex != Sex.MALE:
            fit.to_ask.append(_("mainly for men"))


def _by_age(accepts: set, person: Known, fit: Fit, day: date) -> None:
    age = age_on(person.birth_date, day) if person.birth_date else None
    others = {A.WOMEN, A.MEN, A.FAMILIES}
    if A.MINORS in accepts and A.ADULTS not in accepts and not accepts & others:
        if age is None:
            fit.to_ask.append(_("only for minors: the age is not known"))
        elif age >= ADULT:
            fit.against.append(_("only for minors"))
    if A.ADULTS in accepts and A.MINORS not in accepts:
        if age is None:
            fit.to_ask.append(_("only for adults: the age is not known"))
        elif age < ADULT:
            fit.against.append(_("only for adults"))


def _by_permit(accepts: set, eligibility: str, fit: Fit) -> None:
    if (
        A.WITH_PERMIT in accepts
        and A.WITHOUT_PERMIT_TOO not in accepts
        and eligibility != Eligibility.ELIGIBLE
    ):
        fit.to_ask.append(_("asks for a residence permit"))


def fit_of(service: Service, person: Known, *, eligibility: str, day: date) -> Fit:
    """What the directory says of this service and this person; what is not known is asked, not assumed."""
    accepts, fit = set(service.accepts), Fit(service)
    if A.EVERYONE not in accepts:
        _by_sex(accepts, person, fit)
        _by_age(accepts, person, fit, day)
        if accepts == {A.FAMILIES}:
            fit.to_ask.append(_("only for families"))
    _by_permit(accepts, eligibility, fit)
    fit.common_languages = [code for code in service.languages if code in person.languages]
    return fit


def fits_for(services, person: Known, *, need: str, eligibility: str) -> tuple[list[Fit], list[Fit]]:
    """Those that answer the need and may accept her, best first; and those that answer it and say no, with why."""
    day = clock.today()
    fits = [
        fit_of(service, person, eligibility=eligibility, day=day)
        for service in services
        if need in service.needs
    ]
    ordered = sorted(fits, key=lambda fit: fit.rank)
    return [fit for fit in ordered if not fit.against], [fit for fit in ordered if fit.against]
