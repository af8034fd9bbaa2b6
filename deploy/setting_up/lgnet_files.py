# SPDX-License-Identifier: AGPL-3.0-or-later
"""What LGNet makes from its own sources: compiled translations, collected static files."""

import os
import subprocess

from lgnet.config.steps import Failed
from setting_up import venv


def build() -> None:
    """Make what has changed; `lgnet build` says so itself."""
    if subprocess.run(
        [str(venv.PYTHON), "-m", "lgnet.config", "build"], env=os.environ, check=False
    ).returncode:
        raise Failed("The files of the pages could not be made (see above).")
