# SPDX-License-Identifier: AGPL-3.0-or-later
"""A PDF is kept as it is, or not at all: what holds programs, other files or a password is refused."""

import io
import logging

from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

from lgnet.trust.files.kinds import MOST_PAGES, Refused

PROGRAMS = {"/JS", "/JavaScript", "/XFA", "/RichMedia"}
FILES = {"/EmbeddedFiles", "/EmbeddedFile", "/EF"}
DEEDS = {
    "/JavaScript", "/Launch", "/ImportData", "/SubmitForm", "/GoToE", "/GoToR", "/Rendition", "/Movie", "/Sound",
}  # fmt: skip
"""What a press, or only opening it, would do beyond turning to another page or a web address."""
MOST_PARTS = 200_000


def prepare() -> None:
    """Load all that is needed: later nothing can be opened."""
    logging.disable(logging.CRITICAL)
    small, written = PdfWriter(), io.BytesIO()
    small.add_blank_page(9, 9)
    small.compress_identical_objects()
    small.write(written)
    examined(written.getvalue())


def examined(content: bytes) -> tuple[dict, bytes]:
    paper = PdfReader(io.BytesIO(content))
    if paper.is_encrypted:
        raise Refused("trust.file_has_password")
    _look_through(paper)
    pages = len(paper.pages)
    if pages > MOST_PAGES:
        raise Refused("trust.file_has_too_many_pages")
    return {"kind": "pdf", "pages": pages}, content


def _look_through(paper: PdfReader) -> None:
    """Every part that can be reached, each once."""
    waiting, known, parts = [paper.trailer["/Root"]], set(), 0
    while waiting:
        part = waiting.pop()
        parts += 1
        if parts > MOST_PARTS:
            raise Refused("trust.file_needs_too_much")
        if isinstance(part, IndirectObject):
            if (part.idnum, part.generation) not in known:
                known.add((part.idnum, part.generation))
                waiting.append(part.get_object())
        elif isinstance(part, DictionaryObject):
            _judge(part)
            waiting += [part.raw_get(name) for name in part]
        elif isinstance(part, ArrayObject):
            waiting += list(part)


def _judge(part: DictionaryObject) -> None:
    names = set(part)
    if names & FILES:
        raise Refused("trust.file_holds_files")
    if names & PROGRAMS or part.get("/S") in DEEDS:
        raise Refused("trust.file_holds_programs")
