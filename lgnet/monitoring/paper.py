# SPDX-License-Identifier: AGPL-3.0-or-later
"""Whether this machine can make PDF files: WeasyPrint (the extra `documents`) and, below it, the system's Pango."""

import ctypes.util
from functools import cache
from importlib.util import find_spec

LIBRARIES = {
    "pango-1.0": "libpango-1.0-0",
    "pangoft2-1.0": "libpangoft2-1.0-0",
    "harfbuzz": "libharfbuzz0b",
    "fontconfig": "libfontconfig1",
}
"""What WeasyPrint loads, with the name of its package in Debian and Ubuntu."""


@cache
def what_is_missing() -> str:
    """By the names under which one installs it; empty when PDF files can be made."""
    if find_spec("weasyprint") is None:
        return "WeasyPrint (pip: lgnet[documents])"
    return " ".join(missing_packages())


def missing_packages() -> list[str]:
    """Of the system, by their names in Debian. Needs nothing installed: setting up asks it, too."""
    return [package for library, package in LIBRARIES.items() if ctypes.util.find_library(library) is None]
