# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who may do what with cases and referrals, and what their state allows: two tables, side by side.

A rule asked without a case or referral answers for the role alone (menu, door); with it, for that one.
The diagrams in docs/states.md are drawn from the tables: `make states`.
"""

from django.utils.translation import pgettext_lazy

from lgnet.casework.choices import CaseState as C
from lgnet.casework.choices import GoalState as G
from lgnet.casework.choices import ReferralState as R
from lgnet.casework.choices import TaskState as T
from lgnet.casework.choices import TransferState as X
from lgnet.casework.errors import NotForYou, NotYourCase, NotYoursToAnswer, NotYourTask
from lgnet.kernel.actor import Role
from lgnet.kernel.errors import Denied
from lgnet.kernel.rules import role_rule, rule
from lgnet.kernel.states import Move, StateTable

FOLLOWS_CASES = (Role.CASE_MANAGER,)
RECEIVES_REFERRALS = (
    Role.CASE_MANAGER, Role.DESK_OPERATOR, Role.HOUSING_OFFICER, Role.CIVIC_OFFICER, Role.COMMUNITY_OFFICER,
)  # fmt: skip

may_open_case = role_rule("may_open_case", *FOLLOWS_CASES, doc="Take a person in charge.")
may_read_cases = role_rule(
    "may_read_cases", *FOLLOWS_CASES, Role.DATA_PROTECTION_OFFICER,
    doc="The city's cases: a colleague on leave is replaced by another team's. Protected people stay hidden.",
)  # fmt: skip
may_read_referrals = role_rule(
    "may_read_referrals", *RECEIVES_REFERRALS, Role.DATA_PROTECTION_OFFICER,
    doc="Case managers all of the city's; the others those sent to a service of their team.",
)  # fmt: skip


def _follows(by, case) -> bool:
    return case.team_id in by.team_ids or case.manager_id == by.user_id


@rule
def may_keep_case(by, *, case=None) -> None:
    """Write in a case: the manager, and the case managers of her team."""
    may_open_case(by)
    if case is not None and not _follows(by, case):
        raise NotYourCase()


@rule
def may_read_restricted(by, *, case=None) -> None:
    """Restricted notes: the case's manager and the case managers of her team, nobody else, whatever the role."""
    may_open_case(by)
    if case is not None and not _follows(by, case):
        raise NotForYou()


@rule
def may_close_case(by, *, case=None) -> None:
    """Close and reopen: whoever keeps the case."""
    may_keep_case(by, case=case)


@rule
def may_refer(by, *, case=None) -> None:
    """Send the person of a case to a service: whoever keeps the case."""
    may_keep_case(by, case=case)


@rule
def may_withdraw_referral(by, *, referral=None) -> None:
    """Take a referral back: whoever keeps the case it comes from."""
    may_keep_case(by, case=referral.case if referral else None)


may_hand_over = role_rule(
    "may_hand_over", *FOLLOWS_CASES, Role.CITY_ADMINISTRATOR,
    doc="A caseload to a colleague: case managers theirs and their teams', the administrator anybody's, by number.",
)  # fmt: skip


@rule
def hands_over_by_number(by, **facts) -> None:
    """The city's administrator finds it in her menu; case managers above their list of cases."""
    if not hands_over_all(by):
        raise Denied()


def hands_over_all(by) -> bool:
    """Cases of every team; she is shown how many, never whose."""
    return by.has(Role.CITY_ADMINISTRATOR)


may_have_tasks = role_rule("may_have_tasks", *FOLLOWS_CASES, doc="A day of one's own, with tasks.")


@rule
def may_keep_task(by, *, task=None) -> None:
    """End or change a task: whose it is, who wrote it, who follows the case."""
    may_have_tasks(by)
    if task is None or by.user_id in (task.assignee_id, task.created_by):
        return
    if task.case is None or not _follows(by, task.case):
        raise NotYourTask()


def is_receiver(by, referral) -> bool:
    """The referral went to a service of one of the actor's teams."""
    return referral.service.team_id is not None and referral.service.team_id in by.team_ids


LINK = "referral link"
"""The doer when a body without an account answers through its link."""


@rule
def may_make_link(by, *, referral=None) -> None:
    """A link for a service that has no account here: whoever keeps the case the referral comes from."""
    may_refer(by, case=referral.case if referral else None)


def _through_its_link(by) -> bool:
    return by.system and by.name == LINK


@rule
def may_answer_referral(by, *, referral=None) -> None:
    """The service's team here; the team that sent it, writing down what the service said; the service by its link."""
    if _through_its_link(by):
        return
    if not by.has(*RECEIVES_REFERRALS):
        raise Denied()
    if referral is None or is_receiver(by, referral) or may_keep_case.allows(by, case=referral.case):
        return
    raise NotYoursToAnswer()


@rule
def may_let_expire(by, *, referral=None) -> None:
    """Nobody: the clock does, when the term for an answer is over."""
    if not by.system:
        raise Denied()


@rule
def may_transfer(by, *, case=None) -> None:
    """Offer a case to another city, and take the offer back: whoever keeps the case."""
    may_keep_case(by, case=case)


may_receive_cases = role_rule(
    "may_receive_cases", *FOLLOWS_CASES, doc="Read what another city tells of a person it offers, and answer.",
)  # fmt: skip


@rule
def may_settle_transfers(by, *, transfer=None) -> None:
    """Nobody: the clock does, when the other city has answered or the term is over."""
    if not by.system:
        raise Denied()


CASE_MOVES = StateTable(
    "case",
    Move("open", pgettext_lazy("case", "Open the case"), (), C.OPEN,
         may_open_case, "team, manager, priority, first contact, eligibility with its reason and rules"),
    Move("suspend", pgettext_lazy("case", "Suspend"), (C.OPEN,), C.SUSPENDED,
         may_keep_case, "why"),
    Move("resume", pgettext_lazy("case", "Resume"), (C.SUSPENDED,), C.OPEN,
         may_keep_case, "who and when"),
    Move("close", pgettext_lazy("case", "Close"), (C.OPEN, C.SUSPENDED), C.CLOSED,
         may_close_case, "coded reason, coded outcome, note"),
    Move("reopen", pgettext_lazy("case", "Reopen"), (C.CLOSED,), C.OPEN,
         may_close_case, "why; the former closing stays among the steps"),
)  # fmt: skip

REFERRAL_MOVES = StateTable(
    "referral",
    Move("send", pgettext_lazy("referral", "Send"), (), R.SENT,
         may_refer, "service, need, what is asked, which fields are shared"),
    Move("receive", pgettext_lazy("referral", "Received"), (R.SENT,), R.RECEIVED,
         may_answer_referral, "who and when"),
    Move("accept", pgettext_lazy("referral", "Accepted"), (R.SENT, R.RECEIVED), R.ACCEPTED,
         may_answer_referral, "who said so, eligibility on that day"),
    Move("decline", pgettext_lazy("referral", "Declined"), (R.SENT, R.RECEIVED), R.DECLINED,
         may_answer_referral, "coded reason, who said so"),
    Move("start", pgettext_lazy("referral", "Started"), (R.ACCEPTED,), R.STARTED,
         may_answer_referral, "who and when"),
    Move("complete", pgettext_lazy("referral", "Completed"), (R.ACCEPTED, R.STARTED), R.COMPLETED,
         may_answer_referral, "outcome in words, grade"),
    Move("not_complete", pgettext_lazy("referral", "Not completed"), (R.ACCEPTED, R.STARTED), R.NOT_COMPLETED,
         may_answer_referral, "why, in words"),
    Move("withdraw", pgettext_lazy("referral", "Withdraw"), (R.SENT, R.RECEIVED, R.ACCEPTED, R.STARTED), R.WITHDRAWN,
         may_withdraw_referral, "why"),
    Move("expire", pgettext_lazy("referral", "Expired"), (R.SENT, R.RECEIVED), R.EXPIRED,
         may_let_expire, "when; a task for whoever follows the case"),
)  # fmt: skip

TRANSFER_MOVES = StateTable(
    "transfer",
    Move("offer", pgettext_lazy("transfer", "Offer to another city"), (), X.OFFERED,
         may_transfer, "which fields are told, on which day the person agreed"),
    Move("accept", pgettext_lazy("transfer", "Accept"), (X.OFFERED,), X.ACCEPTED,
         may_receive_cases, "the person and the case that begin there; the case here closes"),
    Move("decline", pgettext_lazy("transfer", "Decline"), (X.OFFERED,), X.DECLINED,
         may_receive_cases, "coded reason"),
    Move("withdraw", pgettext_lazy("transfer", "Take back"), (X.OFFERED,), X.WITHDRAWN,
         may_transfer, "who and when"),
    Move("expire", pgettext_lazy("transfer", "Expired"), (X.OFFERED,), X.EXPIRED,
         may_settle_transfers, "when; a task for whoever follows the case"),
)  # fmt: skip

TASK_MOVES = StateTable(
    "task",
    Move("add", pgettext_lazy("task", "Add"), (), T.TO_DO,
         may_have_tasks, "what, by when, for which case, whose it is"),
    Move("finish", pgettext_lazy("task", "Done"), (T.TO_DO,), T.DONE,
         may_keep_task, "who and when"),
    Move("drop", pgettext_lazy("task", "Not needed any more"), (T.TO_DO,), T.DROPPED,
         may_keep_task, "who and when"),
    Move("take_up", pgettext_lazy("task", "Take up again"), (T.DONE, T.DROPPED), T.TO_DO,
         may_keep_task, "who and when"),
)  # fmt: skip

GOAL_MOVES = StateTable(
    "goal",
    Move("set", pgettext_lazy("goal", "Set"), (), G.OPEN,
         may_keep_case, "domain, what, how one will know, by when"),
    Move("achieve", pgettext_lazy("goal", "Achieved"), (G.OPEN,), G.ACHIEVED,
         may_keep_case, "who and when, with a note"),
    Move("achieve_partly", pgettext_lazy("goal", "Partly achieved"), (G.OPEN,), G.PARTLY,
         may_keep_case, "who and when, with a note"),
    Move("miss", pgettext_lazy("goal", "Not achieved"), (G.OPEN,), G.NOT_ACHIEVED,
         may_keep_case, "who and when, with a note"),
    Move("take_up", pgettext_lazy("goal", "Take up again"), (G.ACHIEVED, G.PARTLY, G.NOT_ACHIEVED), G.OPEN,
         may_keep_case, "who and when"),
)  # fmt: skip
