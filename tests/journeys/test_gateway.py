# SPDX-License-Identifier: AGPL-3.0-or-later
"""Through the municipal gateway, which is another site, and back."""

import os

import pytest

from tests import provider as gateways
from tests.journeys.conftest import serving
from tests.provider import SPID_2

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
PASSWORD = "sette gatti al mercato"


@pytest.fixture(scope="module")
def site():
    """Our pages and a gateway, each at its address."""
    port = gateways.free_port()
    ours = f"http://127.0.0.1:{port}"
    with gateways.running(
        f"{ours}/accounts/gateway/callback/", after_logout=f"{ours}/accounts/login/"
    ) as provider:
        told = {
            "ISSUER": provider.issuer, "CLIENT_ID": "lgnet", "CLIENT_SECRET": gateways.SECRET, "ACR": SPID_2,
            "SECOND_FACTOR": "1", "NAME": "Accesso Sassari",
        }  # fmt: skip
        environment = {**os.environ, **{f"LGNET_OIDC_{name}": value for name, value in told.items()}}
        with serving(environment, port=port) as address:
            yield address, provider


@pytest.fixture
def amina_with_password(amina):
    amina.user.set_password(PASSWORD)
    amina.user.save()
    return amina


def say(page, who: str) -> None:
    page.get_by_label("Chi sei").fill(who)
    page.get_by_role("button", name="Entra").click()


def only_to(provider, visitor) -> None:
    """The visitor went to the gateway on purpose; our own pages asked nobody."""
    visitor.elsewhere[:] = [url for url in visitor.elsewhere if not url.startswith(provider.issuer)]


@pytest.mark.parametrize("width", [375, 1280])
def test_an_account_is_connected_once_and_then_the_gateway_is_enough(visit, site, amina_with_password, width):
    ours, provider = site
    visitor = visit(at=ours, width=width)
    page = visitor.page
    visitor.go("/accounts/login/?next=/accounts/gateway/")
    assert visitor.elsewhere == []
    visitor.picture("sign-in-gateway")
    page.get_by_label("Email").fill(amina_with_password.user.email)
    page.get_by_label("Password").fill(PASSWORD)
    visitor.press("button", "Accedi")
    visitor.press("button", "Collega il mio utente")
    page.get_by_role("link", name="Prosegua su").click()
    say(page, f"amina.{amina_with_password.user.pk}")
    page.wait_for_url("**/accounts/gateway/")
    visitor.judge()
    assert "Collegato" in visitor.words()
    page.goto(f"{ours}/accounts/logout/")
    page.locator("main button").click()
    visitor.go("/accounts/login/")
    page.get_by_role("link", name="Entra con Accesso Sassari").click()
    page.wait_for_url(f"**/city/{amina_with_password.city.slug}/**")
    visitor.judge()
    page.goto(f"{ours}/accounts/logout/")
    page.locator("main button").click()
    page.wait_for_url("**/signed-out/")
    visitor.judge()
    page.get_by_role("link", name="Esca anche da lì").click()
    page.get_by_role("button", name="Esci").click()
    page.wait_for_url(f"{ours}/accounts/login/**")
    page.get_by_role("link", name="Entra con").click()
    page.get_by_label("Chi sei").wait_for()  # it knows her no more
    only_to(provider, visitor)


@pytest.mark.parametrize("width", [375, 1280])
def test_whoever_is_unknown_or_too_weak_is_told_what_to_do(visit, site, width):
    ours, provider = site
    visitor = visit(at=ours, width=width)
    page = visitor.page
    visitor.go("/accounts/login/")
    page.get_by_role("link", name="Entra con").click()
    page.get_by_label("Livello").select_option(label="1")
    say(page, "nobody")
    page.wait_for_url("**/callback/**")
    visitor.judge()
    assert "qui non basta" in visitor.words()
    visitor.press("link", "Acceda con indirizzo e password")
    page.context.clear_cookies()
    visitor.go("/accounts/login/")
    page.get_by_role("link", name="Entra con").click()
    say(page, "nobody")
    page.wait_for_url("**/callback/**")
    visitor.judge()
    assert "nessun utente di qui è collegato" in visitor.words()
    only_to(provider, visitor)
