# SPDX-License-Identifier: AGPL-3.0-or-later
"""Somebody in front of a browser: goes, looks, judges each page by axe, and notices whatever should not happen."""

import os
import shutil
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page

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

    def judge(self) -> None:
        """No violation that axe knows of, no scrolling sideways."""
        self.page.evaluate(AXE.read_text(encoding="utf-8"))
        found = self.page.evaluate("rules => axe.run(document, {runOnly: rules})", RULES)["violations"]
        told = [f"{one['id']}: {one['help']} {one['nodes'][0]['html'][:200]}" for one in found]
        assert not told, f"{self.page.url} at {self.width}: " + "; ".join(told)
        wider = self.page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        assert wider <= 0, f"{self.page.url} at {self.width} scrolls sideways by {wider} px"

    def picture(self, name: str, *, full: bool = False) -> None:
        """For the guide, when PICTURES=1; the same window otherwise."""
        if os.environ.get("PICTURES") == "1":
            PICTURES.mkdir(parents=True, exist_ok=True)
            self.page.screenshot(path=PICTURES / f"{name}.png", full_page=full)

    def leave(self) -> None:
        self.context.close()
        assert not self.elsewhere, self.elsewhere
        assert not self.complaints, self.complaints
