# SPDX-License-Identifier: AGPL-3.0-or-later
"""What `lgnet check` finds in the audit, and the heads it keeps."""

import pytest
from django.db import transaction

from lgnet.config.audit import faults_and_heads
from lgnet.config.checks import CHECKS
from lgnet.trust import audit, heads, tenancy
from lgnet.trust.checks import row_security
from lgnet.trust.sealing import seal_events


@pytest.fixture
def places(amina, carla):
    """Two cities with an audit of three links each."""
    for somebody in (amina, carla):
        with somebody.at_work() as by:
            for turn in range(3):
                audit.record("people.person_corrected", by=by, turn=turn)
            assert seal_events(by.city_id) == 3
    return {"sassari": amina.city.id, "torino": carla.city.id}


def test_it_asks_for_row_security():
    assert row_security in CHECKS and row_security() == []


def test_a_whole_audit_gives_heads_that_can_be_kept(places, tmp_path):
    kept = tmp_path / "heads"
    faults, ends = faults_and_heads(places, kept=heads.read(kept))
    assert faults == [] and [head.position for head in ends.values()] == [3, 3]
    heads.add(kept, ends)
    assert heads.read(kept) == {place: [head] for place, head in ends.items()}
    assert faults_and_heads(places, kept=heads.read(kept)) == ([], ends)


def test_a_tampering_is_told_with_its_city(places, as_superuser):
    as_superuser.execute("update trust_auditevent set action = 'x' where city_id = %s", [places["torino"]])
    faults, _ = faults_and_heads(places, kept={})
    assert faults == [f"torino: link {number} does not match its event" for number in (1, 2, 3)]


def test_a_cut_end_is_told_by_what_was_kept(places, as_superuser):
    _, ends = faults_and_heads(places, kept={})
    cut = "delete from trust_auditseal where position = 3 and city_id = %s returning event_id"
    (event,) = as_superuser.execute(cut, [places["torino"]]).fetchone()
    as_superuser.execute("delete from trust_auditevent where id = %s", [event])
    assert faults_and_heads(places, kept={})[0] == []
    faults, _ = faults_and_heads(places, kept={place: [head] for place, head in ends.items()})
    assert faults == ["torino: the chain ends at link 2; link 3 was kept"]


def test_a_city_that_vanished_is_told(places):
    _, ends = faults_and_heads(places, kept={})
    left = {"sassari": places["sassari"]}
    faults, _ = faults_and_heads(left, kept={place: [head] for place, head in ends.items()})
    assert faults == ["torino: its audit was kept, but no city is called so"]


def test_the_network_has_an_audit_of_its_own(network_administrator):
    before, _ = sealed_network()  # other tests share it, and some of them live in another month
    with network_administrator.at_work() as by:
        audit.record("network.programme_added", by=by)
    faults, ends = sealed_network()
    assert faults == before and ends["network"].position > 0


def sealed_network():
    with tenancy.in_city(tenancy.NETWORK), transaction.atomic():
        while seal_events(tenancy.NETWORK):
            pass
    return faults_and_heads({"network": tenancy.NETWORK}, kept={})


def test_a_file_of_heads_that_is_none_is_refused(tmp_path):
    (tmp_path / "heads").write_text("shopping list\n")
    with pytest.raises(ValueError, match="line 1"):
        heads.read(tmp_path / "heads")
