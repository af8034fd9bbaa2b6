# SPDX-License-Identifier: AGPL-3.0-or-later
"""A city with public pages; windows of readers who bring nothing along, and of its colleagues."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections

from lgnet.kernel.actor import Role
from lgnet.portal.tests.conftest import publish
from tests.cast import fresh_city, player


def aside(make, *named):
    """Django refuses the database where Playwright's loop runs: so it is asked in a thread of its own."""

    def made():
        try:
            return make(*named)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(1) as thread:
        return thread.submit(made).result()


@pytest.fixture(scope="module")
def city():
    return aside(lambda: publish(fresh_city("Sassari")).city)


@pytest.fixture
def staff(visit, city):
    """`staff(Role.DESK_OPERATOR)`: a colleague of the city in a window of her own, and her addresses."""

    def enter(role: Role, *, width: int = 1280, of_city: bool = True):
        colleague, cookie = aside(signed_in, role, city if of_city else None)
        visitor = visit(width=width)
        visitor.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": visitor.address}])
        return visitor, colleague.url

    return enter


def signed_in(role: Role, city):
    colleague = player("Chiara", city, role)
    return colleague, next(iter(colleague.browser.cookies.values()))


@pytest.fixture
def window(chromium, address):
    """A window that brings nothing along; `window(scripts=False)` is a browser without scripts."""
    opened = []

    def open_window(*, scripts: bool = True):
        context = chromium.new_context(
            base_url=address, viewport={"width": 375, "height": 667}, has_touch=True, device_scale_factor=2,
            locale="it", timezone_id="Europe/Rome", java_script_enabled=scripts,
        )  # fmt: skip
        opened.append(context)
        return context.new_page()

    yield open_window
    for context in opened:
        context.close()
