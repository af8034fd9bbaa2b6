# SPDX-License-Identifier: AGPL-3.0-or-later
"""Coded lists that are data: a YAML file of entries with `code`, `it` and `en`, and whatever else the list says."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml


@dataclass(frozen=True)
class CodedList:
    """Entries by code, in the file's order."""

    version: str
    entries: dict[str, dict]

    @classmethod
    def load(cls, path: Path, *, key: str = "entries") -> "CodedList":
        """Read a file whose `key` holds the entries. Raises ValueError for a code used twice."""
        document = yaml.safe_load(path.read_text(encoding="utf-8"))
        rows = document[key] if isinstance(document, dict) else document
        entries = {str(row["code"]): row for row in rows}
        if len(entries) != len(rows):
            raise ValueError(f"{path}: a code is there twice")
        version = str(document.get("version", "")) if isinstance(document, dict) else ""
        return cls(version, entries)

    def __iter__(self) -> Iterator[str]:
        return iter(self.entries)

    def __contains__(self, code: str) -> bool:
        return code in self.entries

    def __getitem__(self, code: str) -> dict:
        return self.entries[code]

    def label(self, code: str, language: str | None) -> str:
        """The words for a code; Italian unless English is asked; the code itself when the list no longer has it."""
        entry = self.entries.get(code)
        if entry is None:
            return code
        return entry["en"] if (language or "it").startswith("en") else entry["it"]

    def choices(self, language: str | None) -> list[tuple[str, str]]:
        return [(code, self.label(code, language)) for code in self.entries]
