# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a person's page says of the other records of hers."""

from lgnet.accounts.models import User
from lgnet.people.choices import Verdict
from lgnet.people.models import Person
from lgnet.people.policies import may_link_records
from lgnet.people.queries.linked import records_of, standing_decisions
from lgnet.trust import audit


def linked_shown(by, person: Person) -> dict:
    """Nothing for who is not linked; else her other records, and who said so. Two queries more, and they are shown."""
    shown = {"also": [], "may_link_records": may_link_records.allows(by)}
    if person.leading_id is None:
        return shown
    others = [record for record in records_of(person) if record.pk != person.pk]
    audit.shown("people.linked_records_shown", by=by, people=[record.pk for record in others], target=person)
    records = [person.pk, *(record.pk for record in others)]
    decisions = list(standing_decisions(records, Verdict.SAME).select_related("first", "second"))
    who = {decision.decided_by for decision in decisions}
    names = dict(User.objects.filter(pk__in=who).values_list("pk", "name"))
    links = [(decision, names.get(decision.decided_by, "")) for decision in decisions]
    return shown | {"also": others, "links": links}
