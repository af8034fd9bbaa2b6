# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from lgnet.exchange.tests.importing import Importer


@pytest.fixture
def importer(amina, programme) -> Importer:
    """Amina, who brings files; the jobs are done at once."""
    return Importer(amina)
