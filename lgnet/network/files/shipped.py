# SPDX-License-Identifier: AGPL-3.0-or-later
"""The files that come with the software."""

from pathlib import Path

from lgnet.network.files.directory import DirectoryRecord, read_directory
from lgnet.network.files.organisations import OrganisationRecord, read_organisations
from lgnet.network.files.programme import read_programme
from lgnet.network.files.programme_records import ProgrammeRecord

SEED = Path(__file__).resolve().parent.parent / "seed"
EDITIONS = ("LGNetEA", "LGNet2", "LGNet3")


def shipped_organisations() -> list[OrganisationRecord]:
    return read_organisations((SEED / "organisations.yaml").read_text(encoding="utf-8"))


def shipped_programmes() -> list[ProgrammeRecord]:
    """The editions, each after the one it follows."""
    kinds = {organisation.key: organisation.kind for organisation in shipped_organisations()}
    texts = [(SEED / "programmes" / f"{code}.yaml").read_text(encoding="utf-8") for code in EDITIONS]
    return [read_programme(text, organisations=kinds) for text in texts]


def shipped_directory() -> DirectoryRecord:
    """The demonstration's invented service directory."""
    return read_directory((SEED / "directory_example.yaml").read_text(encoding="utf-8"))
