# SPDX-License-Identifier: AGPL-3.0-or-later
"""`lgnet manage …`: Django's own commands, with this installation's keys and database."""

import subprocess

from lgnet.config.installation import DEMO, DJANGO, LIVE


def manage(arguments) -> int:
    installation = DEMO if arguments.demo else LIVE
    with installation.reachable():
        return subprocess.run(
            [*DJANGO, *arguments.words], env=installation.environment(), check=False
        ).returncode
