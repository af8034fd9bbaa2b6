# SPDX-License-Identifier: AGPL-3.0-or-later
"""The public pages' stylesheet, sent inside the page: on a slow phone a second request would double the wait for the
first words. The content policy names it by its digest, so no other style and no script at all can run.
"""

import re
from base64 import b64encode
from dataclasses import dataclass
from functools import cache
from hashlib import sha256

from django.contrib.staticfiles import finders
from django.core.exceptions import ImproperlyConfigured
from django.templatetags.static import static
from django.utils.safestring import SafeString, mark_safe

POLICY = (
    "default-src 'none'; style-src '{digest}'; img-src 'self' data:; font-src 'self'; form-action 'self'; "
    "frame-ancestors 'none'; base-uri 'none'"
)
FILES = {"ltr": "built/portal.css", "rtl": "built/portal.rtl.css"}
ADDRESS = re.compile(r"url\(([\w./-]+)\)")


@dataclass(frozen=True, slots=True)
class Stylesheet:
    text: SafeString
    policy: str


@cache
def stylesheet(direction: str) -> Stylesheet:
    """Raises ImproperlyConfigured when the design build has not been made."""
    path = finders.find(FILES[direction])
    if path is None:
        raise ImproperlyConfigured(f"{FILES[direction]} is not built: see frontend/README.md.")
    with open(path, encoding="utf-8") as built:
        text = ADDRESS.sub(lambda found: f"url({static('built/' + found[1])})", built.read().strip())
    digest = f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"
    return Stylesheet(mark_safe(text), POLICY.format(digest=digest))  # our own build, no user's text
