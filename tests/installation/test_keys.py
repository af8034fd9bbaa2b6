# SPDX-License-Identifier: AGPL-3.0-or-later
"""The keys of an embedded installation are made once and readable by nobody else."""

import base64
import os
import stat

from lgnet.config import keys


def test_keys_are_made_once(tmp_path):
    first = keys.read_or_make(tmp_path)
    assert keys.read_or_make(tmp_path) == first
    assert len(first["LGNET_SECRET_KEY"]) > 50
    number, key = first["LGNET_IDENTIFIER_KEYS"].split(":")
    assert number == "1" and len(base64.b64decode(key)) == 32


def test_nobody_else_can_read_them(tmp_path):
    before = os.umask(0)
    try:
        keys.read_or_make(tmp_path)
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "secrets.env").stat().st_mode) == 0o600


def test_two_installations_have_different_keys(tmp_path):
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    assert keys.read_or_make(tmp_path / "a") != keys.read_or_make(tmp_path / "b")
