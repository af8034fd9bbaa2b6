# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a reminder says: when, where, whom to call. Never who, what for or with whom."""

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


def mail(facts: Facts, language: str) -> Mail:
    """In her language with the Italian below it; in Italian alone where there are no words in hers."""
    if language not in LANGUAGES or language == ITALIAN:
        return Mail(_subject(ITALIAN, facts), _body(ITALIAN, facts))
    words = LANGUAGES[language]
    said = [] if words.get("reviewed_on") else [words["unreviewed"]]
    both = "\n\n".join([_body(language, facts), *said])
    return Mail(_subject(language, facts), f"{both}{RULE}{_body(ITALIAN, facts)}")


def _subject(language: str, facts: Facts) -> str:
    return LANGUAGES[language]["subject"].format(**_told(language, facts))


def _body(language: str, facts: Facts) -> str:
    """Lines that would miss what they tell are left out."""
    told = _told(language, facts)
    left_out = {name for name in ("phone", "link") if not told[name]}
    lines = [LANGUAGES[language][name] for name in LINES if name not in left_out]
    return "\n\n".join(line.format(**told).rstrip(", ،") for line in lines)


def _told(language: str, facts: Facts) -> dict[str, str]:
    local = facts.starts_at.astimezone(ROME)
    with translation.override(language):
        day = date_format(local, "l j F Y")
    return {
        "day": day, "hour": local.strftime("%H:%M"), "place": facts.place, "address": facts.address,
        "phone": facts.phone, "link": facts.link,
    }  # fmt: skip
