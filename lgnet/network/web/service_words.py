# SPDX-License-Identifier: AGPL-3.0-or-later
"""A service of the directory in the reader's words."""

from dataclasses import dataclass

from django.utils.translation import get_language

from lgnet.network.choices import Acceptance
from lgnet.network.directory import needs_check
from lgnet.network.models import Service
from lgnet.network.slots import lent


@dataclass(frozen=True)
class Told:
    service: Service
    needs: list[str]
    accepts: list[str]
    languages: list[str]
    needs_check: bool

    @property
    def phone(self) -> str:
        return self.service.phone or self.service.provider.phone

    @property
    def email(self) -> str:
        return self.service.email or self.service.provider.email


def told(service: Service) -> Told:
    reader = get_language()
    labels = dict(Acceptance.choices)
    return Told(
        service=service,
        needs=[lent("needs").label(code, reader) for code in service.needs],
        accepts=[str(labels.get(code, code)) for code in service.accepts],
        languages=[lent("languages").label(code, reader) for code in service.languages],
        needs_check=needs_check(service),
    )
