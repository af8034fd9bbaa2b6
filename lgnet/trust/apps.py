# SPDX-License-Identifier: AGPL-3.0-or-later
from django.apps import AppConfig


class Trust(AppConfig):
    name = "lgnet.trust"
    label = "trust"

    def ready(self) -> None:
        from lgnet.trust import encrypted_columns
        from lgnet.trust.drafts import name_of
        from lgnet.trust.models import Draft

        drafts = encrypted_columns.EncryptedColumn(
            Draft, "sealed", lambda draft: (draft.owner_id, name_of(draft))
        )
        encrypted_columns.register(drafts)
