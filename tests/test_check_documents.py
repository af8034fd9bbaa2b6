# SPDX-License-Identifier: AGPL-3.0-or-later
"""`lgnet check` says what PDF files need; it is advice, for Excel goes without."""

from lgnet.config import checks
from lgnet.config.advice import Advice


def test_where_something_is_missing_it_is_named(monkeypatch):
    assert checks.documents in checks.CHECKS and checks.documents() == []
    monkeypatch.setattr(checks, "what_is_missing", lambda: "libpango-1.0-0")
    (advice,) = checks.documents()
    assert isinstance(advice, Advice) and "libpango-1.0-0" in advice
