# SPDX-License-Identifier: AGPL-3.0-or-later
"""A request for a place with somebody who must live apart, and what was suggested for it."""

from lgnet.casework.models import Case
from lgnet.housing.actions.ask_for_place import Member, ask_for_place
from lgnet.housing.actions.keep_apart import keep_apart
from lgnet.housing.models import Assignment, Suggestion, Unit
from lgnet.kernel import clock
from lgnet.people.actions.register_person import register_person
from tests.cast import Player


def waits_for_place(case_id, *, manager: Player) -> dict[str, object]:
    with manager.at_work() as by:
        case = Case.objects.select_related("person").get(pk=case_id)
        members = [Member("adult", "F", case.person), Member("child", "M")]
        told = {"wanted_from": clock.today(), "not_in_districts": ["Centro"], "words": "Vicino alla scuola"}
        wanted = ask_for_place(case=case, members=members, by=by, **told)
        other = register_person(given_name="Modou", family_name="Merlo", by=by)
        apart = keep_apart(request=wanted, other=other, because="violence", by=by)
        run = Assignment.objects.create(state="ready", criteria="2026-11", ready_at=clock.now(), placed=1)
        unit = Unit.objects.select_related("property").first()
        told = {"request": wanted, "person_id": wanted.person_id, "unit": unit, "beds": []}
        suggestion = Suggestion.objects.create(assignment=run, **told)
    return {"suggestion_id": suggestion.pk, "wanted_id": wanted.pk, "apart_id": apart.pk}
