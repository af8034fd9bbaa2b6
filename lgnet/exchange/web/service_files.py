# SPDX-License-Identifier: AGPL-3.0-or-later
"""The files of services that were written, and taking one back."""

from dataclasses import dataclass

from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lgnet.accounts.models import User
from lgnet.exchange.actions.undo_services import undo_services
from lgnet.exchange.models import ServiceImport
from lgnet.exchange.web.telling import kept_service_words
from lgnet.network.door import city_page
from lgnet.network.errors import NotInThisCity
from lgnet.network.models import Service
from lgnet.network.policies import may_keep_directory
from lgnet.network.saying import pressed

LAST = 20


@dataclass(frozen=True)
class WrittenFile:
    file: ServiceImport
    by: str
    words: str
    kept: list[tuple[str, str]]
    """Name of each service that was not taken back, and why."""


def files_of(by) -> list[WrittenFile]:
    """The last of them; three queries."""
    files = list(ServiceImport.objects.filter(city_id=by.city_id)[:LAST])
    users = dict(User.objects.filter(pk__in={one.written_by for one in files}).values_list("pk", "name"))
    kept = {service_id for one in files for service_id in one.kept}
    names = {str(pk): name for pk, name in Service.objects.filter(pk__in=kept).values_list("pk", "name")}
    return [
        WrittenFile(
            one, users.get(one.written_by, ""), written_words(len(one.services)),
            [(names[pk], kept_service_words(why)) for pk, why in one.kept.items() if pk in names],
        )
        for one in files
    ]  # fmt: skip


def written_words(added: int) -> str:
    words = ngettext("%(added)s service was written.", "%(added)s services were written.", added)
    return words % {"added": added}


@city_page(may_keep_directory, writes=True)
def undo(request, by, service_import_id):
    file = ServiceImport.objects.filter(pk=service_import_id).first()
    if file is None:
        raise NotInThisCity()
    pressed(request, lambda: undo_services(file=file, by=by), _("The file is taken back."))
    return redirect("exchange:services", request.city.slug)
