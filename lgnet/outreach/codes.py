# SPDX-License-Identifier: AGPL-3.0-or-later
"""The coded lists of outreach, read once from lgnet/outreach/seed/."""

from pathlib import Path

from django.utils.translation import get_language

from lgnet.kernel.coded import CodedList

SEED = Path(__file__).parent / "seed"
NEEDS = CodedList.load(SEED / "needs.yaml", key="needs")
DONE = CodedList.load(SEED / "done.yaml", key="done")
PURPOSES = CodedList.load(SEED / "purposes.yaml", key="purposes")


def need_label(code: str) -> str:
    """A need in the reader's language."""
    return NEEDS.label(code, get_language())


def done_label(code: str) -> str:
    return DONE.label(code, get_language())


def purpose_label(code: str) -> str:
    """What an appointment is for, in the reader's language."""
    return PURPOSES.label(code, get_language())


def is_sensitive(code: str, *, among: CodedList) -> bool:
    """Whether the code by itself tells of health, violence or trafficking."""
    return code in among and bool(among[code].get("sensitive"))


def is_for_today(code: str) -> bool:
    """Whether the need is by its nature one of today: a bed for this night."""
    return code in NEEDS and bool(NEEDS[code].get("today"))


def is_rare(code: str, *, among: CodedList) -> bool:
    """Whether the form folds it away: seldom seen, or not for the eyes of bystanders."""
    return code in among and bool(among[code].get("rare"))


def short_label(code: str, *, among: CodedList) -> str:
    """Words that fit on a narrow chip."""
    language = "en" if (get_language() or "it").startswith("en") else "it"
    return among[code].get(f"short_{language}") or among.label(code, language)


def icon(code: str, *, among: CodedList) -> str:
    return among[code].get("icon", "info-circle") if code in among else "info-circle"
