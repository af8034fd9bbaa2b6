# SPDX-License-Identifier: AGPL-3.0-or-later
import csv
import io
from collections.abc import Iterable, Sequence

from lgnet.kernel.cells import neutral

NUL = "\0"


def separated(header: Sequence[str], rows: Iterable[Sequence[str]], *, separator: str = ";") -> bytes:
    """UTF-8 with the mark by which Excel knows it. Every text between quotes, so that none runs into the next."""
    file = io.StringIO(newline="")
    writer = csv.writer(file, delimiter=separator, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    for row in (header, *rows):
        writer.writerow([neutral(text.replace(NUL, "")) for text in row])
    return file.getvalue().encode("utf-8-sig")
