# SPDX-License-Identifier: AGPL-3.0-or-later
"""What case work does when people or outreach tells, or asks, it something."""

from lgnet.casework.actions.one_case import check_at_most_one_open
from lgnet.casework.actions.recompute_clock import recompute_clock, recompute_clocks
from lgnet.casework.actions.reprove import reprove
from lgnet.casework.actions.reseal_letters import reseal_letters
from lgnet.casework.models import Case
from lgnet.casework.queries import last_closing_of
from lgnet.outreach.signals import contact_joined, contact_unjoined, last_closing_asked
from lgnet.people.queries.linked import record_ids
from lgnet.people.signals import about_to_link, person_corrected, records_regrouped


def connect() -> None:
    contact_joined.connect(count_the_wait_again, dispatch_uid="casework.joined")
    contact_unjoined.connect(count_the_wait_again, dispatch_uid="casework.unjoined")
    person_corrected.connect(tell_links_anew, dispatch_uid="casework.person_corrected")
    last_closing_asked.connect(last_closing, dispatch_uid="casework.last_closing")
    about_to_link.connect(refuse_two_open_cases, dispatch_uid="casework.about_to_link")
    records_regrouped.connect(measure_and_prove_again, dispatch_uid="casework.records_regrouped")


def tell_links_anew(sender, *, person, **facts) -> None:
    """Whoever holds a link reads of her what is true now."""
    reseal_letters(record_ids(person))


def count_the_wait_again(sender, *, person, by, **facts) -> None:
    """A contact joined late may be earlier than the one from which the wait was counted."""
    recompute_clocks(person=person, by=by)


def last_closing(sender, *, person, **facts):
    return last_closing_of(person)


def refuse_two_open_cases(sender, *, records, **facts) -> None:
    """One person has one open case. Raises TwoOpenCases."""
    check_at_most_one_open(records)


def measure_and_prove_again(sender, *, people, parted_since, by, **facts) -> None:
    """The wait runs from the first contact under any name, letters tell what is known under any name; and nobody is
    eligible by the document of somebody else."""
    for case in Case.objects.filter(person__in=people).select_related("person"):
        recompute_clock(case=case, by=by)
    reseal_letters(people)
    if parted_since is not None:
        reprove(people, since=parted_since, by=by)
