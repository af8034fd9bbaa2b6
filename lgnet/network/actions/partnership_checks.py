# SPDX-License-Identifier: AGPL-3.0-or-later
"""What holds of each partner, whether it comes from a page or from a file."""

from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db.models import Sum

from lgnet.network.choices import PartnerRole
from lgnet.network.errors import (
    EndsBeforeItStarts,
    OneLeadOnly,
    OutsideProgramme,
    TooMuchShared,
    WhichCity,
    WrongCup,
)
from lgnet.network.models import City, Partnership
from lgnet.network.models.partnership import CUP

FOR_A_CITY = (PartnerRole.CITY, PartnerRole.IMPLEMENTING_BODY)


def check_partnership(partnership: Partnership) -> None:
    """Raises WhichCity, OneLeadOnly, EndsBeforeItStarts, OutsideProgramme, TooMuchShared, WrongCup.

    A Comune whose city is not told acts for its own.
    """
    if partnership.role == PartnerRole.CITY and partnership.city is None:
        partnership.city = City.objects.filter(organisation=partnership.organisation).first()
    if partnership.role in FOR_A_CITY and partnership.city is None:
        raise WhichCity()
    _one_lead(partnership)
    _inside_programme(partnership)
    _within_amount(partnership)
    _cup(partnership)


def _others(partnership: Partnership):
    return Partnership.objects.filter(programme=partnership.programme).exclude(pk=partnership.pk)


def _one_lead(partnership: Partnership) -> None:
    lead = _others(partnership).filter(role=PartnerRole.LEAD).first()
    if partnership.role == PartnerRole.LEAD and lead:
        raise OneLeadOnly(name=lead.organisation.name)


def _inside_programme(partnership: Partnership) -> None:
    programme, starts, ends = partnership.programme, partnership.starts_on, partnership.ends_on
    if starts and ends and ends < starts:
        raise EndsBeforeItStarts()
    too_early = starts and programme.starts_on and starts < programme.starts_on
    too_late = ends and programme.ends_on and ends > programme.ends_on
    if too_early or too_late:
        raise OutsideProgramme()


def _within_amount(partnership: Partnership) -> None:
    total = partnership.programme.total_amount
    if partnership.share is None or total is None:
        return
    shares = (_others(partnership).aggregate(sum=Sum("share"))["sum"] or Decimal()) + partnership.share
    if shares > total:
        raise TooMuchShared(shares=shares, total=total)


def _cup(partnership: Partnership) -> None:
    try:
        if partnership.cup:
            CUP(partnership.cup)
    except ValidationError as refusal:
        raise WrongCup() from refusal
