# SPDX-License-Identifier: AGPL-3.0-or-later
"""The parts of a city's service page: those of the municipal model, in its order and with its names.

The Italian labels are the State's own words, which its validator compares letter by letter: they are in the Italian
catalogue, and a test keeps them.
"""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Section:
    code: str
    label: object
    anchor: str = ""
    """Where the index of the page leads; empty for what stands in the head, or on a page of its own."""
    element: str = ""
    """The validator's name of it (`data-element`)."""
    mandatory: bool = True
    legal: bool = False
    """Binding words: only a text that a person has reviewed is ever shown."""
    longest: int = 6000


SECTIONS = {
    section.code: section
    for section in (
        Section("title", _("Title"), element="service-title", longest=120),
        Section("summary", _("In a sentence"), element="service-description", longest=160),
        Section("addressed", _("Who it is for"), "who-needs", "service-addressed"),
        Section(
            "description", _("Description"), "description", "service-extended-description", mandatory=False
        ),
        Section("how_to", _("How to do it"), "how-to", "service-how-to"),
        Section("needed", _("What you need"), "needed", "service-needed"),
        Section("achieved", _("What you get"), "obtain", "service-achieved"),
        Section("deadlines", _("Times and deadlines"), "deadlines", "service-calendar-text"),
        Section("cost", _("How much it costs"), "costs", "service-cost", mandatory=False),
        Section("access", _("Access the service"), "submit-request", "service-generic-access"),
        Section("more", _("More information"), "more-info", "service-more-info", mandatory=False),
        Section("faq", _("Frequently asked questions"), "faq", "faq-answers", mandatory=False),
        Section("conditions", _("Conditions of service"), "conditions", "service-conditions", legal=True),
        Section("privacy", _("Privacy notice"), legal=True, longest=20000),
    )
}
CONTACTS = Section("contacts", _("Contacts"), "contacts", "service-area")
"""Filled from the city's live records, never written."""
IN_THE_INDEX = [*(section for section in SECTIONS.values() if section.anchor), CONTACTS]
