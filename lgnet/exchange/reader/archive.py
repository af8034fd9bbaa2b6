# SPDX-License-Identifier: AGPL-3.0-or-later
"""Looks into the zip archive that a workbook is, before anything opens it: sizes as declared, then as they are."""

import zipfile
import zlib
from io import BytesIO

from lgnet.exchange.reader.refusing import MOST_ENTRIES, MOST_RATIO, MOST_UNPACKED, Refused

CHUNK = 256 * 1024
ARCHIVES = (".zip", ".xlsx", ".xlsm", ".ods", ".docx", ".jar", ".gz", ".7z", ".rar")
MACROS = ("vbaproject.bin", "xl/macrosheets/", "basic/", "scripts/")
MARKUP = (".xml", ".rels", ".vml")
DOCTYPE = (
    b"<!DOCTYPE",
    b"<!doctype",
    b"<!ENTITY",
    "<!DOCTYPE".encode("utf-16-le"),
    "<!DOCTYPE".encode("utf-16-be"),
)
OVERLAP = 32
READABLE = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


def opened(content: bytes) -> zipfile.ZipFile:
    """The archive, looked through. Raises Refused."""
    try:
        archive = zipfile.ZipFile(BytesIO(content))
        entries = archive.infolist()
    except (zipfile.BadZipFile, NotImplementedError, UnicodeDecodeError, ValueError, OSError) as fault:
        raise Refused("broken") from fault
    _look_at_names(entries)
    _look_at_declared_sizes(entries, packed=len(content))
    _look_inside(archive, entries)
    return archive


def _look_at_names(entries: list[zipfile.ZipInfo]) -> None:
    if len(entries) > MOST_ENTRIES:
        raise Refused("too_many_parts", number=len(entries), most=MOST_ENTRIES)
    names = [entry.filename for entry in entries]
    if len(set(names)) < len(names):
        raise Refused("broken")
    if any(entry.flag_bits & 1 for entry in entries):
        raise Refused("password")
    for name in names:
        low = name.lower()
        if name.startswith(("/", "\\")) or ".." in name.replace("\\", "/").split("/"):
            raise Refused("dangerous")
        if any(low.endswith(sign) or low.startswith(sign) for sign in MACROS):
            raise Refused("macros")
        if low.endswith(ARCHIVES):
            raise Refused("nested")


def _look_at_declared_sizes(entries: list[zipfile.ZipInfo], *, packed: int) -> None:
    unpacked = sum(entry.file_size for entry in entries)
    if unpacked > MOST_UNPACKED:
        raise Refused("unpacks_too_large", most=MOST_UNPACKED // 1024**2)
    if unpacked > MOST_RATIO * max(packed, 1):
        raise Refused("packed_too_tightly", most=MOST_RATIO)


def _look_inside(archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo]) -> None:
    """Unpack all once, keeping nothing: what says little of its size and holds much is found here."""
    left = MOST_UNPACKED
    for entry in entries:
        if entry.compress_type not in READABLE:
            raise Refused("broken")
        left -= _looked_at(archive, entry, most=left)


def _looked_at(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, *, most: int) -> int:
    """The true size of an entry."""
    size, before = 0, b""
    is_markup = entry.filename.lower().endswith(MARKUP)
    try:
        with archive.open(entry) as part:
            while chunk := part.read(CHUNK):
                size += len(chunk)
                if size > most or size > entry.file_size:
                    raise Refused("lies_about_size")
                if is_markup and any(sign in before + chunk for sign in DOCTYPE):
                    raise Refused("entities")
                before = chunk[-OVERLAP:]
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError) as fault:
        raise Refused("lies_about_size" if "CRC" in str(fault) else "broken") from fault
    if size != entry.file_size:
        raise Refused("lies_about_size")
    return size
