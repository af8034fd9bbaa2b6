# SPDX-License-Identifier: AGPL-3.0-or-later
"""Words of the file that stand for no code we know: what do they mean?"""

from django import forms
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _

from lgnet.exchange.actions.say_words import say_words
from lgnet.exchange.choices import BatchState
from lgnet.exchange.columns import CODED, label_of
from lgnet.exchange.policies import may_import
from lgnet.exchange.queries import get_batch, unknown_words
from lgnet.exchange.queries.batches import UnknownWord
from lgnet.exchange.telling.words import NO, YES
from lgnet.network.door import city_page
from lgnet.outreach.choices import ContactSource
from lgnet.outreach.codes import DONE, NEEDS
from lgnet.people.choices import Sex
from lgnet.people.codes import DOCUMENT_KINDS, REASONS, country_choices, language_choices

NOT_SAID, NOTHING = "", "-"
FIRST = [(NOT_SAID, _("Leave it wrong")), (NOTHING, _("It says nothing"))]


def choices_of(reads: str) -> list:
    from django.utils.translation import get_language

    language = get_language()
    return (
        FIRST
        + {
            "sex": lambda: [choice for choice in Sex.choices if choice[0]],
            "countries": country_choices,
            "languages": language_choices,
            "language": language_choices,
            "source": lambda: ContactSource.choices,
            "needs": lambda: NEEDS.choices(language),
            "done": lambda: DONE.choices(language),
            "permit_kind": lambda: DOCUMENT_KINDS.choices(language),
            "permit_reason": lambda: REASONS.choices(language),
            "yes_no": lambda: [(YES, _("Yes")), (NO, _("No"))],
        }[reads]()
    )


class WordsForm(forms.Form):
    def __init__(self, *args, words: list[UnknownWord], **options) -> None:
        super().__init__(*args, **options)
        self.words = words
        for place, one in enumerate(words):
            told = {"word": one.word[:60], "column": label_of(one.column), "number": one.number}
            self.fields[f"w{place}"] = forms.ChoiceField(
                label=_("“%(word)s” in %(column)s (%(number)s rows)") % told,
                choices=choices_of(CODED[one.column]), required=False,
            )  # fmt: skip

    def meanings(self) -> dict[tuple[str, str], str]:
        said = {
            (one.column, one.word): self.cleaned_data[f"w{place}"] for place, one in enumerate(self.words)
        }
        return {key: "" if code == NOTHING else code for key, code in said.items() if code != NOT_SAID}


@city_page(may_import, writes=True)
def words(request, by, batch_id):
    batch = get_batch(by, batch_id)
    unknown = unknown_words(batch) if batch.state == BatchState.CHECKED else []
    if not unknown:
        return redirect("exchange:import", request.city.slug, batch.pk)
    form = WordsForm(request.POST if request.method == "POST" else None, words=unknown)
    if request.method == "POST" and form.is_valid():
        meanings = form.meanings()
        if meanings:
            say_words(batch=batch, meanings=meanings, by=by)
        return redirect("exchange:import", request.city.slug, batch.pk)
    told = {"batch": batch, "form": form}
    return TemplateResponse(request, "exchange/words.html", told, status=422 if form.errors else 200)
