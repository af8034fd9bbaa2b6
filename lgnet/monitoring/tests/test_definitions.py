# SPDX-License-Identifier: AGPL-3.0-or-later
"""Definitions are data, in two languages, and no wording is ever lost."""

from datetime import timedelta

import pytest
import yaml
from django.core.management import call_command

from lgnet.kernel import clock
from lgnet.kernel.ids import new_id
from lgnet.monitoring.actions.load_definitions import FILE, load_definitions
from lgnet.monitoring.choices import Source
from lgnet.monitoring.models import Definition
from lgnet.monitoring.queries import current_definitions


@pytest.fixture
def file(tmp_path):
    """The shipped file with one indicator of this test's own, which can be changed."""
    code = f"own_{new_id().hex[-10:]}"

    def write(text: str, *, position: int = 99):
        entries = yaml.safe_load(FILE.read_text(encoding="utf-8"))["entries"]
        own = {**entries[0], "code": code, "text": {"it": f"{text} IT", "en": text}}
        entries.insert(position, own)
        path = tmp_path / "definitions.yaml"
        path.write_text(yaml.safe_dump({"entries": entries}, allow_unicode=True), encoding="utf-8")
        return path

    write.code = code
    yield write
    Definition.objects.filter(code=code).delete()


def test_loading_again_changes_nothing():
    assert load_definitions() == 0


def test_a_changed_text_is_a_new_version_from_today_and_the_old_one_stays(file):
    assert load_definitions(file("What is counted.")) == 1
    assert load_definitions(file("What is really counted.")) == 1
    assert load_definitions(file("What is really counted.")) == 0
    versions = list(
        Definition.objects.filter(code=file.code)
        .order_by("version")
        .values_list("version", "text_en", "valid_from")
    )
    assert [version[:2] for version in versions] == [(1, "What is counted."), (2, "What is really counted.")]
    assert versions[1][2] == clock.today() > versions[0][2]
    assert [each.version for each in current_definitions() if each.code == file.code] == [2]


def test_another_order_is_no_other_definition(file):
    load_definitions(file("What is counted."))
    assert load_definitions(file("What is counted.", position=0)) == 0
    assert Definition.objects.get(code=file.code).position == 1
    load_definitions()


def test_each_source_has_its_definition_and_each_definition_says_a_lot():
    definitions = [each for each in current_definitions() if not each.code.startswith("own_")]
    assert {each.source for each in definitions} == set(Source)
    for definition in definitions:
        assert min(len(definition.text_it), len(definition.text_en)) > 200
        assert definition.valid_from < clock.today() + timedelta(days=1)


def test_the_command_says_what_it_did(capsys):
    call_command("load_definitions")
    assert capsys.readouterr().out == "0 new versions of definitions\n"
