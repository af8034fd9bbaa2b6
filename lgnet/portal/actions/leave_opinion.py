# SPDX-License-Identifier: AGPL-3.0-or-later
from collections.abc import Iterable
from uuid import UUID

from django.db import transaction

from lgnet.kernel.actor import Actor
from lgnet.portal.choices import Disliked, Liked, Rating
from lgnet.portal.models import Opinion
from lgnet.trust import audit

POSITIVE = Rating.FOUR
"""From four stars on, what was liked is asked; below, what was difficult."""


@transaction.atomic
def leave_opinion(
    *, key: UUID, page: str, language: str, rating: int, answers: Iterable[str], words: str, by: Actor
) -> Opinion:
    """The same `key` again is the same opinion."""
    fitting = Liked.values if rating >= POSITIVE else Disliked.values
    opinion, is_new = Opinion.objects.get_or_create(
        key=key,
        defaults={
            "page": page, "language": language, "rating": Rating(rating),
            "answers": [answer for answer in answers if answer in fitting], "words": words.strip()[:200],
        },
    )  # fmt: skip
    if is_new:
        audit.record("portal.opinion_left", by=by, target=opinion, page=page, rating=rating)
    return opinion
