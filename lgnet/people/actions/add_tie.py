# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import date

from django.db import transaction

from lgnet.kernel import clock
from lgnet.kernel.actor import Actor
from lgnet.people.actions.live_together import live_together
from lgnet.people.choices import TieKind
from lgnet.people.errors import TooLong, UnknownCode
from lgnet.people.life_errors import NotInTheFuture, TieThere, TieToHerself, TieToNobody
from lgnet.people.models import Person, Tie
from lgnet.people.policies import may_keep_ties
from lgnet.trust import audit
from lgnet.trust.refusals import becomes

LONGEST_NAME, LONGEST_CONTACT = 160, 80


@transaction.atomic
def add_tie(
    *,
    person: Person,
    kind: str,
    by: Actor,
    other: Person | None = None,
    other_name: str = "",
    other_contact: str = "",
    since: date | None = None,
    together: bool = False,
) -> Tie:
    """`other` is `person`'s `kind`: her mother, her child, her guardian. Who has no record has a name only.

    `together`: the two live in one household since then. Raises UnknownCode, TieToNobody, TieToHerself, TooLong,
    NotInTheFuture, TieThere, InAnotherHousehold.
    """
    may_keep_ties(by)
    if kind not in TieKind.values:
        raise UnknownCode(value=kind)
    tie = Tie(person=person, other=other, kind=kind, since=since, recorded_by=by.user_id)
    if other is None:
        tie.other_name, tie.other_contact = _named(other_name, other_contact)
    elif other.one_id == person.one_id:
        raise TieToHerself()
    if since and since > clock.today():
        raise NotInTheFuture()
    with becomes(TieThere(), on="one_tie_of_a_sort"):
        tie.save(force_insert=True)
    audit.record("people.tie_added", by=by, target=tie, people=people_of(tie), kind=kind)
    if together and other is not None:
        live_together(person=person, other=other, since=since, by=by)
    return tie


def people_of(tie: Tie) -> list:
    return [one for one in (tie.person_id, tie.other_id) if one]


def _named(name: str, contact: str) -> tuple[str, str]:
    name, contact = " ".join(name.split()), " ".join(contact.split())
    if not name:
        raise TieToNobody()
    for text, most in ((name, LONGEST_NAME), (contact, LONGEST_CONTACT)):
        if len(text) > most:
            raise TooLong(value=text[:20], most=most)
    return name, contact
