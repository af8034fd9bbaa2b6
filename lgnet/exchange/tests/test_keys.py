# SPDX-License-Identifier: AGPL-3.0-or-later
"""What files said is sealed, bound to its place, and renewed when the keys are."""

import pytest
from django.core.management import call_command

from lgnet.exchange import contents
from lgnet.exchange.models import ImportRow
from lgnet.exchange.tests.building import table
from lgnet.trust.encryption import Tampered

OLD = "1:MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE="
NEW = "2:MTIzNDU2Nzg5MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTI="
CONTENT = table([["Nome", "Nato il"], ["Fatou", "1990"], ["Olha", "31/02/1990"]])


def test_nothing_of_the_file_lies_open(importer):
    importer.written(CONTENT)
    with importer.player.at_work():
        for row in ImportRow.objects.all():
            assert b"Fatou" not in bytes(row.cells) and b"Fatou" not in bytes(row.findings)


def test_what_a_row_says_cannot_be_moved_to_another(importer):
    batch = importer.tried(CONTENT)
    first, second = importer.rows(batch)
    second.cells = first.cells
    with pytest.raises(Tampered):
        contents.cells_of(batch, second)


def test_after_renewing_the_old_key_may_go(importer, settings):
    batch = importer.written(CONTENT)
    settings.IDENTIFIER_KEYS = f"{OLD},{NEW}"
    call_command("rotate_keys", city=[importer.player.city.slug], verbosity=0)
    settings.IDENTIFIER_KEYS = NEW
    assert contents.cells_of(batch, importer.rows(batch)[0]) == ["Fatou", "1990"]
    assert importer.findings(batch)[0]["name"] == "Fatou"
    with importer.player.at_work():
        batch.refresh_from_db()
    assert contents.header_of(batch) == ["Nome", "Nato il"]
    assert contents.opened_bytes(batch, contents.REJECTED, batch.rejected)


def test_the_control_without_renewing_needs_the_old_key(importer, settings):
    batch = importer.written(CONTENT)
    settings.IDENTIFIER_KEYS = NEW
    with pytest.raises(Tampered):
        contents.cells_of(batch, importer.rows(batch)[0])
