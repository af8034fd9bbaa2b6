# SPDX-License-Identifier: AGPL-3.0-or-later
"""May a service be counted for the programme on a day? Answered from dated rules that are data (permit_reasons.yaml).

Whoever is not eligible, or not yet proven so, is met and helped all the same: the service is flagged and not counted.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cache

import yaml
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from lgnet.people.choices import Eligibility
from lgnet.people.codes import DOCUMENT_KINDS, PERMITS, REASONS, STATELESS
from lgnet.people.queries.linked import records_of

ADULT = 18
BEST_FIRST = [Eligibility.ELIGIBLE, Eligibility.UNPROVEN, Eligibility.NOT_ELIGIBLE]
PROOF = {
    "citizenship_unknown": _("Ask for the citizenship and write it down."),
    "minor_follows_parents": _("Record the parent’s residence document for the minor."),
    "no_document": _("See a residence document or its receipt, and record it."),
    "document_not_seen": _("See the document that was told of, and say so on it."),
    "kind_to_check": _("Find out at the Questura what kind of document it is."),
    "renewal_late": _("Find out at the Questura whether the late renewal was taken."),
    "renewal_not_asked": _("See the receipt of the renewal, and write its day on the document."),
    "end_unknown": _("Look when the document ends, and write it down."),
    "reason_to_check": _("Find out with a lawyer whether this reason is admitted."),
}
"""What would prove it, by the reason of the rules; for the others nothing would."""


@dataclass(frozen=True)
class Title:
    """What the rules need to know of a permit."""

    document_kind: str
    reason: str
    valid_from: date | None = None
    issued_on: date | None = None
    valid_to: date | None = None
    renewal_asked_on: date | None = None
    seen: bool = True
    id: object = None

    @property
    def counts(self) -> str:
        return (
            DOCUMENT_KINDS[self.document_kind]["counts"] if self.document_kind in DOCUMENT_KINDS else "check"
        )

    @property
    def reason_says(self) -> str:
        return REASONS[self.reason]["eligible"] if self.reason in REASONS else "check"

    @property
    def unlimited(self) -> bool:
        return self.reason in REASONS and bool(REASONS[self.reason].get("unlimited"))

    @property
    def begins(self) -> date | None:
        return self.valid_from or self.issued_on


@dataclass(frozen=True)
class Answer:
    """The answer with its reason, in a code that is stored and in words; `details` are ids, dates and codes."""

    eligibility: Eligibility
    reason_code: str
    rules_version: str
    details: dict = field(default_factory=dict)

    @property
    def words(self) -> str:
        """The reason in the reader's language."""
        return reason_words(self.reason_code, self.rules_version)

    @property
    def proof(self) -> str:
        """What would prove it, in the reader's language; empty where nothing would, or nothing is needed."""
        return str(PROOF.get(self.reason_code, ""))


@cache
def _rules() -> list[dict]:
    document = yaml.safe_load(PERMITS.read_text(encoding="utf-8"))
    return sorted(document["rules"], key=lambda rules: rules["valid_from"])


def rules_on(day: date) -> dict:
    """The version that applies on a day; before the first one, the first."""
    begun = [rules for rules in _rules() if date.fromisoformat(rules["valid_from"]) <= day]
    return begun[-1] if begun else _rules()[0]


def reason_words(reason_code: str, rules_version: str) -> str:
    """The sentence of a stored reason; the code itself when no rules say it."""
    language = "en" if (get_language() or "it").startswith("en") else "it"
    for rules in _rules():
        for step in rules["order"]:
            if rules["version"] == rules_version and step["code"] == reason_code:
                return step[language]
    return reason_code


def warn_days(day: date) -> list[int]:
    """How many days before the end of a title its end is announced."""
    return rules_on(day)["warn_days"]


def excluding_group(citizenships: Iterable[str], day: date, rules: dict) -> str | None:
    """The group of countries (Italy, European Union…) whose citizenship excludes her on that day."""
    for group in rules["excluded_citizenships"]:
        until = group.get("until")
        if until and day > date.fromisoformat(until):
            continue
        if not set(citizenships).isdisjoint(group["codes"]):
            return group["group"]
    return None


def _is_minor(birth_date: date | None, day: date) -> bool:
    if birth_date is None:
        return False
    had_birthday = (day.month, day.day) >= (birth_date.month, birth_date.day)
    return day.year - birth_date.year - (not had_birthday) < ADULT


def _ended(title: Title, day: date) -> bool:
    return title.valid_to is not None and title.valid_to < day


def _in_grace(title: Title, day: date, rules: dict) -> bool:
    return day <= title.valid_to + timedelta(days=rules["renewal"]["grace_days"])


def _renewal(title: Title, day: date, rules: dict) -> str:
    """How the renewal of a title stands on a day: in_time | late | not_asked."""
    if title.renewal_asked_on is None:
        return "in_time" if title.counts == "renewal" else "not_asked"
    if _in_grace(title, title.renewal_asked_on, rules):
        return "in_time"
    return "late" if title.renewal_asked_on <= day else "not_asked"


def _end_unknown(title: Title) -> bool:
    needs_end = title.counts == "title" and not title.unlimited and title.renewal_asked_on is None
    return needs_end and title.valid_to is None


# One question each, named as in the rules' `order`.
QUESTIONS: dict[str, Callable[[Title, date, dict], bool]] = {
    "without_permit": lambda title, day, rules: title.counts == "no_title",
    "document_not_seen": lambda title, day, rules: rules["document_must_be_seen"] and not title.seen,
    "kind_to_check": lambda title, day, rules: title.counts == "check",
    "reason_excluded": lambda title, day, rules: title.reason_says == "not_eligible",
    "not_yet_valid": lambda title, day, rules: title.begins is not None and title.begins > day,
    "expired": lambda title, day, rules: (
        _ended(title, day) and not _in_grace(title, day, rules) and _renewal(title, day, rules) == "not_asked"
    ),
    "renewal_late": lambda title, day, rules: _ended(title, day) and _renewal(title, day, rules) == "late",
    "renewal_not_asked": lambda title, day, rules: (
        _ended(title, day) and _renewal(title, day, rules) == "not_asked"
    ),
    "end_unknown": lambda title, day, rules: _end_unknown(title),
    "reason_to_check": lambda title, day, rules: title.reason_says == "check",
    "renewal_under_way": lambda title, day, rules: _ended(title, day) or title.counts == "renewal",
    "receipt": lambda title, day, rules: title.counts == "receipt",
    "valid_title": lambda title, day, rules: True,
}


def _about_title(title: Title, day: date, rules: dict) -> Answer:
    for step in rules["order"]:
        question = QUESTIONS.get(step["code"])
        if question and question(title, day, rules):
            details = {"permit": str(title.id) if title.id else None}
            if title.valid_to:
                details["valid_to"] = title.valid_to.isoformat()
            return Answer(Eligibility(step["answer"]), step["code"], rules["version"], details)
    raise LookupError(f"The rules {rules['version']} have no answer for {title}.")


def _about_person(citizenships, birth_date, titles: list[Title], day: date, rules: dict) -> str | None:
    """The reason that lies in the person, not in a title."""
    if excluding_group(citizenships, day, rules):
        return "excluded_citizenship"
    stateless_only = set(citizenships) == {STATELESS}
    if not citizenships or (stateless_only and not rules["stateless_may_be_eligible"]):
        return "citizenship_unknown"
    if not titles:
        follows = rules["minors_follow_parents"] and _is_minor(birth_date, day)
        return "minor_follows_parents" if follows else "no_document"
    return None


def answer_for(
    *, citizenships: Iterable[str], birth_date: date | None, titles: Iterable[Title], day: date
) -> Answer:
    """The pure question: what do the rules say of these facts on this day?"""
    rules, titles = rules_on(day), list(titles)
    reason = _about_person(list(citizenships), birth_date, titles, day, rules)
    if reason:
        answer = next(step["answer"] for step in rules["order"] if step["code"] == reason)
        return Answer(Eligibility(answer), reason, rules["version"])
    answers = [_about_title(title, day, rules) for title in titles]
    return min(answers, key=lambda answer: BEST_FIRST.index(answer.eligibility))


def title_of(permit) -> Title:
    return Title(
        document_kind=permit.document_kind, reason=permit.reason, valid_from=permit.valid_from,
        issued_on=permit.issued_on, valid_to=permit.valid_to, renewal_asked_on=permit.renewal_asked_on,
        seen=permit.seen_by is not None, id=permit.pk,
    )  # fmt: skip


def eligibility_on(
    person, day: date, *, known_at: datetime | None = None, records: Iterable | None = None
) -> Answer:
    """For a person of the database, by all the records of hers: one query, none when her permits were prefetched.

    `known_at`: with the documents that were written down by then. `records`: as if these were hers.
    """
    if records is None:
        records = records_of(person).prefetch_related("permits") if person.leading_id else [person]
    records = list(records)
    records.sort(key=lambda record: record.pk != person.pk)
    permits = [permit for record in records for permit in record.permits.all()]
    titles = [title_of(one) for one in permits if known_at is None or one.recorded_at <= known_at]
    citizenships = next((one.citizenships for one in records if one.citizenships), [])
    birth_date = next((one.birth_date for one in records if one.birth_date), None)
    return answer_for(citizenships=citizenships, birth_date=birth_date, titles=titles, day=day)


def answers_on(person, days: Iterable[date]) -> dict[date, Answer]:
    """For several days, with all the records of hers: two queries, however many days."""
    records = list(records_of(person).prefetch_related("permits"))
    return {day: eligibility_on(person, day, records=records) for day in set(days)}
