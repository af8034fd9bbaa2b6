# SPDX-License-Identifier: AGPL-3.0-or-later
"""What holds for every file: sizes, licence lines, templates that keep the content policy, words for every problem."""

import ast
import re

import pytest
from django.core.management import call_command

from tests.sources import files, text

LINES_OF_A_FILE, LINES_OF_A_FUNCTION = 300, 40
LICENSED = (
    ".py",
    ".html",
    ".css",
    ".js",
    ".mjs",
    ".ts",
    ".yaml",
    ".yml",
    ".sql",
    ".toml",
    ".md",
    ".po",
    ".txt",
)
NOT_OURS_TO_LICENSE = {
    "publiccode.yml": "its licence is a field of it",
    "LICENSE": "the licence itself",
}
SHOWN_AS_THEY_ARE = (
    "lgnet/network/templates/network/mail",
    "lgnet/templates/account/",
    "lgnet/portal/templates",
)
ROOT = {
    ".gitignore": "what is made, not written",
    "CHANGELOG.md": "what changed, for those who run it",
    "CONTRIBUTING.md": "how to take part",
    "LICENSE": "AGPL-3.0",
    "Makefile": "the commands",
    "README.md": "what it is, and how to see it",
    "SECURITY.md": "how a weakness is reported",
    "conftest.py": "pytest looks for it here",
    "manage.py": "Django's commands",
    "publiccode.yml": "the catalogue of reusable public software reads it here",
    "pyproject.toml": "Python's tools look for it here",
}
UNSAFE = {
    "a style in the markup": re.compile(r"<style\b|\sstyle\s*=", re.I),
    "a script in the markup": re.compile(
        r"<script\b(?![^>]*\bsrc=)(?![^>]*type=\"application/(ld\+)?json\")[^>]*>", re.I
    ),
    "a handler in the markup": re.compile(r"\son[a-z]+\s*=\s*[\"']|\shx-on[:\-]|javascript:", re.I),
    "text that is not escaped": re.compile(r"\|\s*safe\b|autoescape\s+off|\|\s*safeseq\b"),
    "something fetched from elsewhere": re.compile(
        r"(?:src|href|action|hx-\w+)\s*=\s*[\"'](?:https?:)?//", re.I
    ),
}

REVIEWED = {
    "lgnet/portal/templates/portal/base.html": "its stylesheet: the content policy names the digest",
    "lgnet/portal/stylesheet.py": "the same, from our own build",
    "lgnet/portal/markup.py": "what it marks is made from escaped text",
    "lgnet/portal/structured.py": "JSON whose <, > and & are escaped",
    "lgnet/portal/templatetags/portal_words.py": "the empty string",
}
"""Files that do what the checks refuse, and why they may."""


# --- sizes


def long_functions(source: str) -> list[tuple[str, int]]:
    """Functions and methods with more lines than a reader keeps in mind."""
    found = [
        node
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    sizes = [(node.name, node.end_lineno - node.lineno + 1) for node in found]
    return [(name, lines) for name, lines in sizes if lines > LINES_OF_A_FUNCTION]


def written_by_hand(path) -> bool:
    return not (path.parent.name == "migrations" and "initial" in path.name)


def test_no_function_is_long():
    found = {str(path): long_functions(text(path)) for path in files(".py")}
    assert {path: names for path, names in found.items() if names} == {}


def test_a_long_function_is_seen():
    assert long_functions("def f():\n" + "    x = 1\n" * 40) == [("f", 41)]
    assert long_functions("def f():\n" + "    x = 1\n" * 39) == []


def test_no_file_is_long():
    lengths = {
        str(path): text(path).count("\n")
        for path in files(".py", ".html", ".css", ".mjs", ".js", ".ts")
        if written_by_hand(path)
    }
    assert {path: lines for path, lines in lengths.items() if lines > LINES_OF_A_FILE} == {}


# --- licence


def unlicensed(name: str, source: str) -> bool:
    return "SPDX-License-Identifier: " not in "\n".join(source.splitlines()[:3])


def test_every_source_file_names_its_licence():
    found = [
        str(path)
        for path in files(*LICENSED)
        if str(path) not in NOT_OURS_TO_LICENSE and unlicensed(path.name, text(path))
    ]
    assert found == []


def test_a_file_without_licence_is_seen():
    assert unlicensed("x.py", '"""A file."""\n')
    assert not unlicensed("x.py", "# SPDX-License-Identifier: AGPL-3.0-or-later\n")


def test_nothing_lies_in_the_root_without_reason():
    assert {str(path) for path in files() if len(path.parts) == 1} <= ROOT.keys()


# --- templates


def unsafe(source: str) -> set[str]:
    markup = re.sub(r"\{#.*?#\}|\{% comment.*?endcomment %\}", "", source, flags=re.S)
    return {what for what, pattern in UNSAFE.items() if pattern.search(markup)}


def test_no_template_goes_round_the_content_policy():
    found = {str(path): unsafe(text(path)) for path in files(".html") if str(path) not in REVIEWED}
    assert {path: what for path, what in found.items() if what} == {}


@pytest.mark.parametrize(
    "markup, what",
    [
        ('<p style="color: red">', "a style in the markup"),
        ("<style>p {}</style>", "a style in the markup"),
        ("<script>alert(1)</script>", "a script in the markup"),
        ('<script nonce="{{ request.csp_nonce }}">alert(1)</script>', "a script in the markup"),
        ('<button onclick="go()">', "a handler in the markup"),
        ('<a href="javascript:go()">', "a handler in the markup"),
        ("{{ person.name|safe }}", "text that is not escaped"),
        ("{% autoescape off %}", "text that is not escaped"),
        ('<img src="https://example.com/x.png">', "something fetched from elsewhere"),
        ('<script src="//example.com/x.js"></script>', "something fetched from elsewhere"),
    ],
)
def test_a_template_that_does_is_seen(markup, what):
    assert unsafe(markup) == {what}


def test_harmless_markup_is_let_through():
    assert (
        unsafe('<a href="{% url \'network:landing\' %}" data-once="yes">{# style="" #}{{ style }}</a>')
        == set()
    )
    assert unsafe('<script src="{% static "built/lgnet.js" %}" defer></script>') == set()


def test_nothing_is_called_safe_in_python():
    told = re.compile(r"\bmark_safe\b|\bSafeString\(")
    found = {str(path) for path in files(".py") if path.parts[0] == "lgnet" and told.search(text(path))}
    assert found - REVIEWED.keys() == set()


# --- migrations


def test_the_migrations_make_the_models():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)
