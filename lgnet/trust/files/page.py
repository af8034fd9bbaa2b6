# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the pages of all contexts share that bring files and give them out."""

from collections.abc import Callable
from datetime import datetime

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.text import slugify
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from lgnet.kernel import clock
from lgnet.kernel.actor import Actor
from lgnet.kernel.errors import Invalid
from lgnet.trust.files import keeping
from lgnet.trust.files.keeping import Brought
from lgnet.trust.files.kinds import MOST_BYTES, MOST_FILES
from lgnet.trust.files.refusals import problem_of, too_much
from lgnet.trust.models import StoredFile

ACCEPT = "image/jpeg,image/png,image/webp,application/pdf"
"""With these a phone sends its photos as JPEG, also where it keeps them otherwise."""
TYPES = {"jpg": "image/jpeg", "pdf": "application/pdf"}


class ManyFiles(forms.ClearableFileInput):
    allow_multiple_selected = True


class ManyFilesField(forms.FileField):
    """Any number of files: a list."""

    widget = ManyFiles

    def clean(self, data, initial=None):
        return [super(ManyFilesField, self).clean(one) for one in data or [] if one]


class FilesForm(forms.Form):
    """A photo taken now, or files that are there: several at once."""

    photo = forms.FileField(
        label=_("Take a photo"), required=False, allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp", "capture": "environment"}),
    )  # fmt: skip
    files = ManyFilesField(
        label=_("Or choose photos or PDF"), required=False, allow_empty_file=True,
        widget=ManyFiles(attrs={"accept": ACCEPT}),
        help_text=_("Several at once; at most %(files)s, each of up to %(mb)s MB.")
        % {"files": MOST_FILES, "mb": MOST_BYTES // 1024**2},
    )  # fmt: skip

    def brought(self) -> list[Brought]:
        chosen = [self.cleaned_data.get("photo"), *self.cleaned_data.get("files", [])]
        return [Brought(file.name, file.read()) for file in chosen if file]


def brought(request, keep: Callable[[list[Brought]], list[StoredFile]]) -> tuple[FilesForm, list | None]:
    """The form, and what was kept of it; None when it is shown for the first time or refused."""
    if request.method != "POST":
        return FilesForm(), None
    form = FilesForm(request.POST, request.FILES)
    try:
        if getattr(request, "too_large", False):
            raise too_much()
        if form.is_valid():
            return form, keep(form.brought())
    except Invalid as problem:
        form.add_error(None, " ".join(filter(None, (problem.words(), problem.advice()))))
    return form, None


def after(request, address: str) -> HttpResponse:
    """To the page again, also where htmx has sent the form."""
    return HttpResponse(headers={"HX-Redirect": address}) if request.htmx else redirect(address)


def said_of(number: int) -> str:
    """After files were brought: how many were new."""
    if not number:
        return gettext("These files were here already.")
    words = ngettext(
        "%(number)s file is kept, and being checked.", "%(number)s files are kept, and being checked.", number
    )
    return words % {"number": number}


def listed(files) -> list[dict]:
    """Each with the words of why it is not kept, where that is so; without the contents."""
    return [
        {"file": file, "problem": problem_of(file.problem) if file.problem else None}
        for file in files.defer("sealed", "digest")
    ]


def attachment(file: StoredFile, *, name: object, by: Actor) -> HttpResponse:
    """To be saved, never shown by the browser under our address; called neutrally: others see the screen too."""
    return saved(keeping.given_out(file, by=by), kind=file.kind, name=name, at=file.added_at)


def saved(content: bytes, *, kind: str, name: object, at: datetime) -> HttpResponse:
    called = f"{slugify(str(name))}-{at.astimezone(clock.ROME):%Y%m%d-%H%M%S}.{kind}"
    return HttpResponse(
        content,
        content_type=TYPES[kind],
        headers={
            "Content-Disposition": f'attachment; filename="{called}"',
            "X-Content-Type-Options": "nosniff",
            "Content-Security-Policy": "default-src 'none'; sandbox",
        },
    )
