# SPDX-License-Identifier: AGPL-3.0-or-later
"""Why a file is not kept, in the user's words: at once when it is brought, or after it has been looked at."""

from django.utils.translation import gettext_lazy as _

from lgnet.kernel.errors import Conflict, Invalid, NotFound
from lgnet.trust.files.kinds import MOST_BYTES, MOST_FILES, MOST_PAGES, MOST_PIXELS, MOST_TOGETHER

PHOTOGRAPH_IT = _("Photograph the pages instead, or print them to a new PDF.")


class NoFileChosen(Invalid):
    code = "trust.no_file_chosen"
    sentence = _("No file was chosen.")
    next_step = _("Take a photo, or choose photos (JPEG, PNG, WebP) or a PDF.")


class TooManyFiles(Invalid):
    code = "trust.too_many_files"
    sentence = _("There would be more than %(most)s files here.")
    next_step = _("Bring fewer, or take away those that are not needed.")


class TooMuchTogether(Invalid):
    code = "trust.files_too_large_together"
    sentence = _("Together the files are larger than %(most)s MB, or one of them is larger than %(each)s MB.")
    next_step = _("Bring a few at a time.")


class NotThisFile(Invalid):
    """One of several: `name` is how it was called, `why` the sentence of its own refusal."""

    code = "trust.not_this_file"
    sentence = _("“%(name)s”: %(why)s")
    next_step = _("%(advice)s None of the files was kept; bring the others again.")


class FileEmpty(Invalid):
    code = "trust.file_empty"
    sentence = _("There is nothing in the file.")
    next_step = _("Take the photo again.")


class FileTooLarge(Invalid):
    code = "trust.file_too_large"
    sentence = _("The file is larger than %(most)s MB.")
    next_step = _("Take the photo with a lower resolution, or split the PDF.")


class FileOfOtherKind(Invalid):
    code = "trust.file_of_other_kind"
    sentence = _("The file is neither a photo (JPEG, PNG, WebP) nor a PDF.")
    next_step = PHOTOGRAPH_IT


class FileOfIphone(Invalid):
    code = "trust.file_of_iphone"
    sentence = _("The photo is of a kind that only some phones can show (HEIC).")
    next_step = _(
        "On the iPhone choose Settings, Camera, Formats, “Most compatible” and take it again; or send it as JPEG."
    )


class FileBroken(Invalid):
    code = "trust.file_broken"
    sentence = _("The file is damaged, or was cut off while it was sent.")
    next_step = _("Send it again, or take the photo anew.")


class FileNeedsTooMuch(Invalid):
    code = "trust.file_needs_too_much"
    sentence = _("Opening the file takes more time or memory than any photo or paper needs.")
    next_step = PHOTOGRAPH_IT


class FileHasTooManyPoints(Invalid):
    code = "trust.file_has_too_many_points"
    sentence = _("The picture has more than %(most)s million points.")
    next_step = _("Take it with a lower resolution.")


class FileHasTooManyPages(Invalid):
    code = "trust.file_has_too_many_pages"
    sentence = _("The PDF has more than %(most)s pages.")
    next_step = _("Bring only the pages that are needed.")


class FileHasPassword(Invalid):
    code = "trust.file_has_password"
    sentence = _("The PDF is protected by a password.")
    next_step = _("Save a copy without it, or photograph the pages.")


class FileHoldsPrograms(Invalid):
    code = "trust.file_holds_programs"
    sentence = _("The PDF contains programs, a form that runs by itself, or commands to the computer.")
    next_step = PHOTOGRAPH_IT


class FileHoldsFiles(Invalid):
    code = "trust.file_holds_files"
    sentence = _("The PDF contains other files.")
    next_step = PHOTOGRAPH_IT


class NoSuchFile(NotFound):
    code = "trust.no_such_file"
    sentence = _("This file is no longer there, or is not open to you.")
    next_step = _("Go back and look at the files that are there.")


class FileNotReady(Conflict):
    code = "trust.file_not_ready"
    sentence = _("This file is still being checked.")
    next_step = _("Wait some seconds and try again.")


OF_A_FILE = {
    one.code: one
    for one in (
        FileEmpty, FileTooLarge, FileOfOtherKind, FileOfIphone, FileBroken, FileNeedsTooMuch, FileHasTooManyPoints,
        FileHasTooManyPages, FileHasPassword, FileHoldsPrograms, FileHoldsFiles,
    )
}  # fmt: skip
MOST = {
    FileTooLarge.code: MOST_BYTES // 1024**2,
    FileHasTooManyPoints.code: MOST_PIXELS // 1_000_000,
    FileHasTooManyPages.code: MOST_PAGES,
}


def problem_of(code: str) -> Invalid:
    """By its code, with its numbers."""
    return OF_A_FILE.get(code, FileBroken)(**({"most": MOST[code]} if code in MOST else {}))


def too_many() -> TooManyFiles:
    return TooManyFiles(most=MOST_FILES)


def too_much() -> TooMuchTogether:
    return TooMuchTogether(most=MOST_TOGETHER // 1024**2, each=MOST_BYTES // 1024**2)
