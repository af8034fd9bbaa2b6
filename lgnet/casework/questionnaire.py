# SPDX-License-Identifier: AGPL-3.0-or-later
"""The questionnaire of the assessment: versioned data of seed/questionnaire.yaml."""

from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import yaml

STEPS = range(1, 6)
_FILE = yaml.safe_load((Path(__file__).parent / "seed" / "questionnaire.yaml").read_text(encoding="utf-8"))


def _in(words: dict, language: str | None) -> str:
    return words["en" if (language or "it").startswith("en") else "it"]


@dataclass(frozen=True)
class Domain:
    """One part of a person's life, as a version of the questionnaire asks about it."""

    code: str
    words: dict

    def label(self, language: str | None) -> str:
        return _in(self.words, language)

    def question(self, language: str | None) -> str:
        return _in(self.words["question"], language)

    def step(self, level: int, language: str | None) -> str:
        """What a level from 1 to 5 means."""
        return _in(self.words["levels"][level - 1], language)


VERSIONS = {
    entry["version"]: {domain["code"]: Domain(domain["code"], domain) for domain in entry["domains"]}
    for entry in _FILE["versions"]
}
CURRENT = _FILE["current"]
EVERY = timedelta(days=round(_FILE["every_months"] * 365.25 / 12))
FIRST_WITHIN = timedelta(days=_FILE["first_within_days"])


def domains(version: str = CURRENT) -> dict[str, Domain]:
    return VERSIONS[version]
