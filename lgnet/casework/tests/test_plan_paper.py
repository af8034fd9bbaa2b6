# SPDX-License-Identifier: AGPL-3.0-or-later
"""The plan on paper: tagged, in two languages, with room for both signatures; printing it is recorded."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from lgnet.casework.actions.agree_plan import agree_plan
from lgnet.casework.actions.keep_step import add_step
from lgnet.casework.actions.set_goal import change_goal, set_goal
from lgnet.casework.codes import PLAN_WORDS
from lgnet.casework.web import plan_paper
from lgnet.kernel import clock
from lgnet.kernel.paper import what_is_missing
from lgnet.trust.models import AuditEvent

needs_paper = pytest.mark.skipif(bool(what_is_missing()), reason=what_is_missing())


@pytest.fixture
def agreed(amina, opened, person_of):
    """In a language: what was agreed before the goal was said better."""

    def plan(language):
        with amina.at_work() as by:
            case = opened(by, person_of(languages=["ar"]))
            goal = set_goal(case=case, domain="work", what="Un lavoro regolare", measure="Contratto", by=by)
            add_step(goal=goal, who="Fatou", what="Porta il curriculum", by_when=clock.today(), by=by)
            made = agree_plan(case=case, agreed_on=clock.today(), language=language, by=by)
            told = {"domain": "work", "what": "Un tirocinio", "measure": "", "by_when": None}
            change_goal(goal=goal, by=by, **told)
        return made

    return plan


def pdf_of(player, plan):
    return player.browser.get(player.url(f"cases/{plan.case_id}/plan/{plan.pk}/pdf/"))


@needs_paper
@pytest.mark.parametrize("language", PLAN_WORDS)
def test_what_was_agreed_is_printed_in_both_languages(amina, agreed, language):
    plan = agreed(language)
    page = pdf_of(amina, plan)
    assert (
        page.headers["Content-Type"] == "application/pdf"
        and "Fatou" not in page.headers["Content-Disposition"]
    )
    document = PdfReader(BytesIO(page.content))
    assert document.trailer["/Root"]["/MarkInfo"]["/Marked"]
    words = " ".join("".join(one.extract_text() for one in document.pages).split())
    for said in ("Un lavoro regolare", "Porta il curriculum", "Contratto", "Firma", "Amina", "Fatou Diallo"):
        assert said in words
    assert "Un tirocinio" not in words
    with amina.at_work():
        assert AuditEvent.objects.filter(action="casework.plan_printed", target_id=plan.pk).count() == 1


def test_another_city_prints_nothing(carla, agreed):
    assert pdf_of(carla, agreed("fr")).status_code == 404


def test_where_nothing_can_be_printed_it_is_said(amina, agreed, monkeypatch):
    monkeypatch.setattr(plan_paper, "what_is_missing", lambda: "libpango-1.0-0")
    page = pdf_of(amina, agreed("it"))
    assert page.status_code == 409 and "libpango-1.0-0" in page.content.decode()
