# SPDX-License-Identifier: AGPL-3.0-or-later
"""The privacy registry: each model says, in `class Privacy`, what in it is personal.

- `personal`: tells something about a person; goes into her copy, is erased with her.
- `special`: data of article 9 of Regulation (EU) 2016/679 (health, origin, belief…), with its own permission.
- `encrypted`: stored as ciphertext only.
- `plain`: says nothing about a person.
- `retention`: how long rows live, in words.
- `erased_by`: the task that sees to it, where rows do not go with a person nor by `trust.forgetting`.
- `kept_because`: why nothing takes them away.
- `of_all_teams`: why rows that lead to a person are seen by those who must not know of her; with `plain` fields alone.
"""

from collections.abc import Iterable

from django.apps import apps
from django.db import models

CLASSES = ("personal", "special", "encrypted", "plain")


def our_models() -> Iterable[type[models.Model]]:
    return [model for model in apps.get_models() if model.__module__.startswith("lgnet.")]


def classes_of(model: type[models.Model]) -> dict[str, set[str]]:
    declared = model.__dict__.get("Privacy")
    return {name: set(getattr(declared, name, ())) for name in CLASSES}


def tells_of_people(model: type[models.Model]) -> bool:
    """Has it a field that says something about a person?"""
    return any(names for name, names in classes_of(model).items() if name != "plain")


def faults_of(model: type[models.Model]) -> list[str]:
    """Why the model's classification is not complete: fields in no class, in two, or not there at all."""
    if "Privacy" not in model.__dict__:
        return [f"{model._meta.label} has no class Privacy"]
    columns = {field.name for field in (*model._meta.fields, *model._meta.many_to_many)}
    placed = [name for names in classes_of(model).values() for name in names]
    faults = [f"{model._meta.label}.{name} is in no class" for name in sorted(columns - set(placed))]
    faults += [f"{model._meta.label}.{name} does not exist" for name in sorted(set(placed) - columns)]
    faults += [
        f"{model._meta.label}.{name} is in two classes"
        for name in sorted({n for n in placed if placed.count(n) > 1})
    ]
    if not getattr(model.Privacy, "retention", ""):
        faults.append(f"{model._meta.label} says no retention")
    return faults
