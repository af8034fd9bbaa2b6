# SPDX-License-Identifier: AGPL-3.0-or-later
"""Somebody in front of a browser: goes, looks, judges each page by axe, and notices whatever should not happen."""

import base64
import os
import shutil
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Error, Page

CLONE = Path(__file__).resolve().parents[2]
AXE = CLONE / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
PICTURES = CLONE / "docs" / "guide" / "pictures"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
LAUNCH = {
    "executable_path": os.environ.get("CHROMIUM") or shutil.which("chromium") or "/usr/bin/chromium",
    "args": [
        "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync", "--disable-quic",
    ],
}  # fmt: skip


@dataclass
class Visitor:
    """A window of the browser. `leave()` fails the test for any request elsewhere, script error or refused content."""

    context: BrowserContext
    page: Page
    address: str
    width: int
    elsewhere: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    @classmethod
    def arriving(cls, browser: Browser, address: str, *, player, width: int, language: str) -> "Visitor":
        context = browser.new_context(
            viewport={"width": width, "height": 740 if width < 600 else 900},
            locale=language,
            timezone_id="Europe/Rome",
            device_scale_factor=2 if width < 600 else 1,
            has_touch=width < 600,
            base_url=address,
        )
        context.add_cookies([{"name": "django_language", "value": language, "url": address}])
        if player is not None:
            cookie = next(iter(player.browser.cookies.values()))
            context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": address}])
        visitor = cls(context, context.new_page(), address, width)
        context.on("request", visitor._note_request)
        visitor.page.on("console", visitor._note_console)
        visitor.page.on("pageerror", lambda error: visitor.complaints.append(str(error)))
        return visitor

    def _note_request(self, request) -> None:
        if not request.url.startswith((self.address, "data:", "blob:")):
            self.elsewhere.append(request.url)

    def _note_console(self, message) -> None:
        if message.type == "error" and "status of 4" not in message.text:
            self.complaints.append(message.text)

    def go(self, path: str) -> Page:
        """Open a page of ours and judge it."""
        answer = self.page.goto(path)
        assert answer.status < 400, f"{path}: {answer.status}"
        self.judge()
        return self.page

    def press(self, role: str, name: str, *, lands_on: str | None = None) -> None:
        """Press what is called so and judge the page it leads to (`lands_on`: a pattern of its address)."""
        target = self.page.get_by_role(role, name=name).first
        if lands_on:
            with self.page.expect_navigation(url=lands_on):
                target.click()
        else:
            with self.page.expect_navigation():
                target.click()
        self.judge()

    def words(self) -> str:
        """What the page says, between its navigation and its footer."""
        self.page.wait_for_load_state()
        return self.page.inner_text("main")

    def judge(self) -> None:
        """No violation that axe knows of, no scrolling sideways."""
        try:
            self._judge()
        except Error as gone:
            if "context was destroyed" not in str(gone):
                raise
            self._judge()  # a job came to its end and the page went on by itself: judged where it came to

    def _judge(self) -> None:
        self.page.wait_for_load_state()
        self.page.evaluate("window.scrollTo({top: 0, behavior: 'instant'})")  # not while it glides somewhere
        run = f"axe.run(document, {{runOnly: {RULES}}})"  # at once with its script: the page may go on in between
        found = self.page.evaluate(f"{AXE.read_text(encoding='utf-8')};\n{run}")["violations"]
        told = [f"{one['id']}: {one['help']} {one['nodes'][0]['html'][:200]}" for one in found]
        assert not told, f"{self.page.url} at {self.width}: " + "; ".join(told)
        wider = self.page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        assert wider <= 0, f"{self.page.url} at {self.width} scrolls sideways by {wider} px"

    def picture(self, name: str, *, full: bool = False, of: str = "") -> None:
        """For the guide, when PICTURES=1: the window, the whole page, or one part of it."""
        if os.environ.get("PICTURES") != "1":
            return
        PICTURES.mkdir(parents=True, exist_ok=True)
        path = PICTURES / f"{name}.png"
        if of:
            self.page.locator(of).locator("visible=true").first.screenshot(path=path)
        elif full:
            self._whole(path)
        else:
            self.page.screenshot(path=path)

    def _whole(self, path: Path) -> None:
        """The window is made as high as the page, so that what a phone keeps at its lower edge stands at the end."""
        before = self.page.viewport_size
        height = self.page.evaluate("document.documentElement.scrollHeight")
        self.page.set_viewport_size({"width": before["width"], "height": height})
        self.page.screenshot(path=path)
        self.page.set_viewport_size(before)

    def pictures_side_by_side(self, *names: str, into: str) -> None:
        """One picture of several, of the same height."""
        if os.environ.get("PICTURES") != "1":
            return
        shown = "".join(f'<img height="600" src="data:image/png;base64,{_encoded(name)}">' for name in names)
        sheet = self.context.new_page()
        sheet.set_content(f'<div id="sheet" style="display:inline-flex;gap:24px;padding:12px">{shown}</div>')
        sheet.locator("#sheet").screenshot(path=PICTURES / f"{into}.png")
        sheet.close()

    def leave(self) -> None:
        self.context.close()
        assert not self.elsewhere, self.elsewhere
        assert not self.complaints, self.complaints


def _encoded(name: str) -> str:
    return base64.b64encode((PICTURES / f"{name}.png").read_bytes()).decode()
