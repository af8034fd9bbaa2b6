# SPDX-License-Identifier: AGPL-3.0-or-later
"""Fixed lists of asking for a place. What each is worth in the waiting list is data: seed/criteria.yaml."""

from django.db.models import IntegerChoices, TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class RequestState(TextChoices):
    WAITING = "waiting", pgettext_lazy("housing request", "Waiting")
    PROPOSED = "proposed", pgettext_lazy("housing request", "A place is held")
    PLACED = "placed", pgettext_lazy("housing request", "Placed")
    WITHDRAWN = "withdrawn", pgettext_lazy("housing request", "Withdrawn")
    LAPSED = "lapsed", pgettext_lazy("housing request", "Lapsed")


OPEN = (RequestState.WAITING, RequestState.PROPOSED)


class Urgency(IntegerChoices):
    """When a place is needed."""

    MONTHS = 1, _("Within some months")
    WEEKS = 2, _("Within some weeks")
    DAYS = 3, _("Within some days")
    NOW = 4, _("At once")


class Exposure(IntegerChoices):
    """How exposed the household is, as the team judges it: the reasons stay where few read them."""

    NONE = 0, _("No more than others")
    SOME = 1, _("More than others")
    MUCH = 2, _("Much more than others")


class AgeBand(TextChoices):
    BABY = "baby", _("0–2 years")
    CHILD = "child", _("3–13 years")
    TEEN = "teen", _("14–17 years")
    ADULT = "adult", _("18–64 years")
    OLD = "old", _("65 years and more")


MINORS = frozenset({AgeBand.BABY, AgeBand.CHILD, AgeBand.TEEN})


class ApartBecause(TextChoices):
    """Why two people must not live in one house."""

    VIOLENCE = "violence", _("Violence or threats")
    ORDER = "order", _("An order of a court or of the police")
    CONFLICT = "conflict", _("A serious conflict")
    HEALTH = "health", _("Health")


class RequestEnd(TextChoices):
    """Why a request ended without a place."""

    OWN_HOME = "own_home", _("Found a home by themselves")
    OTHER_SERVICE = "other_service", _("Received elsewhere")
    LEFT_CITY = "left_city", _("Left the city")
    REFUSED = "refused", _("Do not want a place any more")
    NOT_REACHED = "not_reached", _("Not reached any more")
    MISTAKE = "mistake", _("Written by mistake")


class RunState(TextChoices):
    """Where the search for the best assignment stands."""

    MAKING = "making", pgettext_lazy("assignment", "Being made")
    READY = "ready", pgettext_lazy("assignment", "Ready")
    FAILED = "failed", pgettext_lazy("assignment", "Failed")


class Answer(TextChoices):
    """What a person said of a suggestion."""

    OPEN = "open", pgettext_lazy("suggestion", "To decide")
    FOLLOWED = "followed", pgettext_lazy("suggestion", "Followed")
    DECLINED = "declined", pgettext_lazy("suggestion", "Not followed")
