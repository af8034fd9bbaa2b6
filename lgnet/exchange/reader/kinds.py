# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a file is, by its content: a name proves nothing."""

from lgnet.exchange.reader.refusing import Refused

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
WORKBOOK_STREAMS = ("Workbook".encode("utf-16-le"), "Book".encode("utf-16-le"))
FOREIGN = {
    b"%PDF": "pdf",
    b"\x89PNG": "picture",
    b"\xff\xd8\xff": "picture",
    b"GIF8": "picture",
    b"\x1f\x8b": "archive",
    b"7z\xbc\xaf": "archive",
    b"Rar!": "archive",
    b"BZh": "archive",
    b"\xfd7zXZ": "archive",
    b"SQLite format 3": "database",
    b"{\\rtf": "document",
    b"MZ": "program",
    b"\x7fELF": "program",
}


def kind_of(content: bytes) -> str:
    """`archive` (a workbook, perhaps) or `text`. Raises Refused for everything else."""
    if not content.strip(b"\0 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise Refused("empty")
    if content.startswith(OLE):
        _refuse_old_office(content)
    for sign, what in FOREIGN.items():
        if content.startswith(sign):
            raise Refused("not_a_table", what=what)
    if content.startswith(b"PK"):
        return "archive"
    _refuse_markup(content[:2_000])
    return "text"


def _refuse_old_office(content: bytes) -> None:
    if ENCRYPTED_PACKAGE in content:
        raise Refused("password")
    if any(stream in content for stream in WORKBOOK_STREAMS):
        raise Refused("old_excel")
    raise Refused("not_a_table", what="document")


def _refuse_markup(beginning: bytes) -> None:
    """What programs call .xls and is a page, or XML of 2003."""
    start = beginning.lstrip(b"\xef\xbb\xbf\xff\xfe\0 \t\r\n").replace(b"\0", b"").lower()
    if start.startswith((b"<!doctype html", b"<html", b"<table", b"<head", b"<meta")):
        raise Refused("web_page")
    if start.startswith((b"<?xml", b"<workbook", b"<!doctype")):
        raise Refused("not_a_table", what="xml")
