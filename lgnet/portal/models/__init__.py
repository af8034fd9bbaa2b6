# SPDX-License-Identifier: AGPL-3.0-or-later
from lgnet.portal.models.asked_contact import AskedContact
from lgnet.portal.models.entry_report import EntryReport
from lgnet.portal.models.opinion import Opinion
from lgnet.portal.models.page_edition import PageEdition
from lgnet.portal.models.page_text import PageText
from lgnet.portal.models.release import Release, ReleaseBasis, ReleasedFigure
from lgnet.portal.models.service_page import ServicePage

__all__ = [
    "AskedContact",
    "EntryReport",
    "Opinion",
    "PageEdition",
    "PageText",
    "Release",
    "ReleaseBasis",
    "ReleasedFigure",
    "ServicePage",
]
