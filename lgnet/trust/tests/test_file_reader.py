# SPDX-License-Identifier: AGPL-3.0-or-later
"""What people bring is opened by a process that can do nothing else: pictures are drawn anew, bad papers refused."""

import io
import subprocess
import sys
import zlib

import pytest
from PIL import Image
from pypdf import PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, TextStringObject

from lgnet.kernel.confined import HOME
from lgnet.trust.files.kinds import LONGEST_SIDE, MOST_BYTES, MOST_PAGES, Refused, kind_of
from lgnet.trust.files.looking import seen
from lgnet.trust.files.refusals import OF_A_FILE, problem_of

ORIENTATION, MAKER, PLACE = 0x0112, 0x010F, 0x8825


def picture(kind: str = "JPEG", *, size=(80, 40), mode: str = "RGB", colour="navy", **told) -> bytes:
    written = io.BytesIO()
    Image.new(mode, size, colour).save(written, kind, **told)
    return written.getvalue()


def from_a_phone() -> bytes:
    """Lying on its side, with its maker and the place where it was taken."""
    around = Image.Exif()
    around[ORIENTATION], around[MAKER] = 6, "Zefiro-7731"
    around.get_ifd(PLACE)[1], around.get_ifd(PLACE)[2] = "N", (45.0, 4.0, 7.0)
    return picture(exif=around)


def paper(*, pages: int = 1, change=lambda writer: None) -> bytes:
    writer, written = PdfWriter(), io.BytesIO()
    for _page in range(pages):
        writer.add_blank_page(100, 100)
    change(writer)
    writer.write(written)
    return written.getvalue()


def deed(kind: str, **told):
    def change(writer: PdfWriter) -> None:
        action = DictionaryObject({NameObject("/S"): NameObject(kind)})
        action.update({NameObject(f"/{name}"): TextStringObject(words) for name, words in told.items()})
        writer.root_object[NameObject("/OpenAction")] = writer._add_object(action)

    return change


def with_a_file(writer: PdfWriter) -> None:
    writer.add_attachment("invoice.exe", b"MZ")


def hidden_deep(writer: PdfWriter) -> None:
    """Not where one looks first: on an annotation of a page."""
    program = DictionaryObject(
        {NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject("x()")}
    )
    note = DictionaryObject({NameObject("/Subtype"): NameObject("/Link"), NameObject("/A"): program})
    writer.pages[0][NameObject("/Annots")] = ArrayObject([writer._add_object(note)])


def refusal(content: bytes) -> str:
    with pytest.raises(Refused) as refused:
        seen(content)
    return refused.value.code


def test_a_photo_keeps_nothing_of_what_the_phone_wrote_around_it_and_stands_upright():
    brought = from_a_phone()
    assert b"Zefiro-7731" in brought and Image.open(io.BytesIO(brought)).getexif().get_ifd(PLACE)  # control
    kept = seen(brought)
    drawn = Image.open(io.BytesIO(kept.content))
    assert kept.kind == "jpg" and drawn.size == (40, 80)
    assert b"Zefiro-7731" not in kept.content and not dict(drawn.getexif())


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_each_kind_of_picture_is_drawn_anew_as_jpeg(kind):
    assert Image.open(io.BytesIO(seen(picture(kind)).content)).format == "JPEG"


def test_what_was_transparent_is_white():
    kept = seen(picture("PNG", mode="RGBA", colour=(0, 0, 0, 0)))
    assert Image.open(io.BytesIO(kept.content)).getpixel((5, 5)) == (255, 255, 255)


def test_a_large_picture_is_kept_with_fewer_points():
    drawn = Image.open(io.BytesIO(seen(picture(size=(5_000, 2_000))).content))
    assert drawn.size == (LONGEST_SIDE, LONGEST_SIDE * 2 // 5)


def test_a_picture_that_unpacks_to_gigabytes_is_refused_before_it_does():
    bomb = picture("PNG", size=(30_000, 30_000), mode="1", colour=0)
    assert len(bomb) < 200_000 and refusal(bomb) == "trust.file_has_too_many_points"


def test_a_picture_that_lies_about_its_size_harms_nobody():
    small = bytearray(picture("PNG", size=(9, 9)))
    head = small[12:16] + (7_000).to_bytes(4) + (7_000).to_bytes(4) + small[24:29]
    small[12:33] = head + zlib.crc32(head).to_bytes(4)
    assert refusal(bytes(small)) == "trust.file_broken"


def test_a_paper_is_kept_as_it_is_with_its_pages_counted():
    brought = paper(pages=3)
    kept = seen(brought)
    assert (kept.kind, kept.pages, kept.content) == ("pdf", 3, brought)


@pytest.mark.parametrize(
    "change, code",
    [
        (deed("/JavaScript", JS="app.alert(1)"), "trust.file_holds_programs"),
        (deed("/Launch", F="calc.exe"), "trust.file_holds_programs"),
        (deed("/SubmitForm", F="https://example.org"), "trust.file_holds_programs"),
        (hidden_deep, "trust.file_holds_programs"),
        (with_a_file, "trust.file_holds_files"),
        (lambda writer: writer.encrypt("secret"), "trust.file_has_password"),
    ],
    ids=["script", "command", "sending", "hidden", "file", "password"],
)
def test_a_paper_that_does_more_than_be_read_is_refused(change, code):
    assert refusal(paper(change=change)) == code


def test_a_paper_that_opens_at_a_page_is_no_program():
    assert seen(paper(change=deed("/GoTo", D="first"))).kind == "pdf"


def test_a_paper_of_many_pages_is_refused():
    assert refusal(paper(pages=MOST_PAGES + 1)) == "trust.file_has_too_many_pages"


@pytest.mark.parametrize(
    "content, code",
    [
        (b"", "trust.file_empty"),
        (b"MZ\x90\0", "trust.file_of_other_kind"),
        (b"<svg onload='x()'/>", "trust.file_of_other_kind"),
        (b"GIF89a\1\0\1\0", "trust.file_of_other_kind"),
        (b"\0\0\0\x18ftypheic", "trust.file_of_iphone"),
        (b"\xff\xd8\xff not a photo", "trust.file_broken"),
        (b"%PDF-1.7 not a paper", "trust.file_broken"),
        (b"%PDF-1.7" + b" " * MOST_BYTES, "trust.file_too_large"),
    ],
)
def test_what_is_something_else_is_refused_by_its_content(content, code):
    assert refusal(content) == code


def test_a_name_proves_nothing():
    assert kind_of(picture("PNG")) == "picture"


@pytest.mark.parametrize("code", OF_A_FILE)
def test_each_refusal_has_its_words(code):
    problem = problem_of(code)
    assert "%(" not in problem.words() + problem.advice() and problem.advice()


ATTEMPTS = {
    "a connection": "import socket; socket.socket()",
    "a file": "open('/etc/hostname')",
    "a program": "import subprocess; subprocess.Popen(['/bin/true'])",
}
PREPARED = (
    "from lgnet.kernel.confined import confine\nfrom lgnet.trust.files.reader import __main__ as reader\n"
    "reader.picture.prepare(); reader.paper.prepare(){confined}\n{attempt}"
)


@pytest.mark.parametrize("what", ATTEMPTS)
def test_the_process_that_opens_files_can_do_nothing_else(what):
    for confined, ended_well in (("", True), ("; confine(memory=reader.MEMORY, seconds=9)", False)):
        program = PREPARED.format(confined=confined, attempt=ATTEMPTS[what])
        ended = subprocess.run([sys.executable, "-c", program], cwd=HOME, capture_output=True, env={})
        assert (ended.returncode == 0) is ended_well, ended.stderr
