# SPDX-License-Identifier: AGPL-3.0-or-later
"""A city of the demonstration while its story is told: who works there, where people are met, which services answer."""

from dataclasses import dataclass, field
from random import Random

from lgnet.kernel.actor import Actor
from lgnet.network.models import City, Programme, Service, Team

SIGNS = [
    "berretto rosso", "giacca verde a vento", "cicatrice sul mento", "zoppica", "cane nero con sé", "sciarpa gialla",
    "zaino blu grande", "occhiali rotti", "tatuaggio sulla mano", "bicicletta bianca", "coperta a quadri",
    "barba lunga",    "cappuccio grigio", "due borse della spesa", "radio al collo", "guanti spaiati",
]  # fmt: skip
PLACES = {
    "sassari": [
        "Stazione ferroviaria", "Piazza d'Italia", "Giardini pubblici", "Corso, portici", "Emiciclo, fermata autobus",
        "Mercato", "Parcheggio dietro l'ospedale", "Predda Niedda, capannone",
    ],
    "torino": [
        "Porta Nuova, atrio", "Porta Palazzo", "Parco del Valentino", "Dora, sotto il ponte", "Corso Giulio Cesare",
        "Piazza Carlo Felice", "Barriera di Milano, giardini", "Stazione Dora",
    ],
}  # fmt: skip
ANYWHERE = [
    "Stazione ferroviaria", "Piazza del Municipio", "Giardini pubblici", "Portici del centro", "Mercato coperto",
    "Autostazione", "Parcheggio dell'ospedale", "Capannone dismesso",
]  # fmt: skip
VOICES = [
    "la segreteria",
    "l'operatrice di turno",
    "il coordinatore",
    "l'assistente sociale del servizio",
    "il medico",
]
MEDIATORS = {"sassari": "Awa Senna", "torino": "Karim Valle"}
MEDIATOR_ANYWHERE = "Nadia Faro"


@dataclass
class Town:
    """What a life needs of its city."""

    city: City
    programme: Programme
    team: Team
    protecting_team: Team
    operators: list[Actor]
    case_managers: list[Actor]
    protector: Actor
    project_manager: Actor
    services: list[Service] = field(default_factory=list)
    signs: list[str] = field(default_factory=lambda: SIGNS)
    voices: list[str] = field(default_factory=lambda: VOICES)
    desk: str = "Sportello unico"
    housing_officer: Actor | None = None
    """Of the protecting team's shelter it is the protector."""

    @property
    def places(self) -> list[str]:
        return PLACES.get(self.city.slug, ANYWHERE)

    @property
    def mediator(self) -> str:
        return MEDIATORS.get(self.city.slug, MEDIATOR_ANYWHERE)

    def operator(self, chance: Random) -> Actor:
        return chance.choice(self.operators)

    def case_manager(self, chance: Random) -> Actor:
        """The account one signs in with follows more people than her colleagues."""
        return self.case_managers[0] if chance.random() < 0.5 else chance.choice(self.case_managers[1:])

    def service_for(self, need: str, chance: Random) -> Service:
        fitting = [service for service in self.services if need in service.needs]
        return chance.choice(fitting or self.services)
