# SPDX-License-Identifier: AGPL-3.0-or-later
"""One invented person's way through the network, as steps with their times: contacts, case, referrals, closing.

Each step is done through the same actions as the pages use, as one of the city's staff, at the time of the story.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from random import Random
from typing import TYPE_CHECKING

from lgnet.casework.actions.close_case import close_case
from lgnet.casework.actions.open_case import open_case
from lgnet.demo.invent import Invented
from lgnet.demo.referring import refer
from lgnet.demo.step import Step
from lgnet.kernel.actor import Actor
from lgnet.kernel.clock import ROME
from lgnet.kernel.ids import new_id
from lgnet.outreach.actions.decline_request import decline_request
from lgnet.outreach.actions.record_contact import record_contact
from lgnet.people.actions.give_notice import give_notice
from lgnet.people.actions.protect_person import protect_person
from lgnet.people.actions.record_permit import record_permit
from lgnet.people.actions.register_person import register_person

if TYPE_CHECKING:
    from lgnet.demo.town import Town

NEEDS = [
    "shelter_tonight", "housing", "food", "water_hygiene", "clothing", "health", "mental_health", "permit", "legal",
    "work", "language", "money", "orientation", "phone",
]  # fmt: skip
NEED_WEIGHTS = [14, 12, 12, 8, 7, 10, 4, 13, 6, 11, 8, 4, 9, 4]
ALWAYS = ["information", "listening"]
AT_ONCE = ["food", "kit", "hygiene", "mediation", "accompaniment", "appointment", "phone_charge"]
REASONS = [
    "RICH_ASILO", "PROT_SPECIALE", "SUSSIDIARIA", "ASILO", "ATTESA_OCC", "LAV_SUB", "FAMIGLIA", "PROT_TEMP", "UE_LP",
    "STUDIO", "CURE",
]  # fmt: skip
REASON_WEIGHTS = [22, 16, 12, 10, 10, 9, 6, 5, 4, 3, 3]
CLOSINGS = [
    ("plan_completed", "in_work_or_training"), ("plan_completed", "housed_stably"), ("autonomy", "autonomous"),
    ("passed_to_service", "in_care"), ("entered_sai", "housed_stably"), ("moved_city", "unknown"),
    ("lost_contact", "unknown"), ("withdrew", "unchanged"), ("plan_completed", "legally_regular"),
]  # fmt: skip
SHARE_ASKING = 0.72
SHARE_OF_REQUESTS_DECLINED = 0.06
SHARE_WITH_PERMIT = 0.84
SHARE_SEEN = 0.93
SHARE_LATE_ENTRY = 0.08
SHARE_OF_DESK = 0.3
SHARE_CLOSED = 0.45
SHARE_PROTECTED = 0.02


@dataclass
class Life:
    """What the story knows of one person while it is told."""

    town: "Town"
    invented: Invented
    chance: Random
    first_met: datetime
    until: datetime
    person: object = None
    case: object = None
    asked_at_contact: object = None
    """The contact at which she asked to be taken in charge."""
    protected: bool = False
    needs: list[str] = field(default_factory=list)
    registered_at: datetime | None = None
    steps: list[Step] = field(default_factory=list)
    """In the order of their times; nothing happens after `until`."""

    def __post_init__(self) -> None:
        planned = sorted(self._planned(), key=lambda step: step.at)
        self.steps = [step for step in planned if step.at <= self.until]

    @property
    def registers(self) -> bool:
        """Whether she becomes a person of the city's files within the story."""
        return self.registered_at is not None and self.registered_at <= self.until

    def _planned(self) -> Iterator[Step]:
        chance, town = self.chance, self.town
        self.needs = pick(chance, NEEDS, NEED_WEIGHTS, chance.choice([1, 1, 2, 2, 3]))
        meetings = [self.first_met]
        while chance.random() < 0.45 and len(meetings) < 4:
            meetings.append(
                meetings[-1] + timedelta(days=chance.randrange(1, 20), hours=chance.randrange(-2, 3))
            )
        asking = len(meetings) - 1 if chance.random() < 0.6 else 0
        asks = chance.random() < SHARE_ASKING
        for number, met_at in enumerate(meetings):
            this_asks = asks and number == asking
            written_at = met_at + timedelta(minutes=chance.randrange(2, 40))
            if not this_asks and chance.random() < SHARE_LATE_ENTRY:
                written_at += timedelta(days=chance.randrange(1, 9))
            yield Step(written_at, town.operator(chance), self._meet(met_at, asks=this_asks))
        if asks:
            yield from self._followed(meetings[asking])

    def _followed(self, asked_at: datetime) -> Iterator[Step]:
        """From the request on: declined, or taken in charge."""
        chance, town = self.chance, self.town
        waited = timedelta(hours=min(24 * 25, 2 + chance.lognormvariate(3.4, 0.9)))
        opened_at = in_office_hours(asked_at + waited)
        if chance.random() < SHARE_OF_REQUESTS_DECLINED:
            yield Step(opened_at, town.case_manager(chance), self._decline())
            return
        self.registered_at = opened_at
        manager = town.protector if chance.random() < SHARE_PROTECTED else town.case_manager(chance)
        yield Step(opened_at, manager, self._take_in_charge(asked_at), registers=True)
        at = opened_at
        for _ in range(chance.choice([0, 1, 1, 2, 2, 3])):
            at = in_office_hours(at + timedelta(days=chance.randrange(1, 21), hours=chance.randrange(8)))
            yield from refer(self, manager, at)
        if chance.random() < SHARE_CLOSED:
            closed_at = in_office_hours(opened_at + timedelta(days=chance.randrange(60, 320)))
            yield Step(closed_at, manager, self._close())

    def _meet(self, met_at: datetime, *, asks: bool) -> Callable[[Actor], None]:
        chance = self.chance
        chosen = {code: chance.choice([1, 2, 2, 3]) for code in self.needs}
        done = [*ALWAYS[: chance.randrange(1, 3)], *chance.sample(AT_ONCE, chance.randrange(0, 3))]
        desk = chance.random() < SHARE_OF_DESK
        place = self.town.desk if desk else chance.choice(self.town.places)
        mediator = chance.random() < 0.3
        lacked = self.invented.interpreter_needed and not mediator and len(done) == 1

        def step(by: Actor) -> None:
            known = None if self.protected else self.person  # whom operators can't see they meet by nickname
            contact = record_contact(
                by=by,
                programme=self.town.programme,
                happened_at=met_at,
                place=place,
                idempotency_key=new_id(),
                person=known,
                nickname="" if known else self.invented.nickname,
                sign="" if known else self._sign(),
                needs=chosen,
                done=done,
                mediator_language=self.invented.languages[0] if mediator else "",
                mediator_minutes=chance.choice([10, 15, 20, 30]) if mediator else None,
                missing_language=self.invented.languages[0] if lacked else "",
                source="desk" if desk else "field",
                team=self.town.team,
                asks_taking_charge=asks and self.case is None,
            )
            if asks:
                self.asked_at_contact = contact

        return step

    def _sign(self) -> str:
        return self.chance.choice(self.town.signs)

    def _take_in_charge(self, asked_at: datetime) -> Callable[[Actor], None]:
        chance = self.chance
        permit, notice_language = self._permit(asked_at.date()), chance.choice(["it", "en", "fr", "ar"])
        seen = chance.random() < SHARE_SEEN

        def step(by: Actor) -> None:
            self.person = register_person(by=by, **self.invented.fields())
            give_notice(
                person=self.person, version="2026-1", language=notice_language, by=by,
                through_mediator=self.invented.interpreter_needed,
                mediator=self.town.mediator if self.invented.interpreter_needed else "",
            )  # fmt: skip
            if permit:
                record_permit(person=self.person, by=by, seen=seen, **permit)
            self.protected = protected = self.town.protecting_team.id in by.team_ids
            self.case = open_case(
                person=self.person,
                by=by,
                team=self.town.protecting_team if protected else self.town.team,
                priority=3 if protected else chance.choice([1, 2, 2, 2, 3]),
                contact=self.asked_at_contact,
                programme=self.town.programme,
            )
            if protected:
                protect_person(
                    person=self.person, team=self.town.protecting_team, reason="trafficking", by=by
                )

        return step

    def _decline(self) -> Callable[[Actor], None]:
        reason = self.chance.choice(["refused", "not_found", "already_followed", "other_city"])

        def step(by: Actor) -> None:
            decline_request(request=self.asked_at_contact.requests.get(), reason=reason, by=by)

        return step

    def _permit(self, day: date) -> dict | None:
        chance = self.chance
        if chance.random() > SHARE_WITH_PERMIT:
            return None
        reason = chance.choices(REASONS, weights=REASON_WEIGHTS)[0]
        started = day - timedelta(days=chance.randrange(20, 500))
        if reason == "RICH_ASILO" and chance.random() < 0.4:
            return {"document_kind": "5", "reason": reason, "issued_on": started, "valid_from": started}
        days = {"RICH_ASILO": 540, "PROT_SPECIALE": 730, "SUSSIDIARIA": 1826, "ASILO": 1826}.get(reason, 600)
        return {
            "document_kind": "1",
            "reason": reason,
            "number": f"I{chance.randrange(10_000_000, 99_999_999)}",
            "issued_on": started,
            "valid_from": started,
            "valid_to": None if reason == "UE_LP" else started + timedelta(days=days),
        }

    def _close(self) -> Callable[[Actor], None]:
        reason, outcome = self.chance.choice(CLOSINGS)

        def step(by: Actor) -> None:
            if self.case is not None:
                close_case(case=self.case, reason=reason, outcome=outcome, note="", by=by)

        return step


def pick(chance: Random, codes: list[str], weights: list[int], count: int) -> list[str]:
    """Different codes, the likelier ones more often."""
    picked: list[str] = []
    while len(picked) < count:
        code = chance.choices(codes, weights=weights)[0]
        if code not in picked:
            picked.append(code)
    return picked


def in_office_hours(at: datetime) -> datetime:
    """The same moment, or the next weekday between 9 and 17 in Rome."""
    local = at.astimezone(ROME)
    if local.hour >= 17:
        local = datetime.combine(local.date() + timedelta(days=1), time(9, local.minute), ROME)
    elif local.hour < 9:
        local = datetime.combine(local.date(), time(9, local.minute), ROME)
    while local.weekday() > 4:
        local = datetime.combine(local.date() + timedelta(days=1), time(9, local.minute), ROME)
    return local
