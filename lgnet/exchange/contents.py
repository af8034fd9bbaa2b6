# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a file says, sealed: bound to its import and to its place in it, so that nothing can be moved elsewhere."""

import json
from collections.abc import Sequence
from hashlib import sha256
from uuid import UUID

from lgnet.exchange.models import ImportBatch, ImportRow
from lgnet.trust import encryption

FILE, HEADER, REJECTED = "import.file", "import.header", "import.rejected"


def cells_column(number: int) -> str:
    return f"import.cells.{number}"


def findings_column(number: int) -> str:
    return f"import.findings.{number}"


def sealed(batch: ImportBatch, column: str, content: object) -> bytes:
    """Bytes as they are, anything else as JSON."""
    plain = content if isinstance(content, bytes) else json.dumps(content, ensure_ascii=False).encode()
    return encryption.seal(plain, city_id=batch.city_id, owner_id=batch.pk, column=column)


def opened_bytes(batch: ImportBatch, column: str, content: bytes) -> bytes:
    """Raises Tampered."""
    return encryption.unseal(content, city_id=batch.city_id, owner_id=batch.pk, column=column)


def opened(batch: ImportBatch, column: str, content: bytes | None):
    """What was sealed as JSON; None where nothing was, or it has been emptied."""
    return None if content is None else json.loads(opened_bytes(batch, column, content))


def header_of(batch: ImportBatch) -> list[str]:
    return opened(batch, HEADER, batch.header) or []


def cells_of(batch: ImportBatch, row: ImportRow) -> list:
    """Texts, and pairs of code and text for cells that could not be read."""
    return opened(batch, cells_column(row.number), row.cells) or []


def seal_cells(batch: ImportBatch, number: int, cells: Sequence) -> bytes:
    return sealed(batch, cells_column(number), list(cells))


def findings_of(batch: ImportBatch, row: ImportRow) -> dict:
    return opened(batch, findings_column(row.number), row.findings) or {}


def seal_findings(batch: ImportBatch, number: int, findings: dict) -> bytes:
    return sealed(batch, findings_column(number), findings)


def keyed(city_id: UUID, purpose: str, text: str) -> bytes:
    """By which equal texts are known again, in this city and for this purpose only."""
    return encryption.blind_index(text, city_id=city_id, column=f"import.{purpose}")


def keyed_any(city_id: UUID, purpose: str, text: str) -> list[bytes]:
    """Under each key of the installation: while keys are rotated."""
    return list(encryption.blind_indexes(text, city_id=city_id, column=f"import.{purpose}"))


def file_digest(city_id: UUID, content: bytes) -> bytes:
    return keyed(city_id, "file", sha256(content).hexdigest())
