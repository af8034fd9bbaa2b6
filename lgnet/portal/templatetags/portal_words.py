# SPDX-License-Identifier: AGPL-3.0-or-later
"""Small words of the public pages: names of cities, links of phones, hours, the stars of the opinion."""

import re

from django import template
from django.utils.html import format_html
from django.utils.http import urlencode
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from lgnet.kernel.phones import normalise_phone
from lgnet.portal.choices import Disliked, Liked, Rating
from lgnet.portal.city_names import city_name
from lgnet.portal.languages import separator
from lgnet.portal.open_now import Hours, hours_of
from lgnet.portal.places import Place
from lgnet.portal.texts import Shown

register = template.Library()
NOT_OF_A_NUMBER = re.compile(r"[^\d+]")


@register.simple_tag
def city_in(city, language: str) -> SafeString:
    return format_html("<bdi>{}</bdi>", city_name(city, language))


@register.simple_tag(takes_context=True)
def written(context, shown: Shown) -> SafeString:
    """Attributes for a text that is not in the reader's language."""
    if shown.translated:
        return mark_safe("")
    return format_html('lang="{}" dir="{}"', shown.language.code, shown.language.direction)


@register.simple_tag(name="separator")
def between_items() -> str:
    return separator(get_language())


@register.simple_tag
def telephone(number: str) -> str:
    return f"tel:{NOT_OF_A_NUMBER.sub('', normalise_phone(number))}"


@register.simple_tag
def geo(place: Place) -> str:
    """For the map that the reader's own phone has: nothing is asked of anybody before she presses it."""
    where = f"{place.latitude},{place.longitude}"
    return f"geo:{where}?{urlencode({'q': f'{where}({place.name})'})}"


@register.simple_tag
def geo_at(latitude, longitude, name: str) -> str:
    """The same for a stop of a mobile unit, blurred as it is kept."""
    return f"geo:{latitude},{longitude}?{urlencode({'q': f'{latitude},{longitude}({name})'})}"


@register.simple_tag
def hours(place: Place) -> list[Hours]:
    return hours_of(place)


@register.simple_tag
def opinion_words() -> dict[str, list]:
    stars = sorted(Rating.choices, reverse=False)
    return {"stars": stars, "liked": Liked.choices, "disliked": Disliked.choices}
