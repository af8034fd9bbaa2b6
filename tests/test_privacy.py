# SPDX-License-Identifier: AGPL-3.0-or-later
"""Every field of every model says what is personal in it."""

import pytest
from django.apps import apps
from django.db import models
from django.test.utils import isolate_apps

from lgnet.config.settings import CONTEXTS
from lgnet.trust import privacy

LIBRARIES = {
    "account": "unused: an account's address is on the user",
    "auth": "unused: what somebody may do is said by her memberships",
    "contenttypes": "names of tables",
    "mfa": "second steps, encrypted; they end with the account",
    "procrastinate": "jobs: ids and dates, never text about people",
    "socialaccount": "which identity of the municipal gateway an account has: a keyed digest",
    "sessions": "who is signed in; they end after 12 hours",
    "usersessions": "the same, shown to the user",
}
"""What the tables hold that are not ours, and so have no class Privacy."""


@pytest.mark.parametrize("model", privacy.our_models(), ids=lambda model: model._meta.label)
def test_every_field_is_classified(model):
    assert privacy.faults_of(model) == []


def test_tables_of_libraries_are_known():
    assert {model._meta.app_label for model in apps.get_models()} - set(CONTEXTS) == LIBRARIES.keys()


def test_all_our_models_are_looked_at():
    labels = {model._meta.label for model in privacy.our_models()}
    assert {
        "people.Person",
        "casework.Case",
        "network.OrganisationCode",
        "trust.AuditEvent",
        "accounts.User",
    } <= labels


class Fully:
    plain = {"id"}
    personal = {"name", "friends"}
    special = {"origin"}
    retention = "a day"


def passer_by(privacy_class: type | None) -> type[models.Model]:
    attributes = {
        "__module__": __name__,
        "name": models.CharField(max_length=80),
        "origin": models.CharField(max_length=80),
        "friends": models.ManyToManyField("self"),
        "Meta": type("Meta", (), {"app_label": "tests"}),
    }
    return type(
        "PasserBy", (models.Model,), attributes | ({"Privacy": privacy_class} if privacy_class else {})
    )


FAULTY = {
    "tests.PasserBy has no class Privacy": None,
    "tests.PasserBy.origin is in no class": type("Privacy", (Fully,), {"special": set()}),
    "tests.PasserBy.friends is in no class": type("Privacy", (Fully,), {"personal": {"name"}}),
    "tests.PasserBy.phone does not exist": type("Privacy", (Fully,), {"special": {"origin", "phone"}}),
    "tests.PasserBy.name is in two classes": type("Privacy", (Fully,), {"plain": {"id", "name"}}),
    "tests.PasserBy says no retention": type("Privacy", (Fully,), {"retention": ""}),
}


@isolate_apps("tests")
def test_a_model_that_says_everything_has_no_fault():
    assert privacy.faults_of(passer_by(Fully)) == []


@pytest.mark.parametrize("fault", FAULTY)
@isolate_apps("tests")
def test_a_fault_is_told(fault):
    assert privacy.faults_of(passer_by(FAULTY[fault])) == [fault]


def test_a_text_that_people_write_is_never_plain():
    """Whatever is typed freely about somebody may say anything about her."""
    people = {"people", "outreach", "casework"}
    free = [
        f"{model._meta.label}.{field.name}"
        for model in privacy.our_models()
        if model._meta.app_label in people
        for field in model._meta.concrete_fields
        if isinstance(field, models.TextField) and field.name in privacy.classes_of(model)["plain"]
    ]
    assert free == []


def test_encrypted_fields_hold_bytes():
    for model in privacy.our_models():
        for name in privacy.classes_of(model)["encrypted"]:
            assert isinstance(model._meta.get_field(name), models.BinaryField)
