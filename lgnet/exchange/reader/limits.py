# SPDX-License-Identifier: AGPL-3.0-or-later
"""What this process may use. Set before anything of the file is looked at."""

import codecs

from lgnet.kernel import confined

MEMORY = 512 * 1024 * 1024
SECONDS = 20
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "cp437", "idna")


def confine() -> None:
    for encoding in ENCODINGS:  # looked up now: later no module can be opened
        codecs.lookup(encoding)
    confined.confine(memory=MEMORY, seconds=SECONDS)
