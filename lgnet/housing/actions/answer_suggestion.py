# SPDX-License-Identifier: AGPL-3.0-or-later
"""Somebody decides about a suggestion, and says why: it is followed, or not."""

from django.db import transaction

from lgnet.housing.actions.place_household import place_household
from lgnet.housing.models import PlaceDecision, Suggestion
from lgnet.housing.request_choices import Answer
from lgnet.housing.request_errors import NoReason, NothingSuggested, SuggestionAnswered
from lgnet.housing.request_policies import may_place
from lgnet.kernel import clock
from lgnet.kernel.actor import Actor
from lgnet.trust import audit


@transaction.atomic
def follow_suggestion(*, suggestion: Suggestion, why: str, by: Actor, hours: int = 48) -> PlaceDecision:
    """The place is held as if somebody had chosen it by hand. Raises SuggestionAnswered, and as `place_household`."""
    _answer(suggestion, Answer.FOLLOWED, why, by=by)
    return place_household(
        request=suggestion.request,
        unit_id=suggestion.unit_id,
        why=why,
        hours=hours,
        suggestion=suggestion,
        by=by,
    )


@transaction.atomic
def decline_suggestion(*, suggestion: Suggestion, why: str, by: Actor) -> None:
    """The household goes on waiting. Raises SuggestionAnswered, NoReason."""
    _answer(suggestion, Answer.DECLINED, why, by=by)


def _answer(suggestion: Suggestion, answer: Answer, why: str, *, by: Actor) -> None:
    may_place(by)
    if not why.strip():
        raise NoReason()
    if suggestion.unit_id is None:
        raise NothingSuggested()
    locked = Suggestion.objects.select_for_update(of=("self",)).get(pk=suggestion.pk)
    if locked.answer != Answer.OPEN:
        raise SuggestionAnswered()
    told = {"answer": answer, "why": why.strip(), "answered_at": clock.now(), "answered_by": by.user_id}
    for field, value in told.items():
        setattr(suggestion, field, value)
    suggestion.save(update_fields=list(told))
    audit.record(f"housing.suggestion_{answer}", by=by, target=suggestion, people=[suggestion.person_id])
