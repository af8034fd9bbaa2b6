# SPDX-License-Identifier: AGPL-3.0-or-later
from lgnet.accounts.models.user import User

__all__ = ["User"]
