# SPDX-License-Identifier: AGPL-3.0-or-later
"""The privacy notice as it is given to people: versioned texts of lgnet/people/seed/privacy_notice.yaml."""

from dataclasses import dataclass

import yaml

from lgnet.people.codes import SEED

_DOCUMENT = yaml.safe_load((SEED / "privacy_notice.yaml").read_text(encoding="utf-8"))
VERSIONS = {entry["version"]: entry["texts"] for entry in _DOCUMENT["versions"]}
CURRENT = _DOCUMENT["current"]


@dataclass(frozen=True)
class NoticeText:
    version: str
    language: str
    reviewed: bool
    """Read by somebody who speaks the language. What is not may only support a mediator's words."""
    direction: str
    title: str
    paragraphs: tuple[str, ...]


def languages(version: str = CURRENT) -> list[str]:
    return list(VERSIONS[version])


def notice_text(language: str, *, city: str, version: str = CURRENT) -> NoticeText:
    """The text in one language. Raises KeyError for a language or version that does not exist."""
    text = VERSIONS[version][language]
    paragraphs = tuple(paragraph.format(city=city) for paragraph in text["paragraphs"])
    return NoticeText(version, language, text["reviewed"], text["direction"], text["title"], paragraphs)
