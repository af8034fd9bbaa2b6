# SPDX-License-Identifier: AGPL-3.0-or-later
"""Break-glass for a protected person who is recorded twice: what either record says finds her, and opens both."""

import pytest

from lgnet.people.actions.link_records import link_records
from lgnet.people.actions.unlink_records import unlink_records
from lgnet.people.life_errors import NobodyHidden
from lgnet.people.tests.browsing import events, page, post, shows
from lgnet.people.tests.factories import protected
from lgnet.people.tests.test_urgent_access import HIDDEN, SEEN, fatou, opened, seen_by  # noqa: F401


def test_two_records_of_one_person_are_found_by_what_either_says_and_opened_together(
    bruno,
    fatou,  # noqa: F811
    protector,
    protecting_team,
):
    with protector.at_work() as by:
        same = protected(by, protecting_team)  # written twice, alike
        aisha = protected(
            by, protecting_team, given_name="Aisha", family_name="Ba", birth_date=None, phone=""
        )
    with pytest.raises(NobodyHidden):
        opened(bruno)  # control: two people, as far as anybody knows
    with protector.at_work() as by:
        for record in (same, aisha):
            decision = link_records(first=fatou, second=record, how_known="told", by=by)
    access = opened(bruno, name="Aisha Ba")  # the name of one record, the birth of another
    assert (access.person_id, set(access.also)) == (aisha.pk, {fatou.pk, same.pk})
    assert [seen_by(bruno, record)[::3] for record in (fatou, aisha, same)] == [SEEN[::3]] * 3
    assert shows(page(bruno, f"{same.pk}/"), "She is open to you until")
    assert shows(page(protector, f"{same.pk}/"), "Portata al pronto soccorso")
    assert set(events(bruno, "people.opened_urgently")[0].person_ids) == {fatou.pk, same.pk, aisha.pk}
    post(bruno, f"{fatou.pk}/urgent/end/", {})
    assert [seen_by(bruno, record) for record in (fatou, aisha, same)] == [HIDDEN] * 3
    with protector.at_work() as by:
        unlink_records(decision=decision, why="", by=by)
    assert opened(bruno, name="Fatou Diallo").also in ([same.pk], [fatou.pk])
    assert seen_by(bruno, aisha) == HIDDEN
