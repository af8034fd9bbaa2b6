# SPDX-License-Identifier: AGPL-3.0-or-later
"""A closed window and an ended session lose no typed text."""

import pytest
from playwright.sync_api import expect

WORDS = "Ha dormito tre notti alla stazione; chiede di poter lavare i vestiti."


@pytest.mark.parametrize("width", [375, 1280])
def test_what_was_typed_before_the_window_was_closed_is_there(visit, amina, width):
    colleague = visit(amina, width=width)
    page = colleague.go(amina.url("people/new/"))
    page.get_by_label("Nome", exact=True).fill("Fatou")
    page.get_by_label("Altri nomi in uso").press_sequentially("Fatima la sarta")
    expect(page.locator("[data-draft-sign]")).to_contain_text("Tenuto alle")
    page.get_by_label("Telefono").fill("333 765")  # and gone at once
    page.close(run_before_unload=True)
    colleague.page = page = colleague.context.new_page()
    colleague.go(amina.url("people/new/"))
    expect(page.get_by_label("Altri nomi in uso")).to_have_value("Fatima la sarta")
    expect(page.get_by_text("Abbiamo tenuto quello che ha scritto")).to_be_visible()
    if width == 375:
        colleague.picture("draft-kept")
    colleague.press("button", "Scarta", lands_on="**/people/new/")
    expect(page.get_by_label("Altri nomi in uso")).to_have_value("")


def test_a_form_sent_after_the_session_is_gone_is_there_after_sign_in(visit, amina):
    amina.user.set_password("una frase lunga per le prove")
    amina.user.save()
    colleague = visit(amina)
    page = colleague.go(amina.url("contacts/new/"))
    page.get_by_label("Nome o soprannome").fill("Momo")
    page.locator("details:has([name=note]) > summary").click()
    page.get_by_label("Nota", exact=True).fill(WORDS)
    session = [one for one in colleague.context.cookies() if "sessionid" in one["name"]]
    colleague.context.clear_cookies(name=session[0]["name"])
    page.get_by_role("button", name="Salva il contatto").click()
    page.wait_for_url("**/accounts/login/**")
    page.locator("[name=login]").fill(amina.user.email)
    page.locator("[name=password]").fill("una frase lunga per le prove")
    page.locator("main form [type=submit]").click()
    page.wait_for_url("**/contacts/new/**")
    expect(page.get_by_label("Nome o soprannome")).to_have_value("Momo")
    assert page.input_value("[name=note]") == WORDS
    colleague.judge()


def test_without_a_script_the_ended_session_loses_nothing_either(visit, chromium, amina, address):
    context = chromium.new_context(java_script_enabled=False, base_url=address, locale="it")
    try:
        cookie = next(iter(amina.browser.cookies.values()))
        context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": address}])
        page = context.new_page()
        page.goto(amina.url("people/new/"))
        page.get_by_label("Altri nomi in uso").fill("Fatima la sarta")
        context.clear_cookies(name=cookie.key)
        page.get_by_role("button", name="Salva").click()
        page.wait_for_url("**/accounts/login/**")
        cookie = next(iter(amina.browser.cookies.values()))
        context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": address}])
        page.goto(amina.url("people/new/"))
        expect(page.get_by_label("Altri nomi in uso")).to_have_value("Fatima la sarta")
    finally:
        context.close()
