# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who may do what with requests for a place, and what their state allows."""

from django.utils.translation import pgettext_lazy

from lgnet.casework.policies import may_keep_case
from lgnet.housing.request_choices import RequestState as S
from lgnet.kernel.actor import Role
from lgnet.kernel.errors import Denied
from lgnet.kernel.rules import role_rule, rule
from lgnet.kernel.states import Move, StateTable

may_read_waiting = role_rule(
    "may_read_waiting", Role.HOUSING_OFFICER, Role.CASE_MANAGER,
    doc="Who waits for a place, with the reason for each place in the list. Protected people stay hidden.",
)  # fmt: skip
may_place = role_rule(
    "may_place", Role.HOUSING_OFFICER,
    doc="Choose a place for a household, move it in the list, decide on suggestions.",
)  # fmt: skip


@rule
def may_ask_for_place(by, *, case=None) -> None:
    """Ask, correct, withdraw: whoever keeps the case, and the housing officer."""
    if not by.has(Role.HOUSING_OFFICER):
        may_keep_case(by, case=case)


@rule
def may_follow_places(by, *, case=None) -> None:
    """Nobody: the clock does, when a stay has begun, a promise is over or a case is closed."""
    if not by.system:
        raise Denied()


REQUEST_MOVES = StateTable(
    "housing request",
    Move("ask", pgettext_lazy("housing request", "Ask for a place"), (), S.WAITING,
         may_ask_for_place, "household, needs, where not, urgency, since when"),
    Move("hold", pgettext_lazy("housing request", "Hold a place"), (S.WAITING,), S.PROPOSED,
         may_place, "which place, why, where in the list they stood; stays are booked provisionally"),
    Move("give_back", pgettext_lazy("housing request", "Back to the list"), (S.PROPOSED,), S.WAITING,
         may_follow_places, "when: the promise is over, or was taken back"),
    Move("place", pgettext_lazy("housing request", "Placed"), (S.PROPOSED,), S.PLACED,
         may_follow_places, "when somebody of the household has arrived"),
    Move("withdraw", pgettext_lazy("housing request", "Withdraw"), (S.WAITING,), S.WITHDRAWN,
         may_ask_for_place, "coded reason"),
    Move("lapse", pgettext_lazy("housing request", "Let go"), (S.WAITING,), S.LAPSED,
         may_follow_places, "when the case was closed"),
)  # fmt: skip
