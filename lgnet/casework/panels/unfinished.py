# SPDX-License-Identifier: AGPL-3.0-or-later
"""What somebody began to write and has not sent: on her day, so that she finds it again. Names the form, and nobody."""

from django.urls import Resolver404, resolve
from django.utils.translation import gettext_lazy as _

from lgnet.casework import slots
from lgnet.casework.policies import may_have_tasks
from lgnet.casework.slots import MOST_LINES, Line, Section
from lgnet.kernel import clock
from lgnet.trust import drafts
from lgnet.trust.drafts import Kept


def register() -> None:
    slots.on_my_day(
        Section("unfinished", _("Begun and not saved yet"), may_have_tasks, unfinished, 12, "pencil")
    )


def unfinished(by, city) -> list[Line]:
    kept = drafts.drafts_of(by.user_id)[: MOST_LINES + 1]
    return [line for line in map(_line, kept) if line]


def _line(kept: Kept) -> Line | None:
    """None where the page is no more."""
    try:
        form = resolve(kept.page.partition("?")[0]).func.draft
    except (Resolver404, AttributeError):
        return None
    return Line(str(form), kept.page, kept.at.astimezone(clock.ROME).strftime("%d/%m, %H:%M"))
