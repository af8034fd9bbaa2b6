# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who may do what with contacts and requests, what a request's state allows, and how long one may wait."""

from datetime import timedelta

from django.utils.translation import pgettext_lazy

from lgnet.kernel.actor import CITY_ROLES, Role
from lgnet.kernel.rules import role_rule, rule
from lgnet.kernel.states import Move, StateTable
from lgnet.network.policies import or_system
from lgnet.outreach.choices import AppointmentState as A
from lgnet.outreach.choices import RequestState
from lgnet.outreach.choices import ShiftState as S
from lgnet.outreach.choices import TicketState as T
from lgnet.outreach.errors import NotYourContact, NotYourShift

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

may_keep_queue = or_system(
    role_rule("may_keep_queue", *DECIDERS, doc="The queue of the one-stop shops: give numbers, call, serve.")
)
may_keep_appointments = or_system(
    role_rule("may_keep_appointments", *WRITERS, doc="Book, move and call off appointments; say who came.")
)
may_read_appointments = role_rule(
    "may_read_appointments", *WRITERS, Role.DATA_PROTECTION_OFFICER, doc="The calendar of appointments."
)
may_read_mediation = role_rule(
    "may_read_mediation",
    *DECIDERS, Role.PROJECT_MANAGER, Role.DATA_PROTECTION_OFFICER,
    doc="How much mediation there was and how much was missing, by language: numbers, nobody's name.",
)  # fmt: skip
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


@rule
def may_read_purpose(by, *, appointment, guest) -> None:
    """What an appointment is for, where it tells of health or violence: who decides on requests, whoever has the
    appointment, and whoever booked it."""
    may_read_appointments(by)
    is_theirs = by.user_id in (appointment.operator_id, appointment.booked_by)
    if guest.is_sensitive and not (by.has(*DECIDERS, Role.DATA_PROTECTION_OFFICER) or is_theirs):
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


@rule
def may_work_shift(by, *, shift=None) -> None:
    """Go out: begin and end a shift. Whoever writes contacts, on the shifts of her own teams."""
    may_write_contacts(by)
    if shift is None or by.system:
        return
    if shift.team_id not in by.team_ids and by.user_id not in shift.present:
        raise NotYourShift()


@rule
def may_read_shift_needs(by, *, shift) -> None:
    """Also how often needs of health, violence or trafficking were seen: who decides on requests, and the team."""
    may_read_contacts(by)
    if not by.has(*DECIDERS, Role.DATA_PROTECTION_OFFICER) and shift.team_id not in by.team_ids:
        raise NotYourShift()


SHIFT_MOVES = StateTable(
    "shift",
    Move("plan", pgettext_lazy("shift", "Plan"), (), S.PLANNED,
         may_keep_units, "unit, route, team, planned start and end; by itself for the coming weeks"),
    Move("start", pgettext_lazy("shift", "We begin"), (S.PLANNED,), S.UNDER_WAY,
         may_work_shift, "when, who is present"),
    Move("end", pgettext_lazy("shift", "End the shift"), (S.UNDER_WAY,), S.ENDED,
         may_work_shift, "when, kilometres, who was present, note"),
    Move("resume", pgettext_lazy("shift", "It goes on"), (S.ENDED,), S.UNDER_WAY,
         may_work_shift, "who and when: it was ended by mistake"),
    Move("cancel", pgettext_lazy("shift", "Cancel the shift"), (S.PLANNED,), S.CANCELLED,
         may_keep_units, "coded reason"),
    Move("restore", pgettext_lazy("shift", "It takes place after all"), (S.CANCELLED,), S.PLANNED,
         may_keep_units, "who and when"),
)  # fmt: skip

TICKET_MOVES = StateTable(
    "ticket",
    Move("take", pgettext_lazy("ticket", "New number"), (), T.WAITING,
         may_keep_queue, "one-stop shop, day, number, what for, whether she comes first"),
    Move("call", pgettext_lazy("ticket", "Call"), (T.WAITING,), T.CALLED,
         may_keep_queue, "who called, when"),
    Move("wait", pgettext_lazy("ticket", "Not there: waits again"), (T.CALLED,), T.WAITING,
         may_keep_queue, "who and when"),
    Move("serve", pgettext_lazy("ticket", "Done"), (T.CALLED,), T.SERVED,
         may_keep_queue, "when"),
    Move("leave", pgettext_lazy("ticket", "Has left"), (T.WAITING, T.CALLED), T.LEFT,
         may_keep_queue, "coded reason, when"),
)  # fmt: skip

APPOINTMENT_MOVES = StateTable(
    "appointment",
    Move("book", pgettext_lazy("appointment", "Book"), (), A.BOOKED,
         may_keep_appointments, "place, time, with whom; who comes and what for"),
    Move("came", pgettext_lazy("appointment", "Has come"), (A.BOOKED,), A.CAME,
         may_keep_appointments, "who said so, when"),
    Move("missed", pgettext_lazy("appointment", "Has not come"), (A.BOOKED,), A.DID_NOT_COME,
         may_keep_appointments, "who said so, when; not before it begins"),
    Move("call_off", pgettext_lazy("appointment", "Call off"), (A.BOOKED,), A.CALLED_OFF,
         may_keep_appointments, "by whom it was called off, coded reason"),
    Move("move", pgettext_lazy("appointment", "Move"), (A.BOOKED,), A.MOVED,
         may_keep_appointments, "another appointment that says which it stands for"),
    Move("take_back", pgettext_lazy("appointment", "Pressed by mistake"), (A.CAME, A.DID_NOT_COME), A.BOOKED,
         may_keep_appointments, "who and when"),
)  # fmt: skip

WARNING_AFTER = timedelta(hours=24)
OVERDUE_AFTER = timedelta(hours=72)


def waiting_level(waited: timedelta) -> str:
    """How a waiting time is shown: calm below a day, warning below three, then overdue."""
    if waited >= OVERDUE_AFTER:
        return "overdue"
    return "warning" if waited >= WARNING_AFTER else "calm"
