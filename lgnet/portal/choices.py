# SPDX-License-Identifier: AGPL-3.0-or-later
"""Closed lists of the public door."""

from django.db.models import IntegerChoices, TextChoices
from django.utils.translation import gettext_lazy as _


class PageState(TextChoices):
    DRAFT = "draft", _("Not published")
    PUBLISHED = "published", _("Published")


class CallSafety(TextChoices):
    """May the team use the number that somebody leaves? Others may hold the phone."""

    CALL = "call", _("Yes, you can call me")
    MESSAGE = "message", _("Only write to me")
    NEITHER = "neither", _("No: come and find me")


class WrongThing(TextChoices):
    """What may be wrong with an entry of the directory, for who has been there or has called."""

    GONE = "gone", _("It is closed, or there no more")
    ADDRESS = "address", _("The address is wrong")
    PHONE = "phone", _("The phone number is wrong, or nobody answers")
    HOURS = "hours", _("The opening hours are wrong")
    ACCEPTS = "accepts", _("They do not accept the people it says, or ask for more")
    OTHER = "other", _("Something else is wrong")


class ReportOutcome(TextChoices):
    CHECKED = "checked", _("Checked")
    CLOSED = "closed", _("The service is closed")
    SET_ASIDE = "set_aside", _("Set aside")


class Rating(IntegerChoices):
    """How clear a page was, in the stars of the municipal model."""

    ONE = 1, _("1 star out of 5")
    TWO = 2, _("2 stars out of 5")
    THREE = 3, _("3 stars out of 5")
    FOUR = 4, _("4 stars out of 5")
    FIVE = 5, _("5 stars out of 5")


class Liked(TextChoices):
    """Answers to “what did you like?”, in the words that the municipal model prescribes."""

    CLEAR = "clear", _("The instructions were clear")
    COMPLETE = "complete", _("The instructions were complete")
    GUIDED = "guided", _("I always knew that I was doing it right")
    WORKED = "worked", _("I had no technical problems")
    OTHER = "other_liked", _("Something else")


class Disliked(TextChoices):
    """Answers to “where was it difficult?”, in the same words for every Italian municipality."""

    UNCLEAR = "unclear", _("Sometimes the instructions were not clear")
    INCOMPLETE = "incomplete", _("Sometimes the instructions were not complete")
    LOST = "lost", _("Sometimes I did not know whether I was doing it right")
    BROKEN = "broken", _("I had technical problems")
    OTHER = "other_disliked", _("Something else")
