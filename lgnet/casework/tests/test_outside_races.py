# SPDX-License-Identifier: AGPL-3.0-or-later
"""Two at once: the service accepts by its link while the sender takes the referral back, or sends its answer twice."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.test import Client

from lgnet.casework.actions.make_link import make_link
from lgnet.casework.actions.withdraw_referral import withdraw_referral
from lgnet.casework.errors import MovedMeanwhile
from lgnet.casework.links import secrets_of
from lgnet.casework.models import Referral, ReferralStep
from lgnet.casework.tests.test_outside import SITE, note_in, opened_page, path_of


@pytest.fixture
def linked(amina, opened, sent):
    with amina.at_work() as by:
        return make_link(referral=sent(by, opened(by)), site=SITE, by=by)


def closing(act):
    """In a thread, which has a connection of its own."""

    def done():
        try:
            return act()
        finally:
            connection.close()

    return done


def test_of_accepting_and_withdrawing_at_once_one_happens(amina, linked):
    note = note_in(opened_page(linked, amina))
    told = {"answer": "accept", "opened": note, "told_by": "Segreteria"}

    def accept() -> bool:
        page = Client().post(path_of(linked, amina), told)
        return page.status_code == 200 and "Avete accettato" in page.content.decode()

    def withdraw() -> bool:
        try:
            with amina.at_work() as by:
                found = Referral.objects.select_related("case").get(pk=linked.referral_id)
                withdraw_referral(referral=found, by=by)
        except MovedMeanwhile:
            return False
        return True

    with ThreadPoolExecutor(2) as pool:
        accepted, withdrawn = [
            one.result() for one in [pool.submit(closing(accept)), pool.submit(closing(withdraw))]
        ]
    with amina.at_work():
        steps = list(ReferralStep.objects.filter(referral=linked.referral_id).values_list("state", flat=True))
    assert withdrawn  # also what was accepted may be taken back; never the other way round
    assert steps.count("withdrawn") == 1 and steps[-1] == "withdrawn"
    assert steps.count("accepted") == accepted


def test_an_answer_sent_four_times_at_once_is_written_once(amina, linked):
    note = note_in(opened_page(linked, amina))
    told = {"answer": "accept", "opened": note, "told_by": "Segreteria"}
    with ThreadPoolExecutor(4) as pool:
        sent = [pool.submit(closing(lambda: Client().post(path_of(linked, amina), told))) for _ in range(4)]
        assert [one.result().status_code for one in sent] == [200] * 4
    with amina.at_work():
        assert ReferralStep.objects.filter(referral=linked.referral_id, state="accepted").count() == 1


def test_wrong_codes_tried_at_once_are_all_counted(amina, linked):
    with ThreadPoolExecutor(4) as pool:
        tried = [pool.submit(closing(lambda: opened_page(linked, amina, code="BBB-BBB"))) for _ in range(4)]
        assert [one.result().status_code for one in tried] == [422] * 4
    with amina.at_work():
        assert linked.__class__.objects.get(pk=linked.pk).wrong_codes == 4
    assert opened_page(linked, amina, code=secrets_of(linked).code).status_code == 200
