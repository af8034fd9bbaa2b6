# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a reminder says, and the message that an appointment is moved or called off: when, where, whom to call. Never
who, what for or with whom."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.utils import translation
from django.utils.formats import date_format

from lgnet.kernel.clock import ROME
from lgnet.kernel.coded import CodedList

LANGUAGES = CodedList.load(Path(__file__).parent / "seed" / "reminders.yaml", key="reminders")
ITALIAN = "it"
LINES = ("when", "where", "phone", "link", "stop")
RULE = "\n\n––––––\n\n"


@dataclass(frozen=True, slots=True)
class Facts:
    """All that is told. `link`: the public page of the city's services, where there is one."""

    starts_at: datetime
    place: str
    address: str = ""
    phone: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class Mail:
    subject: str
    body: str


def mail(facts: Facts, language: str, news: str = "") -> Mail:
    """In her language with the Italian below it; in Italian alone where there are no words in hers.

    `news`: `moved` or `called_off`, where that is what is told."""
    if language not in LANGUAGES or language == ITALIAN:
        return Mail(_subject(ITALIAN, facts, news), _body(ITALIAN, facts, news))
    words = LANGUAGES[language]
    said = [] if words.get("reviewed_on") else [words["unreviewed"]]
    both = "\n\n".join([_body(language, facts, news), *said])
    return Mail(_subject(language, facts, news), f"{both}{RULE}{_body(ITALIAN, facts, news)}")


def _words(language: str, news: str) -> dict[str, str]:
    """Those of a reminder, but for what the news says otherwise."""
    words = LANGUAGES[language]
    return {**words, **words.get(news, {})}


def _subject(language: str, facts: Facts, news: str) -> str:
    return _words(language, news)["subject"].format(**_told(language, facts))


def _body(language: str, facts: Facts, news: str) -> str:
    """Lines that would miss what they tell are left out."""
    told, words = _told(language, facts), _words(language, news)
    left_out = {name for name in ("phone", "link") if not told[name]}
    lines = [words[name] for name in LINES if name not in left_out]
    return "\n\n".join(line.format(**told).rstrip(", ،") for line in lines)


def _told(language: str, facts: Facts) -> dict[str, str]:
    local = facts.starts_at.astimezone(ROME)
    with translation.override(language):
        day = date_format(local, "l j F Y")
    return {
        "day": day, "hour": local.strftime("%H:%M"), "place": facts.place, "address": facts.address,
        "phone": facts.phone, "link": facts.link,
    }  # fmt: skip
