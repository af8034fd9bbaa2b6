# SPDX-License-Identifier: AGPL-3.0-or-later
"""The criteria by which the State's validator judges a municipality's service page (C.SI.1.3, 1.2, 2.1, 2.2, 2.5, 3.2,
3.3, 3.4, R.SI.1.1), as questions to a page. In other languages than Italian the same questions, with our own labels.

Written from the documentation of the criteria and from the behaviour of italia/pa-website-validator-ng.
"""

import json

from django.utils import translation

from lgnet.portal.choices import Disliked, Liked
from lgnet.portal.dom import Element
from lgnet.portal.sections import CONTACTS, SECTIONS

MANDATORY = [
    "A chi è rivolto", "Come fare", "Cosa serve", "Cosa si ottiene", "Tempi e scadenze", "Accedi al servizio",
    "Condizioni di servizio", "Contatti",
]  # fmt: skip
SECTIONS_OF_THEM = ["addressed", "how_to", "needed", "achieved", "deadlines", "access", "conditions"]
WITH_TEXT = [
    "service-title", "service-description", "service-addressed", "service-how-to", "service-needed",
    "service-achieved", "service-calendar-text", "service-area",
]  # fmt: skip
THERE = ["service-status", "service-file", "service-generic-access", "service-booking-access"]
FEWEST_LETTERS, FEWEST_CARDS = 3, 10
IN_JSON = [
    "name", "serviceType", "serviceOperator.name", "areaServed.name", "audience.audienceType",
    "availableChannel.serviceUrl", "availableChannel.serviceLocation.name",
    "availableChannel.serviceLocation.address.streetAddress", "availableChannel.serviceLocation.address.postalCode",
    "availableChannel.serviceLocation.address.addressLocality",
]  # fmt: skip
FEEDBACK = {
    "feedback-title": "Quanto sono chiare le informazioni su questa pagina?",
    "feedback-rating-positive": "Quali sono stati gli aspetti che hai preferito?",
    "feedback-rating-negative": "Dove hai incontrato le maggiori difficoltà?",
}
LIKED = [
    "Le indicazioni erano chiare", "Le indicazioni erano complete", "Capivo sempre che stavo procedendo correttamente",
    "Non ho avuto problemi tecnici", "Altro",
]  # fmt: skip
DISLIKED = [
    "A volte le indicazioni non erano chiare", "A volte le indicazioni non erano complete",
    "A volte non capivo se stavo procedendo correttamente", "Ho avuto problemi tecnici", "Altro",
]  # fmt: skip
LICENCE = "rilasciati con licenza CC-BY 4.0. Gli utenti sono quindi liberi di condividere"


def labels(language: str) -> list[str]:
    """Of the mandatory voices of the index: the State's in Italian, ours elsewhere."""
    if language == "it":
        return MANDATORY
    with translation.override(language):
        return [str(SECTIONS[code].label) for code in SECTIONS_OF_THEM] + [str(CONTACTS.label)]


def index_faults(page: Element, language: str) -> list[str]:
    index = page.element("page-index")
    if index is None:
        return ["page-index"]
    links = [item.children[0] for item in index.find("li") if item.parent is index]
    found = [link.text for link in links if link.text in labels(language)]
    faults = [] if found == labels(language) else [f"index: {found}"]
    anchors = {one.attributes["id"] for one in page.walk() if "id" in one.attributes}
    return faults + [
        f"{link.text} leads nowhere" for link in links if link.attributes["href"][1:] not in anchors
    ]


def content_faults(page: Element) -> list[str]:
    found = {name: page.element(name) for name in WITH_TEXT}
    faults = [name for name, one in found.items() if one is None or len(one.text) < FEWEST_LETTERS]
    faults += [name for name in THERE if page.element(name) is None]
    if not any(one.text for one in page.find(data_element="service-topic")):
        faults.append("service-topic")
    if len(page.element("service-description").text) > 160:
        faults.append("service-description is too long")
    return faults


def breadcrumb_faults(page: Element, language: str) -> list[str]:
    with translation.override(language):
        services = translation.gettext("Services").lower()
    steps = [item.text.lower() for item in page.element("breadcrumb").find("li")]
    there = services in steps and len(steps[steps.index(services) + 1]) >= FEWEST_LETTERS
    return [] if there else [f"breadcrumb: {steps}"]


def json_faults(page: Element) -> list[str]:
    script = page.element("metatag")
    if script is None or script.attributes.get("type") != "application/ld+json":
        return ["metatag"]
    told = json.loads("".join(script.children))
    faults = [] if told["@type"] == "GovernmentService" else ["@type"]
    for path in IN_JSON:
        value = told
        for step in path.split("."):
            value = value.get(step) or {}
        if not (isinstance(value, str) and value):
            faults.append(path)
    return faults


def feedback_faults(page: Element, language: str) -> list[str]:
    block = page.element("feedback")
    if block is None:
        return ["feedback"]
    rates = [f"feedback-rate-{value}" for value in range(1, 6)]
    faults = [
        name for name in [*rates, "feedback-title", "feedback-input-text"] if block.element(name) is None
    ]
    for name, choices, states in (
        ("feedback-rating-positive", Liked, LIKED), ("feedback-rating-negative", Disliked, DISLIKED),
    ):  # fmt: skip
        part = block.element(name)
        answers = [one.text for one in part.find(data_element="feedback-rating-answer")]
        with translation.override(language):
            wanted = states if language == "it" else [str(label) for label in choices.labels]
        if answers != wanted:
            faults.append(f"{name}: {answers}")
        if language == "it" and part.element("feedback-rating-question").text != FEEDBACK[name]:
            faults.append(f"{name}: question")
    if language == "it" and block.element("feedback-title").text != FEEDBACK["feedback-title"]:
        faults.append("feedback-title: words")
    return faults


def footer_faults(page: Element) -> list[str]:
    (footer,) = page.find("footer")
    wanted = (
        "privacy-policy-link", "legal-notes", "accessibility-link", "faq", "appointment-booking", "report-inefficiency",
    )  # fmt: skip
    return [name for name in wanted if not (one := footer.element(name)) or not one.attributes.get("href")]


GROUPS = ("sections", "elements", "JSON-LD")


def faults_by_group(page: Element, language: str) -> dict[str, list[str]]:
    """Are the sections complete and in order, is each element named, is what machines read valid?"""
    elements = [*breadcrumb_faults(page, language), *feedback_faults(page, language), *footer_faults(page)]
    found = [index_faults(page, language) + content_faults(page), elements, json_faults(page)]
    return dict(zip(GROUPS, found, strict=True))


def service_page_faults(page: Element, language: str) -> list[str]:
    """Everything that the validator would hold against this page."""
    return [fault for faults in faults_by_group(page, language).values() for fault in faults]


def services_faults(page: Element, language: str) -> list[str]:
    """Of the list of services."""
    links = {card.attributes["href"] for card in page.find(data_element="service-link")}
    few = [] if len(links) >= FEWEST_CARDS else [f"service-link: {len(links)} of {FEWEST_CARDS}"]
    return few + feedback_faults(page, language)


def legal_notes_faults(page: Element) -> list[str]:
    """The licence stands in the prescribed words."""
    title, body = page.element("legal-notes-section"), page.element("legal-notes-body")
    right = title and body and title.text == "Licenza dei contenuti" and LICENCE in body.text
    return [] if right else ["legal-notes-body"]
