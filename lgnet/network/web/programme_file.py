# SPDX-License-Identifier: AGPL-3.0-or-later
"""A programme from its file: read, shown as what it would change, then taken."""

from django import forms
from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lgnet.kernel.errors import Conflict, Invalid
from lgnet.network.actions.load_programme import load_programme
from lgnet.network.actions.try_programme import try_programme
from lgnet.network.door import network_page
from lgnet.network.files import SEED, FileNotValid, read_programme
from lgnet.network.files.programme_records import ProgrammeRecord
from lgnet.network.models import Organisation
from lgnet.network.policies import may_administer_network

MOST = 1_000_000  # bytes; the editions that exist have about 30,000


class FileForm(forms.Form):
    """A file, or its text when it comes back from the preview."""

    file = forms.FileField(label=gettext_lazy("Programme file (YAML)"), required=False)
    text = forms.CharField(
        label=gettext_lazy("Or its text"), required=False, strip=False, max_length=MOST,
        widget=forms.Textarea(attrs={"rows": 16, "spellcheck": "false"}),
    )  # fmt: skip

    def clean_file(self):
        sent = self.cleaned_data["file"]
        if sent and sent.size > MOST:
            raise forms.ValidationError(_("This file is too large to be a programme."))
        return sent

    def clean(self) -> dict:
        cleaned = super().clean()
        if cleaned.get("file"):
            cleaned["text"] = self._decoded(cleaned["file"].read())
        if not cleaned.get("text", "").strip() and not self.errors:
            self.add_error("file", _("Choose a file, or paste its text."))
        return cleaned

    def _decoded(self, content: bytes) -> str:
        try:
            return content.decode("utf-8-sig")
        except UnicodeDecodeError:
            self.add_error("file", _("This file is not text in UTF-8."))
            return ""


@network_page(may_administer_network, writes=True)
def programme_file(request, by):
    form = FileForm(request.POST or None, request.FILES or None)
    shown = {"form": form}
    if form.is_valid():
        text = form.cleaned_data["text"]
        try:
            record = _read(text)
            if "taken" in request.POST:
                return _taken(request, record, by=by)
            shown |= {"text": text, "record": record, "preview": try_programme(record, by=by)}
            return TemplateResponse(request, "network/programme_preview.html", shown)
        except FileNotValid as refusal:
            shown |= {"refusal": refusal.words(), "advice": refusal.advice(), "faults": refusal.faults}
        except (Conflict, Invalid) as problem:
            form.add_error(None, f"{problem.words()} {problem.advice()}")
    sent = request.method == "POST"
    return TemplateResponse(request, "network/programme_file.html", shown, status=422 if sent else 200)


def _read(text: str) -> ProgrammeRecord:
    return read_programme(text, organisations=dict(Organisation.objects.values_list("key", "kind")))


def _taken(request, record: ProgrammeRecord, *, by):
    programme = load_programme(record, by=by)
    messages.success(request, _("The programme is as its file says."))
    return redirect("network:programme", programme.code)


@network_page(may_administer_network)
def example(request, by):
    """An invented fourth edition, to begin from."""
    text = (SEED / "example_programme.yaml").read_text(encoding="utf-8")
    return TemplateResponse(request, "network/programme_example.html", {"text": text})
