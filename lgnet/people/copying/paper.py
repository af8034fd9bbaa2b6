# SPDX-License-Identifier: AGPL-3.0-or-later
"""The copy on paper: PDF/UA-1, with its language, title and bookmarks."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from django.template.loader import render_to_string

from lgnet.kernel.paper import pdf_of, titillium, what_is_missing
from lgnet.people.copying.seen_by import Seen
from lgnet.people.copying.told import Chapter
from lgnet.people.notice import NoticeText

STYLE = Path(__file__).with_name("paper.css")
LETTERS = Path(__file__).parents[2] / "static" / "built" / "fonts"


def can_be_made() -> bool:
    """Whether this machine has WeasyPrint (the extra `documents`) and what it needs."""
    return not what_is_missing()


def paper(
    chapters: Sequence[Chapter], *, name: str, city: str, language: str, made_at: datetime, seen: Sequence[Seen],
    until: str, notice: NoticeText,
) -> bytes:  # fmt: skip
    """The copy as a .pdf file, in the language that is active; the notice in hers."""
    told = {
        "chapters": chapters, "name": name, "city": city, "language": language, "made_at": made_at, "seen": seen,
        "until": until, "notice": notice,
    }  # fmt: skip
    style = "\n".join([titillium(LETTERS), STYLE.read_text(encoding="utf-8")])
    return pdf_of(render_to_string("people/copy/paper.html", told), style=style, letters=LETTERS)
