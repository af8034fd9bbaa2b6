# SPDX-License-Identifier: AGPL-3.0-or-later
"""Every sentence of the screen is there in Italian, and every problem has words."""

import re
import shutil
from pathlib import Path

import polib
import pytest
from django.core.management import call_command
from django.test import override_settings
from django.utils import translation

from lgnet.kernel import errors
from lgnet.kernel.errors import Problem
from tests.database import CLONE

PACKAGE = CLONE / "lgnet"
CATALOGUE = Path("locale/it/LC_MESSAGES/django.po")
OF_THE_HOUSE = ["config", "templates", "kernel"]
"""What shares the one catalogue in lgnet/locale."""
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")
GETTEXT = "GNU gettext is missing: apt-get install gettext"


def apps_with_words() -> list[str]:
    return sorted(path.parents[3].name for path in PACKAGE.glob(f"*/{CATALOGUE}"))


def extracted(folder: Path) -> polib.POFile:
    """The catalogue of a folder after the sentences of its sources were gathered again. Changes the folder."""
    (folder / "locale").mkdir(exist_ok=True)
    with override_settings(LOCALE_PATHS=[]):
        call_command("makemessages", locale=["it"], no_location=True, no_wrap=True, verbosity=0)
    return polib.pofile(str(folder / CATALOGUE))


def faults_of(catalogue: polib.POFile) -> list[str]:
    """Sentences without Italian, guessed, no longer said, or with other placeholders."""
    found = [f"not translated: {entry.msgid}" for entry in catalogue.untranslated_entries()]
    found += [f"only guessed: {entry.msgid}" for entry in catalogue.fuzzy_entries()]
    found += [f"no longer said: {entry.msgid}" for entry in catalogue.obsolete_entries()]
    said = [entry for entry in catalogue if not entry.obsolete]
    return found + [f"other placeholders: {entry.msgid}" for entry in said if _placeholders_differ(entry)]


def _placeholders_differ(entry: polib.POEntry) -> bool:
    wanted = set(PLACEHOLDER.findall(entry.msgid + entry.msgid_plural))
    forms = entry.msgstr_plural.values() if entry.msgid_plural else [entry.msgstr]
    return any(set(PLACEHOLDER.findall(form)) != wanted for form in forms if form) and not (
        entry.msgid_plural and all(set(PLACEHOLDER.findall(form)) <= wanted for form in forms)
    )


@pytest.fixture
def copied(tmp_path, monkeypatch):
    """`copied("people")`: that folder's sources and catalogue, somewhere they may be changed; we are there."""
    assert shutil.which("xgettext"), GETTEXT

    def copy(*folders: str, catalogue: Path) -> Path:
        for name in folders:
            skipped = shutil.ignore_patterns("__pycache__", "locale", "tests", "migrations")
            shutil.copytree(PACKAGE / name, tmp_path / name, ignore=skipped)
        shutil.copytree(catalogue, tmp_path / "locale", ignore=shutil.ignore_patterns("*.mo"))
        monkeypatch.chdir(tmp_path)
        return tmp_path

    return copy


@pytest.mark.parametrize("app", apps_with_words())
def test_an_app_speaks_italian(app, copied):
    assert faults_of(extracted(copied(app, catalogue=PACKAGE / app / "locale"))) == []


def test_the_house_speaks_italian(copied):
    found = faults_of(extracted(copied(*OF_THE_HOUSE, catalogue=PACKAGE / "locale")))
    assert [
        fault for fault in found if not fault.startswith("no longer said")
    ] == []  # libraries' sentences, said better


def test_every_app_that_says_something_has_a_catalogue():
    says = re.compile(r"gettext|\{% (?:translate|trans|blocktrans|blocktranslate)\b")
    sources = [path for ending in ("py", "html", "txt") for path in PACKAGE.glob(f"*/**/*.{ending}")]
    saying = {
        path.relative_to(PACKAGE).parts[0]
        for path in sources
        if "tests" not in path.parts and says.search(path.read_text())
    }
    assert saying - set(OF_THE_HOUSE) - {"static"} <= set(apps_with_words())


PLANTED = {
    'msgid "Case"\nmsgstr ""\n': "not translated: Case",
    '#, fuzzy\nmsgid "Case"\nmsgstr "Caso"\n': "only guessed: Case",
    '#~ msgid "Case"\n#~ msgstr "Caso"\n': "no longer said: Case",
    'msgid "%(number)s cases"\nmsgstr "%(numero)s casi"\n': "other placeholders: %(number)s cases",
}


@pytest.mark.parametrize("entry", PLANTED)
def test_a_faulty_catalogue_is_seen(entry):
    assert faults_of(polib.pofile(f'msgid ""\nmsgstr ""\n\n{entry}')) == [PLANTED[entry]]


def test_a_new_sentence_is_seen(tmp_path, monkeypatch):
    assert shutil.which("xgettext"), GETTEXT
    (tmp_path / "page.html").write_text("{% load i18n %}{% translate 'Never said before' %}")
    monkeypatch.chdir(tmp_path)
    assert faults_of(extracted(tmp_path)) == ["not translated: Never said before"]


def told_twice(catalogues: dict[str, polib.POFile]) -> dict[str, set[str]]:
    """What several catalogues say differently: Django would show the words of one of them everywhere."""
    said: dict[tuple, set[str]] = {}
    for catalogue in catalogues.values():
        for entry in catalogue:
            if not entry.obsolete:
                words = entry.msgstr or " / ".join(entry.msgstr_plural.values())
                said.setdefault((entry.msgctxt, entry.msgid), set()).add(words)
    return {sentence: words for (_, sentence), words in said.items() if len(words) > 1}


def test_a_sentence_has_one_italian():
    """Where it means two things, each has a context."""
    found = {
        str(path): polib.pofile(str(path)) for path in PACKAGE.glob("**/locale/it/LC_MESSAGES/django.po")
    }
    assert len(found) > 5
    assert told_twice(found) == {}


def test_a_sentence_with_two_translations_is_seen():
    one, other = (
        polib.pofile(f'msgid ""\nmsgstr ""\n\nmsgid "Open"\nmsgstr "{word}"\n') for word in ("Apri", "Aperto")
    )
    assert told_twice({"one": one, "other": other}) == {"Open": {"Apri", "Aperto"}}


# --- problems


def problems(kind: type[Problem] = Problem) -> list[type[Problem]]:
    below = kind.__subclasses__()
    return [one for one in below if one.__module__ != errors.__name__] + [
        two for one in below for two in problems(one)
    ]


def ours() -> list[type[Problem]]:
    return [
        one for one in problems() if one.__module__.startswith("lgnet.") and ".tests." not in one.__module__
    ]


def wordless(problem: type[Problem]) -> list[str]:
    """What a problem lacks to be shown to somebody."""
    lacks = []
    with translation.override("en"):
        english = str(problem.sentence), str(problem.next_step)
    if problem.sentence is Problem.sentence or not english[0]:
        lacks.append("a sentence")
    if not english[1]:
        lacks.append("what to do next")
    context = problem.__module__.split(".")[1]
    if not problem.code.startswith(f"{context}."):
        lacks.append("a code of its context")
    said = italian(context)
    lacks += [f"Italian: {words}" for words in english if words and words not in said]
    return lacks


def italian(context: str) -> set[str]:
    """The sentences a context's catalogue translates."""
    path = PACKAGE / context / CATALOGUE
    return (
        {entry.msgid for entry in polib.pofile(str(path)) if entry.translated()} if path.exists() else set()
    )


@pytest.mark.parametrize("problem", ours(), ids=lambda one: f"{one.__module__.split('.')[1]}.{one.__name__}")
def test_a_problem_has_words_in_both_languages(problem):
    assert wordless(problem) == []


def test_each_problem_has_its_own_code():
    codes = [one.code for one in ours()]
    assert len(ours()) > 20
    assert sorted(codes) == sorted(set(codes))


def test_a_problem_without_words_is_seen():
    planted = type("NoWords", (errors.Conflict,), {"__module__": "lgnet.people.planted"})
    assert wordless(planted) == [
        "a sentence",
        "what to do next",
        "a code of its context",
        "Italian: Something is not as it should be.",
    ]


def test_what_the_library_says_is_said_as_an_office_says_it():
    """Each sentence is still the library's, and ours goes before its own."""
    import allauth

    from lgnet.config.library_words import IN_MAILS, ON_PAGES

    theirs = polib.pofile(str(Path(allauth.__file__).parent / CATALOGUE))
    ours = polib.pofile(str(PACKAGE / CATALOGUE))
    with translation.override("it"):
        for msgid in ON_PAGES + IN_MAILS:
            assert theirs.find(msgid), msgid
            assert translation.gettext(msgid) == ours.find(msgid).msgstr != theirs.find(msgid).msgstr
