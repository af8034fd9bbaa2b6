# SPDX-License-Identifier: AGPL-3.0-or-later
"""What readers think of a city's public pages."""

from collections import Counter
from datetime import timedelta

from django.template.response import TemplateResponse

from lgnet.kernel import clock
from lgnet.network.door import city_page
from lgnet.portal.choices import Disliked, Liked, Rating
from lgnet.portal.models import Opinion
from lgnet.portal.policies import may_keep_pages

LATELY = timedelta(days=90)
LAST_WORDS = 50


@city_page(may_keep_pages)
def opinions(request, by):
    """Of the last three months."""
    since = clock.now() - LATELY
    given = list(Opinion.objects.filter(city_id=by.city_id, given_at__gte=since))
    stars = Counter(opinion.rating for opinion in given)
    answers = Counter(answer for opinion in given for answer in opinion.answers)
    told = {
        "count": len(given),
        "stars": [(label, stars[value]) for value, label in sorted(Rating.choices, reverse=True)],
        "answers": [
            (label, answers[value]) for value, label in [*Liked.choices, *Disliked.choices] if answers[value]
        ],
        "words": [opinion for opinion in given if opinion.words][:LAST_WORDS],
    }
    return TemplateResponse(request, "portal/desk/opinions.html", told)
