# SPDX-License-Identifier: AGPL-3.0-or-later
"""The columns that hold ciphertext, each named by the context that owns it.

A new key renews them all (`renewing.py`), `lgnet check` and a restore open a sample of each.
"""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import BinaryField, Func, Model, QuerySet

from lgnet.trust import encryption


@dataclass(frozen=True)
class EncryptedColumn:
    """A column. `bound_to(row)`: whose the content is, and the name under which it was sealed."""

    model: type[Model]
    column: str
    bound_to: Callable[[Model], tuple[UUID, str]]
    index: str = ""
    """The column by which its exact value is found, where there is one, made under `index_name(row)`."""
    index_name: Callable[[Model], str] | None = None
    at_once: int = 200
    """Rows in one transaction: fewer where each is long."""

    def written(self) -> QuerySet:
        """Rows with a content, and in `under` the number of its key."""
        number = Func(self.column, 1, 1, function="substr", output_field=BinaryField())
        return self.model.objects.exclude(**{self.column: None}).annotate(under=number)

    def opened(self, row: Model) -> bytes:
        """Raises Tampered."""
        owner_id, name = self.bound_to(row)
        content = getattr(row, self.column)
        return encryption.unseal(content, city_id=row.city_id, owner_id=owner_id, column=name)

    def seal_anew(self, row: Model) -> bool:
        """Under the newest key, without saving. False where the content can't be read: it stays as it was."""
        try:
            plain = self.opened(row)
        except encryption.Tampered:
            return False
        owner_id, name = self.bound_to(row)
        setattr(row, self.column, encryption.seal(plain, city_id=row.city_id, owner_id=owner_id, column=name))
        if self.index:
            index = encryption.blind_index(plain.decode(), city_id=row.city_id, column=self.index_name(row))
            setattr(row, self.index, index)
        return True


_columns: list[EncryptedColumn] = []


def register(*columns: EncryptedColumn) -> None:
    _columns.extend(columns)


def columns() -> list[EncryptedColumn]:
    return list(_columns)
