# SPDX-License-Identifier: AGPL-3.0-or-later
"""Words that several pages of an import share."""

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from lgnet.exchange.actions.undo_import import CHANGED, IN_USE, OF_OTHERS
from lgnet.exchange.choices import BatchState
from lgnet.exchange.models import ImportBatch

STEPS = (
    (BatchState.READING,),
    (BatchState.READ,),
    (BatchState.CHECKING, BatchState.CHECKED),
    (BatchState.RUNNING, BatchState.DONE),
)


def steps_of(batch: ImportBatch) -> list[tuple[str, object]]:
    """State and name of each step of the way."""
    names = (
        pgettext("step of an import", "File"), pgettext("step of an import", "Columns"),
        pgettext("step of an import", "Trial"), pgettext("step of an import", "Writing"),
    )  # fmt: skip
    here = next((place for place, states in enumerate(STEPS) if batch.state in states), None)
    if here is None:
        return []
    return [
        ("done" if place < here else "current" if place == here else "todo", name)
        for place, name in enumerate(names)
    ]


def stage_words(batch: ImportBatch) -> str:
    return {
        BatchState.READING: _("The file is being read."),
        BatchState.CHECKING: _("Each row is tried; nothing is written yet."),
        BatchState.RUNNING: _("The rows are being written."),
        BatchState.UNDOING: _("What was written is being taken back."),
    }.get(BatchState(batch.state), "")


def reason_words(code: str) -> str:
    """A reason for which rows are wrong, in a few words."""
    return {
        "error": _("error of the spreadsheet"), "uncalculated": _("formula never calculated"),
        "digits_lost": _("number without its last digits"), "too_long": _("text too long"),
        "unreadable": _("cell that can't be read"), "more_cells": _("more cells than columns"),
        "impossible_day": _("day that does not exist"), "two_digit_year": _("year of two digits"),
        "not_a_day": _("not a date"), "not_an_hour": _("not a time of day"), "unknown_word": _("unknown word"),
        "two_people": _("name and nickname together"), "nobody": _("nobody in the row"),
        "no_day": _("contact without a day"), "no_place": _("contact without a place"),
        "permit_without_reason": _("permit without reason or kind"), "people.impossible_birth": _("impossible birth"),
        "people.wrong_identifier": _("wrong number of a document"), "people.too_long": _("text too long"),
        "outreach.in_the_future": _("contact in the future"),
        "outreach.too_long_ago": _("contact more than a year old"),
        "outreach.does_not_fit": _("text too long"), "people.permit_in_the_future": _("permit in the future"),
        "people.permit_ends_before_it_begins": _("permit that ends before it begins"),
        "exchange.refused": _("refused by the database"),
    }.get(code, code)  # fmt: skip


def kept_service_words(why: str) -> str:
    """Why a service was not taken back."""
    return {
        CHANGED: _("somebody has changed it since"),
        IN_USE: _("named elsewhere, in a referral for example"),
    }[why]


def kept_words(why: str) -> str:
    """Why something was not taken back."""
    return {
        CHANGED: _("changed since by somebody"),
        IN_USE: _("something else is written of the person: a case, a request or another contact"),
        OF_OTHERS: _("written to people who were known before"),
    }[why]
