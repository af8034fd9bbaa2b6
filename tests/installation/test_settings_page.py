# SPDX-License-Identifier: AGPL-3.0-or-later
"""docs/operations/settings.md, and sign-in.md for the gateway, name every environment variable the program reads."""

import re

from lgnet.config import folders

OPERATIONS, PAGES = folders.CLONE / "docs" / "operations", ["settings.md", "sign-in.md"]
INTERNAL = {"LGNET_RUN"}  # the supervisor's mark on its own processes


def variables(text):
    return set(re.findall(r'["`](LGNET_[A-Z_]*[A-Z])["`]', text))


def test_every_variable_is_explained_and_every_explained_one_is_read():
    sources = [path for path in folders.CLONE.glob("lgnet/**/*.py") if "tests" not in path.parts]
    read = set.union(*(variables(path.read_text()) for path in sources)) - INTERNAL
    explained = set.union(*(variables((OPERATIONS / page).read_text()) for page in PAGES))
    assert read == explained
    assert len(read) > 15
