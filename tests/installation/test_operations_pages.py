# SPDX-License-Identifier: AGPL-3.0-or-later
"""docs/operations: each command, option, file and page that a guide names exists."""

import re
import subprocess
import sys

import pytest
from django.core.management import get_commands

from lgnet.config import folders
from lgnet.config.cli import parser

PAGES = sorted((folders.CLONE / "docs" / "operations").glob("*.md"))
SERVER = folders.CLONE / "deploy" / "server"
NAMED = re.compile(r"(?:^|[`/ ])lgnet ([a-z][a-z-]+)((?: +[^`\n|]+)?)", re.M)
NOT_COMMANDS = {"template"}  # createdb lgnet --template


def known_commands():
    (words,) = (action.choices for action in parser()._actions if action.choices)
    return words


def commands(text):
    return [(word, rest) for word, rest in NAMED.findall(text) if word not in NOT_COMMANDS]


def blocks(text):
    return "\n".join(re.findall(r"```\n(.*?)```", text, re.S)) + "\n".join(re.findall(r"`[^`\n]+`", text))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_each_command_exists(page):
    for word, rest in commands(blocks(page.read_text())):
        assert word in known_commands(), f"{page.name}: lgnet {word}"
        if word == "manage" and rest.strip() not in ("", "…") and not rest.strip().startswith("shell"):
            assert rest.split()[0] in get_commands(), f"{page.name}: lgnet manage {rest}"
        else:
            options = known_commands()[word].format_help()
            assert all(option in options for option in re.findall(r"(?<!\S)--[a-z]+", rest)), rest


def test_the_control_would_see_a_command_that_does_not_exist():
    assert commands(blocks("```\nlgnet backup-all FILE\n```")) == [("backup-all", " FILE")]
    assert "backup-all" not in known_commands()
    assert len([one for page in PAGES for one in commands(blocks(page.read_text()))]) > 30


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_each_file_and_page_it_names_exists(page):
    text = page.read_text()
    for target in re.findall(r"\]\(([^)#:]+)\)", text):
        assert (page.parent / target).exists(), f"{page.name}: {target}"
    for target in re.findall(r"(?<![/\w])(?:deploy|docs)/[\w./-]*\w", text):
        assert (folders.CLONE / target).exists(), f"{page.name}: {target}"


def test_each_unit_the_guide_starts_is_there():
    text = " ".join(page.read_text() for page in PAGES)
    named = set(re.findall(r"lgnet-(?:web|worker|backup|check)(?:\.timer)?", text))
    assert {"lgnet-web", "lgnet-worker", "lgnet-backup.timer", "lgnet-check.timer"} <= named
    for name in named:
        assert (SERVER / (name if "." in name else f"{name}.service")).exists(), name


def test_the_units_serve_as_lgnet_up_does():
    unit = (SERVER / "lgnet-web.service").read_text().replace("\\\n", " ")
    for option in ("--interface wsgi", "--no-ws", "--blocking-threads 1", "lgnet.config.wsgi:application"):
        assert option in re.sub(r" +", " ", unit)


def test_granian_knows_each_option_of_the_unit():
    unit = (SERVER / "lgnet-web.service").read_text()
    asked = [sys.executable, "-m", "granian", "--help"]
    known = subprocess.run(asked, capture_output=True, text=True, check=True, timeout=60).stdout
    for option in re.findall(r"(?<=\s)--[a-z-]+", unit):
        assert option in known, option
