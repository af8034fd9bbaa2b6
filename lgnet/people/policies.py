# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who may do what with people. Which people there are is said by the database: its city's, and no protected ones of
other teams."""

from lgnet.kernel.actor import Role
from lgnet.kernel.rules import role_rule, rule
from lgnet.network.errors import NotYourRole
from lgnet.people import slots
from lgnet.people.life_errors import FollowedByOthers

OFFICE = (Role.CASE_MANAGER, Role.DESK_OPERATOR)

may_read_people = role_rule(
    "may_read_people",
    *OFFICE,
    Role.STREET_OPERATOR,
    Role.HOUSING_OFFICER,
    Role.DATA_PROTECTION_OFFICER,
    doc="Look for people of the city, and see who they are: name, languages, birth, phone.",
)
may_read_documents = role_rule(
    "may_read_documents",
    *OFFICE,
    Role.DATA_PROTECTION_OFFICER,
    doc="Permits, masked identifiers, notices given, eligibility.",
)
may_register_person = role_rule(
    "may_register_person", *OFFICE, doc="Write a new person, correct her, record the notice given to her."
)
may_link_records = role_rule(
    "may_link_records", *OFFICE, doc="Say that two records are one person, or two, and take that back."
)
may_take_back_people = role_rule(
    "may_take_back_people",
    Role.CASE_MANAGER,
    doc="Take back people written down by mistake, whom nothing names yet.",
)
may_keep_permits = role_rule("may_keep_permits", *OFFICE, doc="Record permits and identifiers.")
may_reveal_identifiers = role_rule(
    "may_reveal_identifiers", *OFFICE, doc="See a number in full, one at a time; each time is recorded."
)
may_protect = role_rule(
    "may_protect", Role.CASE_MANAGER, doc="Make a person visible to one team only, and end that."
)

may_open_urgently = role_rule(
    "may_open_urgently", *OFFICE, Role.STREET_OPERATOR,
    doc="Open a protected person of another team for three hours, for a reason that is reviewed.",
)  # fmt: skip
may_review_urgent_accesses = role_rule(
    "may_review_urgent_accesses", Role.DATA_PROTECTION_OFFICER,
    doc="Read why protected people were opened outside their team, and say whether it was justified.",
)  # fmt: skip

may_note_vulnerabilities = role_rule(
    "may_note_vulnerabilities", *OFFICE, Role.STREET_OPERATOR,
    doc="Write down what makes a person more exposed: whoever meets her notices it.",
)  # fmt: skip

may_keep_ties = role_rule(
    "may_keep_ties", *OFFICE, doc="Write down relatives, guardians, and who lives with whom."
)


@rule
def may_read_restricted_vulnerabilities(by, *, person=None) -> None:
    """Case managers: those who follow her, or any as long as nobody does."""
    if not by.has(Role.CASE_MANAGER):
        raise NotYourRole()
    if person is not None and slots.is_followed_by_others(by, person):
        raise FollowedByOthers()


@rule
def may_keep_vulnerability(by, *, vulnerability=None) -> None:
    """Correct, end or take away: the office; a restricted one only who may read it."""
    if not by.has(*OFFICE):
        raise NotYourRole()
    if vulnerability is not None and vulnerability.restricted:
        may_read_restricted_vulnerabilities(by, person=vulnerability.person)


@rule
def may_see_her_data(by, *, person=None) -> None:
    """Her copy, who opened her record, until when it is kept: the data-protection officer, and who follows her."""
    if by.has(Role.DATA_PROTECTION_OFFICER):
        return
    if not by.has(Role.CASE_MANAGER):
        raise NotYourRole()
    if person is not None and slots.is_followed_by_others(by, person):
        raise FollowedByOthers()


may_delete_people = role_rule(
    "may_delete_people",
    Role.DATA_PROTECTION_OFFICER,
    doc="Confirm that people whose time is over are deleted.",
)


@rule
def may_end_protection(by, *, protection=None) -> None:
    """A case manager of the team that protects her."""
    may_protect(by)
    if protection is not None and protection.team_id not in by.team_ids:
        raise NotYourRole()
