# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who may do what with rental support, and what its states allow. Whoever asks for money does not approve it."""

from django.utils.translation import pgettext_lazy

from lgnet.housing.rental_choices import InstalmentState as I
from lgnet.housing.rental_choices import SupportState as S
from lgnet.housing.rental_errors import NotYourOwn
from lgnet.kernel.actor import Role
from lgnet.kernel.rules import role_rule, rule
from lgnet.kernel.states import Move, StateTable

APPROVE = (Role.PROJECT_MANAGER, Role.ACCOUNTANT)

may_read_supports = role_rule(
    "may_read_supports", Role.HOUSING_OFFICER, Role.CASE_MANAGER, *APPROVE,
    doc="Rental supports with their instalments.",
)  # fmt: skip
may_decide_support = role_rule(
    "may_decide_support", Role.HOUSING_OFFICER,
    doc="Write contracts and decisions, ask for instalments, end a support.",
)  # fmt: skip
may_pay_instalment = role_rule(
    "may_pay_instalment", *APPROVE, doc="Say that an instalment was paid, with its proof."
)
may_see_payees = role_rule(
    "may_see_payees", Role.HOUSING_OFFICER, *APPROVE, doc="To whom it is paid: name, tax code, IBAN of the landlord.",
)  # fmt: skip
may_name_supported = role_rule(
    "may_name_supported", Role.HOUSING_OFFICER, Role.CASE_MANAGER,
    doc="Whose rent it is; whoever approves and pays works with the number of the support.",
)  # fmt: skip


@rule
def may_approve_instalment(by, *, instalment=None) -> None:
    """Approve or refuse: project manager and accountant, never whoever asked for it or decided the support."""
    may_pay_instalment(by)
    if instalment is not None and by.user_id in (instalment.asked_by, instalment.support.decided_by):
        raise NotYourOwn()


SUPPORT_MOVES = StateTable(
    "rental support",
    Move("decide", pgettext_lazy("rental support", "Decide"), (), S.RUNNING,
         may_decide_support, "kind, contract, total, act, first day and number of instalments"),
    Move("end", pgettext_lazy("rental support", "End"), (S.RUNNING,), S.ENDED,
         may_decide_support, "coded reason, last day; what is not paid is withdrawn"),
)  # fmt: skip

INSTALMENT_MOVES = StateTable(
    "instalment",
    Move("ask", pgettext_lazy("instalment", "Ask for"), (), I.DUE,
         may_decide_support, "amount, due day, who asks"),
    Move("approve", pgettext_lazy("instalment", "Approve"), (I.DUE,), I.APPROVED,
         may_approve_instalment, "who and when: somebody else than who asked"),
    Move("refuse", pgettext_lazy("instalment", "Refuse"), (I.DUE,), I.REFUSED,
         may_approve_instalment, "why"),
    Move("withdraw", pgettext_lazy("instalment", "Withdraw"), (I.DUE, I.APPROVED), I.WITHDRAWN,
         may_decide_support, "why"),
    Move("pay", pgettext_lazy("instalment", "Paid"), (I.APPROVED,), I.PAID,
         may_pay_instalment, "day, reference, proof"),
)  # fmt: skip
