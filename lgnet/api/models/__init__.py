# SPDX-License-Identifier: AGPL-3.0-or-later
from lgnet.api.models.api_token import ApiToken

__all__ = ["ApiToken"]
