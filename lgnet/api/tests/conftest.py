# SPDX-License-Identifier: AGPL-3.0-or-later
"""Programs with tokens of the cast."""

from dataclasses import dataclass

import pytest
from django.db import transaction
from django.test import Client

from lgnet.api.actions.make_token import make_token
from lgnet.kernel.actor import Actor
from lgnet.monitoring.tests.conftest import definitions, edition  # noqa: F401  (fixtures)
from lgnet.trust import tenancy


@dataclass
class Program:
    """Asks with a token, and with nothing else."""

    text: str

    def get(self, path: str, **asked):
        return Client().get(f"/api/v1/{path}", asked, headers={"Authorization": f"Bearer {self.text}"})


def token_of(player, *, days: int = 30):
    by = Actor(player.user.id, player.user.name)
    with tenancy.in_city(tenancy.NETWORK), transaction.atomic():
        return make_token(name="Telaio", days=days, by=by)


@pytest.fixture
def program():
    """`program(dario)`: a program with a new token of his."""
    return lambda player: Program(token_of(player)[1])
