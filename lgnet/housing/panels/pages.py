# SPDX-License-Identifier: AGPL-3.0-or-later
from django.utils.translation import gettext_lazy as _

from lgnet.housing.policies import may_read_houses
from lgnet.network import navigation
from lgnet.network.navigation import Entry


def register() -> None:
    navigation.add(Entry(_("Houses"), "housing:houses", may_read_houses, "it-home", 45))
