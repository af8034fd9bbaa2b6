# SPDX-License-Identifier: AGPL-3.0-or-later
"""The rows that tell of one person, in clear. Read with the eyes of who asked: what is hidden from her is not told."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from django.db import models
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from lgnet.kernel import clock
from lgnet.people.copying.declared import Column, Table, in_words, tables, ways
from lgnet.trust import encrypted_columns, encryption
from lgnet.trust.choices import FileState
from lgnet.trust.models import StoredFile

NOT_INCLUDED = "not_included"
"""In the place of what is restricted."""


@dataclass(frozen=True)
class Fact:
    """One thing that is held: as a program reads it, and in words."""

    name: str
    label: str
    value: object
    words: str


@dataclass(frozen=True)
class Chapter:
    """What a table holds on her."""

    table: Table
    title: str
    rows: list[list[Fact]]


def chapters(person_ids: Sequence[UUID], *, language: str, restricted: bool) -> Iterable[Chapter]:
    """Of all records that are one person; tables that hold nothing on her are left out. A query for each table."""
    for table in tables():
        held = [*_rows(table, person_ids), *_turned_rows(table, person_ids)]
        rows = [facts(row, table, language=language, restricted=restricted) for row in held]
        if rows:
            yield Chapter(table, table.title(language), rows)


def _rows(table: Table, person_ids: Sequence[UUID]) -> Iterable[models.Model]:
    related = {column.path.split(".")[0] for column in table.columns if "." in column.path}
    rows = table.model.objects.filter(**{f"{ways()[table.model]}__in": person_ids})
    if issubclass(table.model, StoredFile):
        rows = rows.exclude(state=FileState.REFUSED)  # of these nothing is held
    unread = [name for name in table.without if name in ("sealed", "digest")]
    return rows.select_related(*related).defer(*unread).order_by("pk")


def _turned_rows(table: Table, person_ids: Sequence[UUID]) -> Iterable[models.Model]:
    """Those in which she is the second of two people, as she sees them."""
    if not table.also_by:
        return []
    rows = table.model.objects.filter(**{f"{table.also_by}__in": person_ids})
    others = rows.exclude(**{f"{ways()[table.model]}__in": person_ids})
    return [row.turned() for row in others.order_by("pk")]


def facts(row: models.Model, table: Table, *, language: str, restricted: bool) -> list[Fact]:
    """Without what is empty."""
    found = (_fact(row, column, language=language, restricted=restricted) for column in table.columns)
    return [fact for fact in found if fact is not None]


def _fact(row: models.Model, column: Column, *, language: str, restricted: bool) -> Fact | None:
    *way, name = column.path.split(".")
    for step in way:
        row = getattr(row, step)
    value = getattr(row, name)
    if value in (None, "", [], {}):
        return None
    label = column.label(language)
    if column.restricted and not restricted:
        return Fact(column.path, label, NOT_INCLUDED, _("Restricted: ask those who follow you."))
    if column.opened:
        value = opened(row, name)
    if column.mask:
        value = masked(str(value))
    return Fact(column.path, label, plain(value), _in_words(row, name, value, column))


def opened(row: models.Model, name: str) -> str:
    """What is encrypted, in clear; what can't be opened says so."""
    for one in encrypted_columns.columns():
        if (one.model, one.column) == (type(row), name):
            try:
                return one.opened(row).decode()
            except encryption.Tampered:
                return _("Not readable")
    raise LookupError(f"{type(row)}.{name} is not registered as encrypted")


def masked(name: str) -> str:
    """The first letters of somebody else's name: “Sara Bianchi” is “S. B.”"""
    return " ".join(f"{part[0]}." for part in name.split())


def plain(value: object) -> object:
    """As JSON takes it."""
    if isinstance(value, models.Model):
        return str(value)
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, list | tuple):
        return [plain(one) for one in value]
    return value


def _in_words(row: models.Model, name: str, value: object, column: Column) -> str:
    if column.words:
        each = value if isinstance(value, list) and column.words != "plan" else [value]
        return ", ".join(in_words(column.words, one) for one in each)
    field = row._meta.get_field(name)
    choices = dict(
        getattr(field, "flatchoices", None) or getattr(getattr(field, "base_field", None), "flatchoices", ())
    )
    if choices:
        each = value if isinstance(value, list) else [value]
        return ", ".join(str(choices.get(one, one)) for one in each)
    return _as_text(value)


def _as_text(value: object) -> str:
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, datetime):
        return date_format(value.astimezone(clock.ROME), "j F Y, H:i")
    if isinstance(value, date):
        return date_format(value, "j F Y")
    if isinstance(value, list):
        return ", ".join(_as_text(one) for one in value)
    return str(value)
