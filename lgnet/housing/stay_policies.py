# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who may do what with stays, and what their state allows. The diagram in docs/states.md is drawn from the table."""

from django.utils.translation import pgettext_lazy

from lgnet.housing.choices import StayState as S
from lgnet.kernel.actor import Role
from lgnet.kernel.errors import Denied
from lgnet.kernel.rules import role_rule, rule
from lgnet.kernel.states import Move, StateTable

may_hold_beds = role_rule(
    "may_hold_beds", Role.STREET_OPERATOR, Role.DESK_OPERATOR, Role.HOUSING_OFFICER,
    doc="See which beds are free tonight, keep one for somebody until an hour, write who came and who did not.",
)  # fmt: skip
may_keep_stays = role_rule(
    "may_keep_stays", Role.HOUSING_OFFICER,
    doc="Confirm, prolong and end stays, move people between beds, decide of those who stay over.",
)  # fmt: skip
may_read_stays = role_rule(
    "may_read_stays", Role.HOUSING_OFFICER, Role.CASE_MANAGER, Role.STREET_OPERATOR, Role.DESK_OPERATOR,
    Role.DATA_PROTECTION_OFFICER,
    doc="Who sleeps where and until when; of protected people their team alone.",
)  # fmt: skip


@rule
def may_cancel_stay(by, *, stay=None) -> None:
    """The housing officer; whoever keeps a bed for somebody may give it back."""
    if may_keep_stays.allows(by):
        return
    may_hold_beds(by)
    if stay is not None and not (stay.state == S.PROVISIONAL and stay.booked_by == by.user_id):
        raise Denied()


@rule
def may_let_lapse(by, *, stay=None) -> None:
    """Nobody: the clock does, when the hour of a promise is over."""
    if not by.system:
        raise Denied()


PROMISED = (S.PROVISIONAL, S.CONFIRMED)

STAY_MOVES = StateTable(
    "stay",
    Move("hold", pgettext_lazy("stay", "Keep a bed"), (), S.PROVISIONAL,
         may_hold_beds, "who, which bed, first night and day of leaving, until which hour"),
    Move("book", pgettext_lazy("stay", "Give a bed"), (), S.CONFIRMED,
         may_keep_stays, "who, which bed, first night and day of leaving"),
    Move("confirm", pgettext_lazy("stay", "Confirm"), (S.PROVISIONAL,), S.CONFIRMED,
         may_keep_stays, "who and when"),
    Move("arrive", pgettext_lazy("stay", "Arrived"), PROMISED, S.ARRIVED,
         may_hold_beds, "who and when: from now on the person counts as housed"),
    Move("depart", pgettext_lazy("stay", "Departed"), (S.ARRIVED,), S.DEPARTED,
         may_keep_stays, "day and coded reason"),
    Move("cancel", pgettext_lazy("stay", "Cancel"), PROMISED, S.CANCELLED,
         may_cancel_stay, "coded reason"),
    Move("lapse", pgettext_lazy("stay", "Ran out"), (S.PROVISIONAL,), S.CANCELLED,
         may_let_lapse, "when; whoever made the promise is told"),
    Move("no_show", pgettext_lazy("stay", "Did not come"), PROMISED, S.NO_SHOW,
         may_hold_beds, "who and when"),
)  # fmt: skip
