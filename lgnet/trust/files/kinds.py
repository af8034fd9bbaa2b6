# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a file is, by its content: a name proves nothing. Plain Python: the confined process uses it too."""

MOST_BYTES = 10 * 1024 * 1024
"""Of one file as it is brought: a phone's photo has 2 to 8 MiB."""
MOST_TOGETHER = 24 * 1024 * 1024
"""Of one form."""
MOST_FILES = 12
"""Of one document or entry."""
MOST_PIXELS = 64_000_000
MOST_PAGES = 60
LONGEST_SIDE = 2_600
"""Pixels of a kept picture: a page photographed with them is read and printed well."""

PICTURES = ("JPEG", "PNG", "WEBP")
HEIC = (b"heic", b"heix", b"hevc", b"mif1", b"msf1", b"avif")


class Refused(Exception):
    """A file that is not kept; `code` is that of a Problem in `lgnet.trust.errors`."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def kind_of(content: bytes) -> str:
    """`picture` or `paper`. Raises Refused for everything else."""
    if not content:
        raise Refused("trust.file_empty")
    if content.startswith((b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")) or content[8:12] == b"WEBP":
        return "picture"
    if content.startswith(b"%PDF-"):
        return "paper"
    if content[4:8] == b"ftyp" and content[8:12] in HEIC:
        raise Refused("trust.file_of_iphone")
    raise Refused("trust.file_of_other_kind")
