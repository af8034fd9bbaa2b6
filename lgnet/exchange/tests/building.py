# SPDX-License-Identifier: AGPL-3.0-or-later
"""Files as people, programs and attackers make them."""

import io
import struct
import zipfile
from collections.abc import Iterable, Sequence

import xlsxwriter

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
HEADER = ["Nome", "Cognome", "Data di nascita", "Telefono"]
AMINATA = ["Aminata", "Diallo", "07/03/1998", "333 1234567"]
TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/xl/workbook.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>'
)
BOOK = (
    f'<?xml version="1.0"?><workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>'
    '<sheet name="Foglio1" sheetId="1" r:id="rId1"/></sheets></workbook>'
)
BOOK_LINKS = (
    f'<?xml version="1.0"?><Relationships xmlns="{PACKAGE}"><Relationship Id="rId1" Type="{OFFICE}/worksheet" '
    'Target="worksheets/sheet1.xml"/></Relationships>'
)
LINKS = (
    f'<?xml version="1.0"?><Relationships xmlns="{PACKAGE}"><Relationship Id="rId1" Type="{OFFICE}/officeDocument" '
    'Target="xl/workbook.xml"/></Relationships>'
)


def excel(rows: Iterable[Sequence[object]], *, sheets: int = 1, merge: str = "") -> bytes:
    """A workbook as Excel makes it, its values typed."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False})
    for number in range(sheets):
        sheet = book.add_worksheet(f"Foglio{number + 1}")
        for place, row in enumerate(rows):
            sheet.write_row(place, 0, row)
        if merge:
            sheet.merge_range(merge, "unite")
    book.close()
    return file.getvalue()


def typed(value: object, *, look: str = "dd/mm/yyyy", header: Sequence[str] = HEADER) -> bytes:
    """A workbook with one person, whose birth is a cell of that value and look."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, header)
    sheet.write_row(1, 0, ["Aminata", "Diallo"])
    sheet.write_number(1, 2, value, book.add_format({"num_format": look}))
    book.close()
    return file.getvalue()


def inline(place: str, text: str) -> str:
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


def rows_of(rows: Iterable[Sequence[str]]) -> str:
    """The rows of a sheet in its own words."""
    return "".join(
        f'<row r="{number}">'
        + "".join(inline(f"{chr(65 + place)}{number}", text) for place, text in enumerate(row))
        + "</row>"
        for number, row in enumerate(rows, start=1)
    )


def sheet(inside: str, *, dimension: str = "", before: str = "") -> str:
    size = f'<dimension ref="{dimension}"/>' if dimension else ""
    return f'<?xml version="1.0"?>{before}<worksheet xmlns="{MAIN}">{size}<sheetData>{inside}</sheetData></worksheet>'


def by_hand(sheet_xml: str | bytes, *, parts: dict[str, bytes] | None = None, packed: bool = True) -> bytes:
    """A workbook of parts that no program would write."""
    named = {
        "[Content_Types].xml": TYPES, "_rels/.rels": LINKS, "xl/workbook.xml": BOOK,
        "xl/_rels/workbook.xml.rels": BOOK_LINKS, "xl/worksheets/sheet1.xml": sheet_xml, **(parts or {}),
    }  # fmt: skip
    return zipped(named, packed=packed)


def zipped(named: dict[str, str | bytes], *, packed: bool = True) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED) as archive:
        for name, content in named.items():
            archive.writestr(name, content)
    return file.getvalue()


def lying(content: bytes, name: str, *, says: int) -> bytes:
    """The archive, whose lists say that this entry unpacks to `says` bytes."""
    changed = bytearray(content)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        local = archive.getinfo(name).header_offset
        central = content.index(b"PK\x01\x02", archive.start_dir)
    while content[central : central + 4] == b"PK\x01\x02":
        name_length, extra, comment = struct.unpack("<HHH", content[central + 28 : central + 34])
        if content[central + 46 : central + 46 + name_length] == name.encode():
            changed[central + 24 : central + 28] = struct.pack("<I", says)
        central += 46 + name_length + extra + comment
    changed[local + 22 : local + 26] = struct.pack("<I", says)
    return bytes(changed)


def flagged_as_encrypted(content: bytes) -> bytes:
    """The archive, all of whose entries say that they need a password."""
    changed = bytearray(content)
    for sign, offset in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        place = content.find(sign)
        while place >= 0:
            changed[place + offset] |= 1
            place = content.find(sign, place + 4)
    return bytes(changed)


def old_office(*streams: str) -> bytes:
    """A compound file of Microsoft's, as far as its beginning and the names of its streams."""
    names = b"".join(name.encode("utf-16-le").ljust(128, b"\0") for name in streams)
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + names + bytes(1024)


def table(rows: Iterable[Sequence[str]], *, separator: str = ";", encoding: str = "utf-8") -> bytes:
    return "".join(separator.join(row) + "\r\n" for row in rows).encode(encoding)
