# SPDX-License-Identifier: AGPL-3.0-or-later
"""Each public page of a city in each of its languages, as readers get it, before the State's criteria: a table."""

from collections.abc import Iterator

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.test import Client

from lgnet.network.models import City
from lgnet.portal.dom import Element, read
from lgnet.portal.languages import PUBLIC, speaks
from lgnet.portal.queries import published_pages
from lgnet.portal.state_model import GROUPS, faults_by_group, legal_notes_faults, services_faults

COLUMNS = (*GROUPS, "services", "licence")


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser) -> None:
        parser.add_argument("--city", help="only this one, by the words of its address")

    def handle(self, *, city: str | None, **options) -> None:
        pages = [page for page in published_pages() if city in (None, page.city.slug)]
        if not pages:
            raise CommandError("There is no such public page: publish it first.")
        faults: list[str] = []
        passed = {language: 0 for language in PUBLIC}
        self.stdout.write(f"{'city':<22}" + "".join(f"{language:>8}" for language in PUBLIC))
        for page in pages:
            row = [self._cell(page.city, language, faults, passed) for language in PUBLIC]
            self.stdout.write(f"{page.city.name:<22}" + "".join(f"{cell:>8}" for cell in row))
        self._sums(pages, passed)
        if faults:
            raise CommandError("\n".join(faults))

    def _cell(self, city: City, language: str, faults: list[str], passed: dict[str, int]) -> str:
        """How many of the questions' groups are answered well; what is not goes to `faults`."""
        if not speaks(city, language):
            return "-"
        found = dict(_faults(city, language))
        wrong = {group: what for group, what in found.items() if what}
        faults += [f"/{language}/{city.slug}/ {group}: {'; '.join(what)}" for group, what in wrong.items()]
        passed[language] += not wrong
        return f"{len(found) - len(wrong)}/{len(found)}"

    def _sums(self, pages: list, passed: dict[str, int]) -> None:
        speaking = {language: sum(speaks(page.city, language) for page in pages) for language in PUBLIC}
        sums = "".join(f"{f'{passed[language]}/{speaking[language]}':>8}" for language in PUBLIC)
        self.stdout.write(f"{'pass':<22}{sums}")
        self.stdout.write(f"Each cell: {', '.join(COLUMNS)}.")


def _faults(city: City, language: str) -> Iterator[tuple[str, list[str]]]:
    yield from faults_by_group(_page(f"/{language}/{city.slug}/"), language).items()
    yield "services", services_faults(_page(f"/{language}/{city.slug}/servizi/"), language)
    yield "licence", legal_notes_faults(_page(f"/{language}/{city.slug}/note-legali/"))


def _page(path: str) -> Element:
    """Through every middleware, like a reader's request."""
    answer = Client(SERVER_NAME=settings.ALLOWED_HOSTS[0]).get(path, secure=settings.SECURE)
    if answer.status_code != 200:
        raise CommandError(f"{path} answers {answer.status_code}.")
    return read(answer.content.decode())
