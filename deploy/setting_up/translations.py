# SPDX-License-Identifier: AGPL-3.0-or-later
"""The translations, compiled."""

import os

from lgnet.config.steps import run
from setting_up import notes, venv


def compile_all() -> None:
    """Compile the catalogues that have changed."""
    run(
        [str(venv.PYTHON), "-m", "lgnet.config.catalogues"],
        environment=os.environ,
        log=notes.log("translations"),
    )
