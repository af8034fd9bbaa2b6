# SPDX-License-Identifier: AGPL-3.0-or-later
"""What this process may use. Set before anything of the file is looked at."""

import codecs
import resource

MEMORY = 512 * 1024 * 1024
SECONDS = 20
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "cp437", "idna")


def confine() -> None:
    """Memory, time, no core file, no file written, and no further descriptor: neither a file nor a socket."""
    for encoding in ENCODINGS:  # looked up now: later no module can be opened
        codecs.lookup(encoding)
    for what, most in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, SECONDS),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_NOFILE, 3),
    ):
        resource.setrlimit(what, (most, most))
