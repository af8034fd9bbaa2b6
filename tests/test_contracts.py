# SPDX-License-Identifier: AGPL-3.0-or-later
"""The floors and rooms of the house: our contracts hold, and each of them catches a planted fault."""

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from django.apps import apps
from django.db import models
from django.test.utils import isolate_apps

from tests.database import CLONE

LINTER = Path(sys.executable).with_name("lint-imports")
CONTEXTS = ["trust", "accounts", "network", "people", "outreach", "casework", "housing", "monitoring"]
ROOMS = [
    "apps",
    "web/page",
    "jobs",
    "panels",
    "actions/open_case",
    "queries",
    "policies",
    "models/case",
    "errors",
]
FLOORS = "Contexts: a later step may know an earlier one, never the reverse"
INSIDE = "Inside a context: pages call actions, actions call models"
PRIVATE = "Pages are private to their context"
CYCLES = "No cycles between contexts"
PLAIN = "kernel is plain Python"
FAULTS = [
    (FLOORS, "people/queries", "lgnet.casework.queries"),
    (FLOORS, "trust/queries", "lgnet.accounts.models.case"),
    (FLOORS, "monitoring/jobs", "lgnet.config.clock"),
    (INSIDE, "casework/actions/open_case", "lgnet.casework.web.page"),
    (INSIDE, "casework/models/case", "lgnet.casework.queries"),
    (INSIDE, "casework/policies", "lgnet.casework.actions.open_case"),
    (INSIDE, "casework/errors", "lgnet.casework.models.case"),
    (PRIVATE, "monitoring/web/page", "lgnet.casework.web.page"),
    (CYCLES, "trust/queries", "lgnet.monitoring.queries"),
    (PLAIN, "kernel/clock", "django"),
]


def skeleton(root: Path) -> None:
    """A house with the same floors and rooms, nearly empty."""
    modules = [f"{context}/{room}" for context in CONTEXTS for room in ROOMS] + [
        "kernel/clock",
        "config/clock",
    ]
    for module in modules:
        file = root / "lgnet" / f"{module}.py"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("import lgnet.trust.queries\n" if module == "monitoring/queries" else "")
    for folder in [root / "lgnet", *(path for path in (root / "lgnet").rglob("*") if path.is_dir())]:
        (folder / "__init__.py").write_text("")
    declared = (CLONE / "pyproject.toml").read_text()
    (root / "pyproject.toml").write_text(
        declared[declared.index("[tool.importlinter]") :].split("\n[tool.")[0]
    )


def lint(root: Path) -> str:
    """What the linter says of the imports; ends with how many contracts are kept and broken."""
    command = [LINTER, "--no-cache"]
    linted = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    assert (linted.returncode == 0) == (" 0 broken." in linted.stdout), linted.stdout + linted.stderr
    return linted.stdout


@pytest.fixture
def house(tmp_path) -> Path:
    skeleton(tmp_path)
    return tmp_path


def test_our_imports_keep_the_contracts():
    said = lint(CLONE)
    assert "5 kept, 0 broken." in said, said[-3_000:]


def test_a_house_without_a_fault_keeps_them(house):
    assert "5 kept, 0 broken." in lint(house)


@pytest.mark.parametrize("contract, where, imported", FAULTS)
def test_a_planted_fault_is_caught(contract, where, imported, house):
    (house / "lgnet" / f"{where}.py").write_text(f"import {imported}\n")
    assert f"{contract} BROKEN" in lint(house)


def test_a_room_without_a_place_is_caught(house):
    (house / "lgnet" / "casework" / "utils.py").write_text("")
    assert f"{INSIDE} BROKEN" in lint(house)


# --- foreign keys are imports too, which the linter cannot see


def floors() -> dict[str, int]:
    """How high each context is, read from the contract."""
    declared = tomllib.loads((CLONE / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    layers = next(contract["layers"] for contract in declared if contract["name"] == FLOORS)
    names = ([name.strip(" ()") for name in layer.split("|")] for layer in reversed(layers))
    return {name: height for height, layer in enumerate(names) for name in layer}


def keys_pointing_up(classes) -> list[str]:
    height = floors()
    return [
        f"{model._meta.label}.{field.name} -> {field.related_model._meta.label}"
        for model in classes
        for field in (*model._meta.fields, *model._meta.many_to_many)
        if field.is_relation
        and model._meta.app_label != field.related_model._meta.app_label
        and field.related_model._meta.app_label in height
        and height[model._meta.app_label] <= height[field.related_model._meta.app_label]
    ]


def test_foreign_keys_point_down():
    ours = [model for model in apps.get_models() if model._meta.app_label in floors()]
    assert len(ours) > 20
    assert keys_pointing_up(ours) == []


def test_trust_knows_nobody_by_key():
    """Users and cities are plain ids there: the audit outlives them."""
    assert [
        field
        for model in apps.get_app_config("trust").get_models()
        for field in model._meta.fields
        if field.is_relation
    ] == []


def fake(app: str, name: str, **fields) -> type[models.Model]:
    attributes = {"__module__": __name__, "Meta": type("Meta", (), {"app_label": app})}
    return type(name, (models.Model,), attributes | fields)


@isolate_apps()  # naming ours would make them ready a second time, and all they register with it
def test_a_key_that_points_up_is_caught():
    upper = fake("casework", "Upper")
    key = models.ForeignKey(upper, models.CASCADE)
    many = models.ManyToManyField(upper)
    lower = fake("people", "Lower", upper=key, uppers=many)
    assert keys_pointing_up([upper, lower]) == [
        "people.Lower.upper -> casework.Upper",
        "people.Lower.uppers -> casework.Upper",
    ]
