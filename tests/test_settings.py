# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a real installation is like, whatever the tests switch off for themselves."""

import os
import subprocess
import sys

import pytest
from django.contrib.auth.hashers import make_password

from lgnet.config import settings as declared
from tests import database

QUESTION = "from lgnet.config import settings as s; print({})"


def real(question: str) -> str:
    """What the settings of a real installation behind HTTPS answer."""
    kept = {name: value for name, value in os.environ.items() if name not in database.ENVIRONMENT}
    needed = {name: os.environ[name] for name in ("LGNET_SECRET_KEY", "LGNET_IDENTIFIER_KEYS")}
    asked = subprocess.run(
        [sys.executable, "-c", QUESTION.format(question)], capture_output=True, text=True, check=True,
        cwd=database.CLONE, env={**kept, **needed, "LGNET_HTTPS": "1"},
    )  # fmt: skip
    return asked.stdout.strip()


def test_passwords_are_kept_as_argon2():
    assert make_password("sette gatti al mercato").startswith("argon2$argon2id$")


def test_staff_need_a_second_step_and_nobody_signs_in_with_a_click():
    assert real("s.SECOND_FACTOR_REQUIRED, s.DEMO, 'lgnet.demo' in s.INSTALLED_APPS") == "True False False"


def test_cookies_leave_neither_the_site_nor_https():
    assert real("s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE, s.LANGUAGE_COOKIE_SECURE") == "True True True"
    assert real("s.SESSION_COOKIE_NAME, s.CSRF_COOKIE_NAME") == "__Host-sessionid __Host-csrftoken"
    assert declared.SESSION_COOKIE_HTTPONLY


def test_https_is_asked_for_a_year():
    assert real("s.SECURE_SSL_REDIRECT, s.SECURE_HSTS_SECONDS") == "True 31536000"


def test_errors_are_not_explained_to_strangers():
    assert real("s.DEBUG") == "False"


@pytest.mark.parametrize("fault", ["LGNET_SECRET_KEY", "LGNET_IDENTIFIER_KEYS", "DATABASE_URL"])
def test_a_missing_setting_is_named(fault):
    kept = {name: value for name, value in os.environ.items() if name != fault}
    asked = subprocess.run(
        [sys.executable, "-c", QUESTION.format("s")], capture_output=True, text=True, check=False,
        cwd=database.CLONE, env=kept,
    )  # fmt: skip
    assert asked.returncode != 0
    assert (
        asked.stderr.strip()
        .splitlines()[-1]
        .endswith(f"Set the environment variable {fault} (docs/operations/settings.md explains it).")
    )


@pytest.mark.parametrize(("asked", "after"), [("", "4"), ("?prepared=off", "None")])
def test_statements_are_prepared_unless_a_pooler_stands_between(asked, after):
    words = (
        f"s.environment.database('postgresql://lgnet_app@db/lgnet{asked}')['OPTIONS']['prepare_threshold']"
    )
    assert real(words) == after
