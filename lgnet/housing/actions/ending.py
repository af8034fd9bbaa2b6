# SPDX-License-Identifier: AGPL-3.0-or-later
"""What may end only when nothing takes its later nights; otherwise it is said what does."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from lgnet.housing.errors import TakenLater
from lgnet.housing.models import Occupancy
from lgnet.housing.queries.beds import later_nights

NAMED = 3
"""So many are named in a refusal; of the others it is said how many."""


def refuse_while_taken(bed_ids: Iterable[UUID], day: date) -> None:
    """Raises TakenLater when one of these beds is taken on that night or a later one. The beds are locked."""
    taken = later_nights(list(bed_ids), day)
    if taken:
        raise TakenLater(what=in_words(taken))


def in_words(taken: list[Occupancy]) -> str:
    """Bed, what takes it, and its nights: never who."""
    said = [one_in_words(one) for one in taken[:NAMED]]
    if len(taken) > NAMED:
        said.append(_("and %(number)s more") % {"number": len(taken) - NAMED})
    return "; ".join(said)


def one_in_words(one: Occupancy) -> str:
    told = {"bed": one.bed.name, "what": one.get_kind_display(), "from": _day(one.starts_on)}
    if one.ends_on is None:
        return _("%(bed)s: %(what)s from %(from)s, without an end") % told
    return _("%(bed)s: %(what)s from %(from)s to %(to)s") % {**told, "to": _day(one.ends_on)}


def _day(day: date) -> str:
    return date_format(day, "j F Y")
