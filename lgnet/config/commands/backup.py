# SPDX-License-Identifier: AGPL-3.0-or-later
"""`lgnet backup FILE`: the whole database, encrypted, read back before it gets its name."""

import os
from contextlib import nullcontext

from lgnet.config.backup import access, stamp
from lgnet.config.backup.saving import save
from lgnet.config.installation import LIVE


def backup(arguments) -> None:
    key, path = access.passphrase(), arguments.file
    with nullcontext() if "DATABASE_BACKUP_URL" in os.environ else LIVE.reachable():
        manifest = save(path, url=access.address("lgnet_backup"), passphrase=key)
    stamp.write(at=manifest.made_at, file=path)
    print(
        f"{path}: {len(manifest.tables)} tables, {manifest.rows} rows, {path.stat().st_size / 1e6:.1f} MB, "
        f"as they were at {manifest.made_at}.\n"
        "LGNET_IDENTIFIER_KEYS and LGNET_SECRET_KEY (secrets.env) are not in it: keep a copy of them apart, and one "
        "of the backup's own key."
    )
