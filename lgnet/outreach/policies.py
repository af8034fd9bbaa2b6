# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who may do what with contacts and requests, what a request's state allows, and how long one may wait."""

from datetime import timedelta

from lgnet.kernel.actor import CITY_ROLES, Role
from lgnet.kernel.rules import role_rule, rule
from lgnet.network.policies import or_system
from lgnet.outreach.choices import RequestState
from lgnet.outreach.errors import NotYourContact

WRITERS = (Role.STREET_OPERATOR, Role.DESK_OPERATOR, Role.CASE_MANAGER)
DECIDERS = (Role.DESK_OPERATOR, Role.CASE_MANAGER)

may_write_contacts = or_system(  # the public page writes for whoever asks there to be contacted
    role_rule("may_write_contacts", *WRITERS, doc="Write a contact, ask that somebody be taken in charge.")
)
may_read_contacts = role_rule(
    "may_read_contacts",
    *WRITERS,
    Role.DATA_PROTECTION_OFFICER,
    doc="The city's contacts. Figures are another matter.",
)
may_read_requests = role_rule("may_read_requests", *DECIDERS, doc="Who waits to be taken in charge.")
may_decide_requests = role_rule("may_decide_requests", *DECIDERS, doc="Accept or decline a request.")
may_take_back_contacts = role_rule(
    "may_take_back_contacts",
    Role.CASE_MANAGER,
    doc="Take back contacts written by mistake, on which nothing rests.",
)
may_join_contacts = role_rule("may_join_contacts", *DECIDERS, doc="Say which person a contact was with.")

may_read_units = role_rule(
    "may_read_units", *CITY_ROLES, doc="Where the city's mobile units are, and when: for all who work there."
)
may_keep_units = or_system(
    role_rule(
        "may_keep_units",
        Role.CITY_ADMINISTRATOR,
        Role.PROJECT_MANAGER,
        doc="Mobile units, their routes and stops.",
    )
)

begins_with_contacts = role_rule(
    "begins_with_contacts", Role.STREET_OPERATOR, doc="For the street operator contacts are the first page."
)


@rule
def reads_contacts_besides(by, **facts) -> None:
    """For everybody else who reads contacts they come after their own work."""
    may_read_contacts(by)
    if begins_with_contacts.allows(by):
        raise NotYourContact()


def _is_theirs(by, contact) -> bool:
    return contact.recorded_by == by.user_id or contact.team_id in by.team_ids


@rule
def may_correct_contact(by, *, contact) -> None:
    """Whoever wrote it, a colleague of the same team, and whoever decides on requests."""
    may_write_contacts(by)
    if not (by.has(*DECIDERS) or _is_theirs(by, contact)):
        raise NotYourContact()


@rule
def may_read_sensitive(by, *, contact) -> None:
    """Needs that tell of health, violence or trafficking, and the note: not for operators of other teams."""
    may_read_contacts(by)
    if not (by.has(*DECIDERS, Role.DATA_PROTECTION_OFFICER) or _is_theirs(by, contact)):
        raise NotYourContact()


REQUEST_MOVES = {
    # from: {to: who}
    RequestState.WAITING: {
        RequestState.ACCEPTED: may_decide_requests,  # by opening a case
        RequestState.DECLINED: may_decide_requests,  # with a coded reason
        RequestState.WITHDRAWN: may_write_contacts,  # asked by mistake, or another of her contacts already asks
    },
}
"""A request is answered once. Met again, the person's new contact asks anew."""

WARNING_AFTER = timedelta(hours=24)
OVERDUE_AFTER = timedelta(hours=72)


def waiting_level(waited: timedelta) -> str:
    """How a waiting time is shown: calm below a day, warning below three, then overdue."""
    if waited >= OVERDUE_AFTER:
        return "overdue"
    return "warning" if waited >= WARNING_AFTER else "calm"
