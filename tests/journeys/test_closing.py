# SPDX-License-Identifier: AGPL-3.0-or-later
"""The project manager closes a month and restates a quarter, in the demonstration."""

import time
from datetime import timedelta

import pytest

from lgnet.kernel import clock
from lgnet.monitoring.choices import PeriodKind
from lgnet.monitoring.periods import Period, period_of

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
FIGURES = "/city/sassari/figures/"
PATIENCE = 60
"""Seconds that the worker may take."""


def before(period: Period) -> Period:
    return period_of(period.starts_on - timedelta(days=1), period.kind)


def until(visitor, path: str, *, says: str = "", no_longer: str = "") -> None:
    """Look again until the worker has done it."""
    give_up = time.monotonic() + PATIENCE
    while True:
        visitor.page.goto(path)
        words = visitor.words()
        if says in words and (not no_longer or no_longer not in words):
            return visitor.judge()
        assert time.monotonic() < give_up, f"{path} does not say {says!r}: {words[:600]}"
        time.sleep(1)


def test_a_month_is_closed_for_good(colleague):
    manager = colleague("Paolo Deiana")
    month = before(period_of(clock.today(), PeriodKind.MONTH))
    chosen = f"?programme=LGNet3&period={month.code}"
    manager.go(FIGURES + chosen)
    assert "Provvisorio" in manager.words()
    until(manager, f"{FIGURES}closing/{chosen}", no_longer="in corso di calcolo")
    assert "Che cosa viene conservato" in manager.words()
    manager.picture("project-manager-closing")
    manager.press("button", "Chiudere definitivamente")
    until(manager, FIGURES + chosen, says="Il periodo è stato chiuso il")
    manager.go(f"{FIGURES}corrections/{chosen}")
    assert "versione" in manager.words()


@pytest.mark.parametrize("width", [1280, 375])
def test_what_is_found_later_is_looked_at(colleague, width):
    manager = colleague("Paolo Deiana", width=width)
    assert "registrati dopo la chiusura" in _difference(manager)


def test_what_is_found_later_is_published_with_its_reason(colleague):
    manager = colleague("Paolo Deiana")
    _difference(manager)
    manager.picture("project-manager-difference", full=True)
    manager.page.get_by_label("Perché i dati cambiano").fill("Un contatto era rimasto su un foglio.")
    manager.press("button", "Pubblicare la rettifica")
    until(manager, manager.page.url, says="Rettifica 1")
    assert "Un contatto era rimasto su un foglio." in manager.words()
    assert "registrati dopo la chiusura" in manager.words()


def _difference(manager) -> str:
    """The page of the quarter that the story has left to restate; what it says."""
    quarter = period_of(clock.today(), PeriodKind.QUARTER)
    for _ in range(4):
        quarter = before(quarter)
        manager.go(f"{FIGURES}corrections/?programme=LGNet3&period={quarter.code}")
        if "Che cosa sarebbe diverso oggi" in manager.words():
            return manager.words()
    raise AssertionError("No quarter of the story has a difference.")
