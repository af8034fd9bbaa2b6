# SPDX-License-Identifier: AGPL-3.0-or-later
"""The little markup of the pages' texts: paragraphs, `- ` lists, `## ` headings, **bold**. Addresses become links, and
so do bold numbers: a phone calls them.
"""

import re
from collections.abc import Iterator

from django.utils.html import escape, format_html, format_html_join, urlize
from django.utils.safestring import SafeString, mark_safe

BOLD = re.compile(r"\*\*(.+?)\*\*")
NUMBER = re.compile(r"\+?\d[\d ]{2,}")
PARTS = re.compile(r"\n\s*\n")


def html_of(text: str, *, heading: int = 3) -> SafeString:
    """Nothing of the text itself is taken for HTML. `heading`: the level of its headings."""
    return format_html_join("\n", "{}", ((part,) for part in _parts(text, heading)))


def _parts(text: str, heading: int) -> Iterator[SafeString]:
    for block in PARTS.split(text.strip()):
        lines = block.strip().splitlines()
        if lines and lines[0].startswith("## "):
            yield format_html("<h{0}>{1}</h{0}>", heading, _inline(lines.pop(0)[3:]))
        if not lines:
            continue
        if all(line.startswith("- ") for line in lines):
            yield format_html(
                "<ul>{}</ul>", format_html_join("", "<li>{}</li>", ((_inline(one[2:]),) for one in lines))
            )
        else:
            yield format_html(
                "<p>{}</p>", format_html_join(mark_safe("<br>"), "{}", ((_inline(one),) for one in lines))
            )


def _inline(line: str) -> SafeString:
    linked = urlize(escape(line.strip()), nofollow=False, autoescape=False)
    return mark_safe(BOLD.sub(_bold, linked))  # all made from escaped text


def _bold(found: re.Match) -> str:
    words = found[1]
    if NUMBER.fullmatch(words):
        return f'<strong><a href="tel:{words.replace(" ", "")}"><bdi>{words}</bdi></a></strong>'
    return f"<strong>{words}</strong>"
