# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the copy tells of each table, as the contexts declare it in their `seed/copy.yaml`, and what it leaves out with
the reason. A table or a personal field that is in neither fails the tests."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import yaml
from django.apps import apps
from django.db import models

from lgnet.trust import privacy
from lgnet.trust.models import TenantModel


@dataclass(frozen=True)
class Column:
    """`path`: a field, or a way to one (`permit.reason`)."""

    path: str
    it: str
    en: str
    words: str = ""
    """The list its codes are of."""
    mask: bool = False
    opened: bool = False
    restricted: bool = False

    def label(self, language: str) -> str:
        return self.en if language.startswith("en") else self.it


@dataclass(frozen=True)
class Table:
    table: str
    it: str
    en: str
    columns: tuple[Column, ...]
    without: dict[str, str] = field(default_factory=dict)
    also_by: str = ""
    """The column by which a row names a second person: to her it is told, too, as its `turned()` says it."""

    @property
    def model(self) -> type[models.Model]:
        return apps.get_model(self.table)

    def title(self, language: str) -> str:
        return self.en if language.startswith("en") else self.it


@cache
def tables() -> tuple[Table, ...]:
    """In the order of the contexts."""
    return tuple(_table(one) for declared in _files() for one in declared["tables"])


@cache
def left_out() -> dict[str, str]:
    """Tables that are not told, and why."""
    return {table: why for declared in _files() for table, why in (declared.get("without") or {}).items()}


def _files() -> list[dict]:
    paths = [Path(config.path) / "seed" / "copy.yaml" for config in apps.get_app_configs()]
    return [yaml.safe_load(path.read_text(encoding="utf-8")) for path in paths if path.exists()]


def _table(one: dict) -> Table:
    columns = tuple(Column(path, **told) for path, told in one["columns"].items())
    return Table(one["table"], one["it"], one["en"], columns, one.get("without", {}), one.get("also_by", ""))


_words: dict[str, Callable[[object], str]] = {}


def words(**lists: Callable[[object], str]) -> None:
    """Say how the codes of a list are told, in the language that is active."""
    _words.update(lists)


def in_words(name: str, value: object) -> str:
    return _words[name](value)


@cache
def ways() -> dict[type[models.Model], str]:
    """Of each table of a city that names a person, directly or through another, the shortest way to her."""
    person = apps.get_model("people.Person")
    tenants = [model for model in apps.get_models() if issubclass(model, TenantModel)]
    found: dict[type[models.Model], str] = {person: "pk"}
    waiting = [person]
    while waiting:
        target = waiting.pop(0)
        for model in tenants:
            way = _way(model, target, found[target])
            if model not in found and way:
                found[model] = way
                waiting.append(model)
    return found


def _way(model: type[models.Model], target: type[models.Model], beyond: str) -> str:
    for one in model._meta.concrete_fields:
        if one.is_relation and one.related_model is target:
            return one.name if beyond == "pk" else f"{one.name}__{beyond}"
    return ""


def faults() -> list[str]:
    """Tables that name a person and are neither told nor left out with a reason; personal fields likewise; and words
    for what is not there."""
    told = {one.table: one for one in tables()}
    named = {model._meta.label: model for model in ways()}
    silent = [
        f"{label} is neither told nor left out" for label in named.keys() - told.keys() - left_out().keys()
    ]
    gone = [f"{label} names no person" for label in (told.keys() | left_out().keys()) - named.keys()]
    both = [f"{label} is told and left out" for label in told.keys() & left_out().keys()]
    return sorted([*silent, *gone, *both, *(fault for one in tables() for fault in faults_of(one))])


def faults_of(table: Table) -> list[str]:
    """Of one table: fields that say something of her and are not spoken of, and codes without their list."""
    classes = privacy.classes_of(table.model)
    personal = classes["personal"] | classes["special"] | classes["encrypted"]
    ways_up = {one.name for one in table.model._meta.concrete_fields if one.related_model in ways()}
    spoken = {column.path.split(".")[0] for column in table.columns} | table.without.keys()
    missing = [f"{table.table}.{name} is not told" for name in personal - ways_up - spoken]
    lists = [
        f"no words for the list {one.words}" for one in table.columns if one.words and one.words not in _words
    ]
    return [*missing, *lists]
