# SPDX-License-Identifier: AGPL-3.0-or-later
from lgnet.housing.codes import reasons_for
from lgnet.housing.stay_errors import NotAReason


def known_reason(reason: str, *, move: str) -> str:
    """Raises NotAReason for what seed/stay_reasons.yaml does not give to this move."""
    if reason not in reasons_for(move):
        raise NotAReason()
    return reason
