# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a case manager writes while she follows invented people: diary, assessments, plans, tasks.

Told of the account one signs in with, so that her day has something in it. The same seed tells the same.
"""

from datetime import datetime, timedelta
from random import Random

from django.db import transaction

from lgnet.casework.actions.add_task import add_task
from lgnet.casework.actions.agree_plan import agree_plan
from lgnet.casework.actions.grade_goal import grade_goal
from lgnet.casework.actions.keep_step import add_step
from lgnet.casework.actions.set_goal import set_goal
from lgnet.casework.actions.write_assessment import write_assessment
from lgnet.casework.actions.write_intervention import write_intervention
from lgnet.casework.models import Case
from lgnet.casework.queries.cases import open_cases_of
from lgnet.casework.questionnaire import EVERY, domains
from lgnet.demo.town import Town
from lgnet.kernel import clock
from lgnet.kernel.actor import Actor
from lgnet.trust import tenancy

FOLLOWED = 12
SHARE_ASSESSED = 0.8
SHARE_PLANNED = 0.6
ENTRIES = [
    ("interview", 45, "Sportello unico", "Primo colloquio: racconta il percorso e i bisogni più urgenti."),
    ("phone_call", 10, "", "Conferma l’appuntamento di domani."),
    ("paperwork", 40, "Sportello unico", "Preparati i moduli per il rinnovo del permesso."),
    ("accompaniment", 90, "Questura", "Accompagnamento allo sportello immigrazione."),
    ("mediation", 30, "Sportello unico", "Colloquio con il mediatore."),
    ("work_guidance", 35, "Centro per l’impiego", "Iscrizione e primo bilancio delle competenze."),
    ("network_meeting", 60, "Servizio sociale", "Punto sul percorso con il servizio sociale."),
]
GOALS = [
    ("housing", "Una stanza con un contratto", "Il contratto è firmato", "Cerca annunci ogni settimana"),
    ("work", "Un tirocinio o un lavoro regolare", "Il contratto è firmato", "Scrive il curriculum"),
    ("language", "Capire e farsi capire (A2)", "L’attestato è in mano", "Frequenta il corso serale"),
    ("legal", "Il permesso rinnovato", "Il permesso è in mano", "Porta la ricevuta e le foto"),
]
TASKS = [
    "Chiamare la Questura per l’appuntamento", "Sentire il mediatore per il colloquio", "Preparare la relazione",
    "Verificare l’iscrizione al corso", "Richiamare il dormitorio", "Portare i documenti al CAF",
]  # fmt: skip


def work_on(town: Town, *, last: datetime) -> None:
    """The first case manager of the city, with the people she has followed longest."""
    by, chance = town.case_managers[0], Random(f"casework-{town.city.slug}")
    with tenancy.in_city(town.city.id, teams=by.team_ids), transaction.atomic():
        cases = list(open_cases_of(by).order_by("opened_at", "first_contact_at")[:FOLLOWED])
        for number, case in enumerate(cases):
            _follow(case, chance, by=by, last=last)
            _remember(case, number, chance, by=by, last=last)


def _follow(case: Case, chance: Random, *, by: Actor, last: datetime) -> None:
    at = case.opened_at
    for kind, minutes, place, words in ENTRIES[: chance.randrange(2, len(ENTRIES) + 1)]:
        at += timedelta(days=chance.randrange(2, 25))
        if at > last:
            break
        with clock.telling(at):
            write_intervention(
                case=case, kind=kind, on=clock.today(), minutes=minutes, place=place, words=words, by=by
            )
    if chance.random() < SHARE_ASSESSED:
        _assess(case, chance, by=by, last=last)
    if chance.random() < SHARE_PLANNED:
        _plan(case, chance, by=by, last=last)


def _assess(case: Case, chance: Random, *, by: Actor, last: datetime) -> None:
    """At the start and every half year: mostly a little better each time."""
    levels = {code: chance.choice([1, 1, 2, 2, 3]) for code in domains()}
    at, moment = case.opened_at + timedelta(days=3), "start"
    while at <= last:
        with clock.telling(at):
            write_assessment(case=case, moment=moment, on=clock.today(), levels=levels, by=by)
        levels = {
            code: min(5, max(1, level + chance.choice([-1, 0, 1, 1]))) for code, level in levels.items()
        }
        at, moment = at + EVERY, "on_the_way"


def _plan(case: Case, chance: Random, *, by: Actor, last: datetime) -> None:
    at = min(case.opened_at + timedelta(days=10), last)
    goals = []
    with clock.telling(at):
        for domain, what, measure, step in chance.sample(GOALS, 2):
            ends = clock.today() + timedelta(days=120)
            goal = set_goal(case=case, domain=domain, what=what, measure=measure, by_when=ends, by=by)
            add_step(goal=goal, who=case.person.full_name, what=step, by_when=ends, by=by)
            goals.append(goal)
        spoken = [code for code in case.person.languages if code in ("en", "fr", "es", "ar")]
        agree_plan(case=case, agreed_on=clock.today(), language=spoken[0] if spoken else "it", by=by)
    if (ended := at + timedelta(days=130)) <= last:
        with clock.telling(ended):
            grade_goal(
                goal=goals[0], move=chance.choice(["achieve", "achieve", "achieve_partly", "miss"]), by=by
            )


def _remember(case: Case, number: int, chance: Random, *, by: Actor, last: datetime) -> None:
    """Of every second case something is to be done about today."""
    if number % 2:
        return
    with clock.telling(last - timedelta(days=5)):
        due = (last + timedelta(days=chance.choice([-2, 0, 0, 1, 3, 6]))).astimezone(clock.ROME).date()
        add_task(what=TASKS[number // 2 % len(TASKS)], due_on=due, case=case, by=by)
