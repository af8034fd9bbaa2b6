# SPDX-License-Identifier: AGPL-3.0-or-later
"""The smallest OpenDocument spreadsheet that LibreOffice opens without a question: a table of texts."""

import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from xml.sax.saxutils import escape, quoteattr

from lgnet.kernel.cells import neutral

MIME = "application/vnd.oasis.opendocument.spreadsheet"
NAMES = "urn:oasis:names:tc:opendocument:xmlns:"
OPEN = (
    f'<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="{NAMES}office:1.0" '
    f'xmlns:table="{NAMES}table:1.0" xmlns:text="{NAMES}text:1.0" office:version="1.3">'
    "<office:body><office:spreadsheet><table:table table:name="
)
CLOSE = "</table:table></office:spreadsheet></office:body></office:document-content>"
MANIFEST = (
    f'<?xml version="1.0" encoding="UTF-8"?><manifest:manifest xmlns:manifest="{NAMES}manifest:1.0" '
    f'manifest:version="1.3"><manifest:file-entry manifest:full-path="/" manifest:media-type="{MIME}"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
)
NOT_IN_XML = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
SPACES = re.compile(r" {2,}|^ | $")


def opendocument(header: Sequence[str], rows: Iterable[Sequence[str]], *, title: str = "") -> bytes:
    body = "".join(_row(row) for row in (header, *rows))
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo("mimetype"), MIME)  # first, and not packed
        archive.writestr("content.xml", f"{OPEN}{quoteattr(title or 'LGNet')}>{body}{CLOSE}")
        archive.writestr("META-INF/manifest.xml", MANIFEST)
    return file.getvalue()


def _row(row: Sequence[str]) -> str:
    return f"<table:table-row>{''.join(map(_cell, row))}</table:table-row>"


def _cell(text: str) -> str:
    if not text:
        return "<table:table-cell/>"
    lines = NOT_IN_XML.sub("", neutral(text)).split("\n")
    told = "".join(f"<text:p>{_spaced(line)}</text:p>" for line in lines)
    return f'<table:table-cell office:value-type="string">{told}</table:table-cell>'


def _spaced(line: str) -> str:
    """Spaces in a row have an element of their own; a tab becomes a space, as LibreOffice would make it."""
    plain = escape(line.replace("\t", " ").replace("\r", ""))
    return SPACES.sub(lambda found: f'<text:s text:c="{len(found[0])}"/>', plain)
