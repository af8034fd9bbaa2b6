# SPDX-License-Identifier: AGPL-3.0-or-later
"""Hostile and broken files, made by code, and what must be said of each.

`refused:<code>`  the file is not read. `note:<code>`  read, with a remark. `wrong:<code>`  read, and the row is given
back with this reason. `new`  read, and there is nothing to say.
"""

import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass

from lgnet.exchange.tests.building import (
    AMINATA,
    HEADER,
    MAIN,
    by_hand,
    excel,
    flagged_as_encrypted,
    inline,
    lying,
    old_office,
    rows_of,
    sheet,
    table,
    typed,
    zipped,
)
from lgnet.exchange.writing.opendocument import MANIFEST, opendocument
from lgnet.kernel import clock

GOOD = rows_of([HEADER, AMINATA])
ODS_MIME = "application/vnd.oasis.opendocument.spreadsheet"
LAUGHS = (
    "<!DOCTYPE l [<!ENTITY a 'ha'>"
    + "".join(f"<!ENTITY {b} '{f'&{a};' * 10}'>" for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    + "]>"
)
READS_PASSWORDS = "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>"


@dataclass(frozen=True)
class Hostile:
    name: str
    """What it is; its ending is the one it pretends to have."""
    make: Callable[[], bytes]
    outcome: str

    @property
    def file_name(self) -> str:
        return self.name.replace(" ", "-")


def birth(text: str) -> bytes:
    return table([HEADER, ["Aminata", "Diallo", text, ""]])


def sheet_of(*cells: str, **options: str) -> bytes:
    """A workbook whose second row has these cells after the names."""
    row = inline("A2", "Aminata") + inline("B2", "Diallo") + "".join(cells)
    return by_hand(sheet(f'{rows_of([HEADER])}<row r="2">{row}</row>', **options))


def long_shared_string() -> bytes:
    """One string of 8 MiB that 20,000 cells show."""
    strings = f'<sst xmlns="{MAIN}"><si><t>{"x" * 8 * 1024**2}</t></si></sst>'
    cells = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, 20_001))
    return by_hand(sheet(cells), parts={"xl/sharedStrings.xml": strings + random_letters(400_000)})


def random_letters(number: int) -> str:
    """A comment that does not pack, so that the ratio alone betrays nothing."""
    import random

    letters = random.Random(7).choices("abcdefghijklmnopqrstuvwxyz0123456789", k=number)
    return f"<!--{''.join(letters)}-->"


def deep(levels: int) -> bytes:
    inside = GOOD + "<x>" * levels + "</x>" * levels
    return by_hand(sheet(inside), parts={"xl/x.xml": random_letters(40_000)})


BOMBS = [
    Hostile(
        "zeros of 100 MiB.xlsx",
        lambda: by_hand(sheet(GOOD), parts={"xl/x.bin": bytes(100 * 1024**2)}),
        "refused:unpacks_too_large",
    ),
    Hostile(
        "zeros of 40 MiB.xlsx",
        lambda: by_hand(sheet(GOOD), parts={"xl/x.bin": bytes(40 * 1024**2)}),
        "refused:packed_too_tightly",
    ),
    Hostile(
        "bomb that lies about its size.xlsx",
        lambda: lying(by_hand(sheet(GOOD), parts={"xl/x.bin": bytes(80 * 1024**2)}), "xl/x.bin", says=1_000),
        "refused:lies_about_size",
    ),
    Hostile(
        "entry larger than it says.xlsx",
        lambda: lying(by_hand(sheet(GOOD)), "xl/worksheets/sheet1.xml", says=200),
        "refused:lies_about_size",
    ),
    Hostile(
        "workbook in a workbook.xlsx",
        lambda: by_hand(sheet(GOOD), parts={"xl/embeddings/in.xlsx": excel([HEADER])}),
        "refused:nested",
    ),
    Hostile(
        "archive of archives.xlsx",
        lambda: zipped({f"{n}.zip": zipped({"0": bytes(10_000)}) for n in range(16)}),
        "refused:nested",
    ),
    Hostile(
        "2,000 parts.xlsx",
        lambda: by_hand(sheet(GOOD), parts={f"xl/{n}.xml": b"<x/>" for n in range(2_000)}),
        "refused:too_many_parts",
    ),
    Hostile("billion laughs.xlsx", lambda: by_hand(sheet(GOOD, before=LAUGHS)), "refused:entities"),
    Hostile(
        "reads the passwords (XXE).xlsx",
        lambda: by_hand(sheet(GOOD, before=READS_PASSWORDS)),
        "refused:entities",
    ),
    Hostile(
        "entities in UTF-16.xlsx",
        lambda: by_hand(sheet(GOOD, before=LAUGHS).encode("utf-16")),
        "refused:entities",
    ),
    Hostile(
        "billion laughs.ods",
        lambda: zipped({"mimetype": ODS_MIME, "content.xml": f"<?xml version='1.0'?>{LAUGHS}<x>&i;</x>"}),
        "refused:entities",
    ),
    Hostile("a string of 8 MiB 20,000 times.xlsx", long_shared_string, "refused:needs_too_much"),
    Hostile("50,000 levels deep.xlsx", lambda: deep(50_000), "new"),
    Hostile(
        "climbs out of its folder.xlsx",
        lambda: by_hand(sheet(GOOD), parts={"../../etc/cron.d/x": b"x"}),
        "refused:dangerous",
    ),
    Hostile("macros.xlsm", lambda: by_hand(sheet(GOOD), parts={"xl/vbaProject.bin": b"x"}), "refused:macros"),
    Hostile(
        "links to other files.xlsx",
        lambda: by_hand(sheet(GOOD), parts={"xl/externalLinks/externalLink1.xml": b"<x/>"}),
        "note:links_to_files",
    ),
]
SHAPES = [
    Hostile("16,384 columns.xlsx", lambda: sheet_of(inline("XFD2", "far")), "refused:too_many_columns"),
    Hostile(
        "16,384 columns.csv", lambda: table([["c"] * 16_384, ["v"] * 16_384]), "refused:too_many_columns"
    ),
    Hostile(
        "last cell of the sheet.xlsx",
        lambda: by_hand(sheet(GOOD + f'<row r="1048576">{inline("XFD1048576", "x")}</row>')),
        "refused:too_many_rows",
    ),
    Hostile("1,048,576 rows only declared.xlsx", lambda: sheet_of(dimension="A1:XFD1048576"), "new"),
    Hostile("1,048,576 empty rows.ods", lambda: empty_rows(), "new"),
    Hostile("60,000 rows.csv", lambda: table([HEADER, *[AMINATA] * 60_000]), "refused:too_many_rows"),
    Hostile("empty.xlsx", lambda: excel([]), "refused:empty"),
    Hostile("empty.csv", lambda: b"", "refused:empty"),
    Hostile("spaces only.csv", lambda: b" \r\n;;;\r\n", "refused:empty"),
    Hostile("header only.xlsx", lambda: excel([HEADER]), "refused:only_header"),
    Hostile(
        "header twice the same.csv",
        lambda: table([[*HEADER[:2], "Nome"], ["Aminata", "Diallo", "Ami"]]),
        "note:same_header",
    ),
    Hostile("merged cells.xlsx", lambda: excel([HEADER, AMINATA], merge="E1:G1"), "note:merged_cells"),
    Hostile("three sheets.xlsx", lambda: excel([HEADER, AMINATA], sheets=3), "note:other_sheets"),
    Hostile("no header.csv", lambda: table([AMINATA, AMINATA]), "note:header_unknown"),
    Hostile("one line of 9 MB.csv", lambda: b"a" * 9_000_000, "refused:long_line"),
    Hostile("larger than 10 MiB.csv", lambda: b"a;b\r\n" * 2_200_000, "refused:too_large"),
]
BROKEN = [
    Hostile("cut in half.xlsx", lambda: excel([HEADER, AMINATA])[:2_500], "refused:broken"),
    Hostile(
        "one byte changed.xlsx",
        lambda: damaged(by_hand(sheet(GOOD), packed=False)),
        "refused:lies_about_size",
    ),
    Hostile("sheet is no XML.xlsx", lambda: by_hand("<worksheet><<<"), "refused:broken"),
    Hostile("no sheet inside.xlsx", lambda: zipped({"xl/workbook.xml": "<x/>"}), "refused:broken"),
    Hostile(
        "with a password.xlsx", lambda: old_office("EncryptionInfo", "EncryptedPackage"), "refused:password"
    ),
    Hostile(
        "with a password.ods",
        lambda: zipped(
            {
                "mimetype": ODS_MIME,
                "content.xml": b"\x01",
                "META-INF/manifest.xml": MANIFEST.replace(
                    "/></m", "><manifest:encryption-data/></manifest:file-entry></m"
                ),
            }
        ),
        "refused:password",
    ),
    Hostile(
        "zip with a password.xlsx", lambda: flagged_as_encrypted(by_hand(sheet(GOOD))), "refused:password"
    ),
    Hostile("Excel of 1997.xls", lambda: old_office("Workbook"), "refused:old_excel"),
    Hostile("Excel in binary.xlsb", lambda: zipped({"xl/workbook.bin": b"x"}), "refused:binary_excel"),
    Hostile(
        "page called Excel.xls",
        lambda: b"<html><table><tr><td>Nome</td></tr></table></html>",
        "refused:web_page",
    ),
    Hostile(
        "XML of 2003.xls", lambda: b'<?xml version="1.0"?><Workbook><Row/></Workbook>', "refused:not_a_table"
    ),
    Hostile("letter.docx", lambda: zipped({"word/document.xml": "<x/>"}), "refused:not_a_table"),
    Hostile("scan.pdf", lambda: b"%PDF-1.7\n", "refused:not_a_table"),
    Hostile("NULs.csv", lambda: b"Nome;Cognome\r\nAmi\0nata;Diallo\r\n", "refused:not_a_table"),
    Hostile("quotes that never end.csv", lambda: b'Nome;Cognome\r\n"Aminata;Diallo\r\n', "refused:quotes"),
    Hostile(
        "bytes of no encoding.csv", lambda: b"Nome;Cognome\r\nAmi\x81\x8dnata;Diallo\r\n", "refused:encoding"
    ),
    Hostile(
        "half of UTF-16.csv",
        lambda: table([HEADER, AMINATA], encoding="utf-16") + b"\x00",
        "refused:encoding",
    ),
]
WRITTEN = [
    Hostile(
        "Windows-1252.csv",
        lambda: table([HEADER, ["Niccolò", "D’Aià", "1990", ""]], encoding="cp1252"),
        "new",
    ),
    Hostile("UTF-16.csv", lambda: table([HEADER, AMINATA], encoding="utf-16", separator="\t"), "new"),
    Hostile("UTF-16 without a mark.csv", lambda: table([HEADER, AMINATA], encoding="utf-16-le"), "new"),
    Hostile(
        "encoded twice.csv",
        lambda: table([HEADER, ["Niccolò", "Aià", "1990", ""]]).decode("cp1252", "replace").encode(),
        "note:twice_encoded",
    ),
    Hostile(
        "marks of writing direction.csv",
        lambda: table([HEADER, ["\u202eAminata", "Diallo\u200f", "1990", ""]]),
        "note:odd_signs",
    ),
    Hostile("31 February.csv", lambda: birth("31/02/1990"), "wrong:impossible_day"),
    Hostile("month and day swapped.csv", lambda: birth("02/31/1990"), "wrong:impossible_day"),
    Hostile(
        "year of two digits, two readings.csv",
        lambda: birth(f"01/01/{clock.today().year % 100:02d}"),
        "wrong:two_digit_year",
    ),
    Hostile("year of two digits, one reading.csv", lambda: birth("05/03/87"), "new"),
    Hostile("born tomorrow.csv", lambda: birth("01/01/2999"), "wrong:people.impossible_birth"),
    Hostile("born in words.csv", lambda: birth("a primavera"), "wrong:not_a_day"),
    Hostile("29 February 1900, which never was.xlsx", lambda: typed(60), "wrong:people.impossible_birth"),
    Hostile("day as a bare number.xlsx", lambda: typed(32_939, look="0"), "new"),
    Hostile("day number before March 1900.xlsx", lambda: typed(45, look="0"), "wrong:not_a_day"),
    Hostile("error cell.xlsx", lambda: sheet_of('<c r="C2" t="e"><v>#N/A</v></c>'), "wrong:error"),
    Hostile(
        "formula never calculated.xlsx",
        lambda: sheet_of('<c r="C2"><f>TODAY()</f></c>'),
        "wrong:uncalculated",
    ),
    Hostile("formula with its value.xlsx", lambda: sheet_of('<c r="C2"><f>1990+0</f><v>1990</v></c>'), "new"),
    Hostile(
        "number that lost its digits.xlsx",
        lambda: sheet_of('<c r="D2"><v>1.2345678901234568E+19</v></c>'),
        "wrong:digits_lost",
    ),
    Hostile(
        "cell of 100,000 letters.csv",
        lambda: table([HEADER, ["A" * 100_000, "Diallo", "", ""]]),
        "wrong:too_long",
    ),
    Hostile(
        "formula that calls a program.csv",
        lambda: table([HEADER, ["=cmd|' /C calc'!A0", "Diallo", "", ""]]),
        "new",
    ),
    Hostile("more cells than columns.csv", lambda: table([HEADER, [*AMINATA, "x", "y"]]), "wrong:more_cells"),
]


def empty_rows() -> bytes:
    """LibreOffice writes a sheet to its very end, as one row repeated."""
    content = zipfile.ZipFile(io.BytesIO(opendocument(HEADER, [AMINATA]))).read("content.xml").decode()
    cell = '<table:table-cell table:number-columns-repeated="16384"/>'
    repeated = f'<table:table-row table:number-rows-repeated="1048570">{cell}</table:table-row>'
    content = content.replace("</table:table>", repeated + "</table:table>")
    return zipped({"mimetype": ODS_MIME, "content.xml": content, "META-INF/manifest.xml": MANIFEST})


def damaged(content: bytes) -> bytes:
    place = content.index(b"Aminata")
    return content[:place] + b"X" + content[place + 1 :]


CORPUS = [*BOMBS, *SHAPES, *BROKEN, *WRITTEN]
