# SPDX-License-Identifier: AGPL-3.0-or-later
"""Many rows changed in one statement: arrays in the place of parameters, which cost more than the change itself."""

from collections.abc import Sequence

from django.db import connection

from lgnet.exchange.models.row import ImportRow

TYPES = {
    "verdict": "text", "state": "text", "findings": "bytea", "fingerprint": "bytea", "external": "bytea",
    "person": "uuid", "contact": "uuid", "same_as": "int", "made_person": "bool", "made_contact": "bool",
    "changed_person": "bool", "left_person": "bytea", "left_contact": "bytea", "codes": "text",
}  # fmt: skip


def save_rows(rows: Sequence[ImportRow], fields: Sequence[str]) -> None:
    """Write these fields of these rows."""
    if not rows:
        return
    columns = [ImportRow._meta.get_field(name).column for name in fields]
    put = ", ".join(_put(name, column) for name, column in zip(fields, columns, strict=True))
    arrays = ", ".join(["%s::uuid[]", *(f"%s::{TYPES[name]}[]" for name in fields)])
    statement = (
        f"update exchange_importrow set {put} "
        f"from unnest({arrays}) as given (row_id, {', '.join(columns)}) where exchange_importrow.id = given.row_id"
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, [[row.pk for row in rows], *(_values(rows, name) for name in fields)])


def _put(name: str, column: str) -> str:
    return (
        f"{column} = string_to_array(given.{column}, ',')"
        if name == "codes"
        else f"{column} = given.{column}"
    )


def _values(rows: Sequence[ImportRow], name: str) -> list:
    column = ImportRow._meta.get_field(name).attname
    values = [getattr(row, column) for row in rows]
    if name == "codes":
        return [",".join(codes) for codes in values]
    if TYPES[name] == "bytea":
        return [None if value is None else bytes(value) for value in values]
    return [str(value) if TYPES[name] == "text" else value for value in values]
