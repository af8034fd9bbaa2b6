# SPDX-License-Identifier: AGPL-3.0-or-later
"""Icons and badges as plain tags: the components `<c-icon>` and `<c-badge>` draw with them, and lists of many rows use
them directly, because a component takes many times as long as a tag.
"""

from collections.abc import Sequence
from functools import cache, lru_cache

from django import template
from django.templatetags.static import static
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

register = template.Library()
SPRITE = "built/icons.svg"


@cache
def _sprite() -> str:
    """Its address stays the same for as long as the process lives."""
    return static(SPRITE)


@register.simple_tag
def icon(name: str, size: str = "", label: str = "", more: str = "") -> SafeString:
    """Of Bootstrap Italia's sprite, without "it-"; `label` when the icon alone says something."""
    return _drawn(str(name), str(size), str(label), str(more))


@lru_cache(maxsize=1024)
def _drawn(name: str, size: str, label: str, more: str) -> SafeString:
    classes = " ".join(filter(None, ("icon", size and f"icon-{size}", more)))
    told = (
        format_html('role="img" aria-label="{}"', label)
        if label
        else format_html('aria-hidden="{}" focusable="{}"', "true", "false")
    )
    return format_html(
        '<svg class="{}" {}><use href="{}#it-{}"></use></svg>',
        classes, told, _sprite(), name.replace("it-", ""),
    )  # fmt: skip


def badges(notes: Sequence[tuple[str, str, str]]) -> str:
    """Of words, tone and icon each: drawn before the page, where a list has many rows."""
    return format_html_join(" ", "{}", ((badge(*note),) for note in notes)) if notes else ""


@register.simple_tag
def badge(words: str, tone: str = "neutral", icon: str = "") -> SafeString:
    """A state in a word. Tones: neutral, info, success, warning, danger."""
    drawn = _drawn(str(icon), "", "", "") if icon else ""
    return format_html('<span class="badge lg-{}">{}{}</span>', tone, drawn, words)
