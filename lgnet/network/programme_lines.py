# SPDX-License-Identifier: AGPL-3.0-or-later
"""A programme as lines of words, so that two states of it can be compared by a person."""

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lgnet.network.choices import STATEMENT_FIELDS, Precision
from lgnet.network.models import Partnership, Programme

PLAIN = {"title": gettext_lazy("Title"), "full_name": gettext_lazy("Full name"), "fund": gettext_lazy("Fund")}
FORMATS = {Precision.DAY: "j F Y", Precision.MONTH: "F Y", Precision.YEAR: "Y"}


def day_known(day, precision: str = Precision.DAY) -> str:
    """As far as it is known: «16 gennaio 2024», «aprile 2022», «2019»."""
    return date_format(day, FORMATS[precision]) if day else ""


def euro(amount) -> str:
    return (
        f"€ {number_format(amount, decimal_pos=2, use_l10n=True, force_grouping=True)}"
        if amount is not None
        else ""
    )


def lines_of(programme: Programme) -> dict[str, str]:
    """Each thing the programme says, by its name in the reader's language."""
    return {**_fields(programme), **_texts(programme), **_partners(programme), **_sources(programme)}


def _fields(programme: Programme) -> dict[str, str]:
    return {
        **{
            f"{label} ({language})": getattr(programme, f"{field}_{language}")
            for field, label in PLAIN.items()
            for language in ("it", "en")
        },
        _("Funding channel"): programme.get_funding_channel_display(),
        _("State"): programme.get_state_display(),
        _("Beginning"): day_known(programme.starts_on, programme.starts_precision),
        _("End"): day_known(programme.ends_on, programme.ends_precision),
        _("Amount"): euro(programme.total_amount),
        _("Follows"): programme.follows.code if programme.follows else "",
    }


def _texts(programme: Programme) -> dict[str, str]:
    return {
        f"{text.get_kind_display()} {text.position} ({language})": words
        for text in programme.texts.all()
        for language, words in (("it", text.text_it), ("en", text.text_en))
    }


def _partners(programme: Programme) -> dict[str, str]:
    partners = programme.partnerships.select_related("organisation", "city")
    return {f"{one.organisation} – {one.get_role_display()}": part_in_words(one) for one in partners}


def part_in_words(partnership: Partnership) -> str:
    parts = [
        str(partnership.city or ""),
        " – ".join(filter(None, (day_known(partnership.starts_on), day_known(partnership.ends_on)))),
        partnership.cup and f"CUP {partnership.cup}",
        euro(partnership.share),
        partnership.processor_until
        and _("processor until %(day)s") % {"day": day_known(partnership.processor_until)},
    ]
    return "; ".join(filter(None, parts)) or _("takes part")


def _sources(programme: Programme) -> dict[str, str]:
    said: dict[str, str] = {}
    for one in programme.statements.order_by("field", "subject", "source_title", "wording_it"):
        about = " ".join(filter(None, (str(STATEMENT_FIELDS.get(one.field, one.field)), one.subject)))
        place = f"{about} – {one.source_title}"
        said[place] = "; ".join(filter(None, (said.get(place), one.wording_it)))
    for one in programme.reportedresults.all():
        said[f"{_('Reported result')}: {one.key}"] = f"{one.get_qualifier_display()} {one.value}"
    return said
