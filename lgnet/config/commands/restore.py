# SPDX-License-Identifier: AGPL-3.0-or-later
"""`lgnet restore FILE`: into an empty database, and the proof that nothing differs from what was backed up."""

import os
from contextlib import ExitStack

from lgnet.config.backup import access, opening, restoring, stamp
from lgnet.config.backup.manifest import Manifest
from lgnet.config.commands.migrate import bring_up_to_date, forget
from lgnet.config.installation import LIVE, django_here
from lgnet.config.steps import Failed, step


def restore(arguments) -> None:
    key, path = access.passphrase(), arguments.file
    _require_addresses()
    with step("The file is whole"):
        manifest, _ = opening.verified(path, passphrase=key)
    with ExitStack() as held:
        if LIVE.embedded:
            held.enter_context(LIVE.claim())
            held.enter_context(LIVE.reachable())
        _models_here()
        _require_known_migrations(manifest)
        owner = access.address("lgnet_owner")
        restoring.require_fit(manifest, url=owner)
        access.connect(
            access.address("lgnet_backup")
        ).close()  # the proof needs it: ask before anything is changed
        with step("Restoring"):
            restoring.restore(path, manifest, url=owner, passphrase=key)
        _prove(manifest)
        stamp.write(at=manifest.made_at, file=path)
    print(
        f"Restored: {len(manifest.tables)} tables, {manifest.rows} rows, as they were at {manifest.made_at}; "
        "each table and each audit chain is the same, and the identifier keys fit."
    )


def _models_here() -> None:
    """Load the models. An embedded database's address does not stay behind, where it would look like a server's."""
    named = "DATABASE_URL" in os.environ
    django_here(LIVE)
    if not named:
        del os.environ["DATABASE_URL"]


def _prove(manifest: Manifest) -> None:
    with step("Comparing each table"):
        if found := restoring.differences(manifest, url=access.address("lgnet_backup")):
            raise Failed("\n".join(["What was restored differs from the backup: do not use it.", *found]))
    forget(LIVE)
    bring_up_to_date(LIVE)
    with step("Audit chains and identifier keys"):
        told = [*_audit_faults(manifest), *_key_faults()]
    if told:
        raise Failed("\n".join(["Each table is as it was backed up, but not all is well.", *told]))


def _require_addresses() -> None:
    names = ("DATABASE_URL", "DATABASE_OWNER_URL", "DATABASE_BACKUP_URL")
    missing = [name for name in names if name not in os.environ]
    if missing and len(missing) < len(names):
        raise Failed(
            f"Set {' and '.join(missing)} too: lgnet_owner restores, lgnet_backup compares, "
            "lgnet_app looks at the audit."
        )


def _require_known_migrations(manifest: Manifest) -> None:
    """A file of an older LGNet is brought up to date; one of a newer would have tables this one does not know."""
    from django.db.migrations.loader import MigrationLoader

    ours = {f"{app}.{name}" for app, name in MigrationLoader(None).disk_migrations}
    unknown = set(manifest.migrations) - ours
    if newer := sorted(unknown):
        raise Failed(
            f"The backup is of LGNet {manifest.lgnet}, which is newer than this one ({', '.join(newer[:3])} is not "
            "known here): install that version, or a later one."
        )


def _audit_faults(manifest: Manifest) -> list[str]:
    from lgnet.config.audit import faults_and_heads, places
    from lgnet.network.jobs import seal_all
    from lgnet.trust.verifying import Head

    for city_id in places().values():  # what was recorded in the last minute before the backup
        seal_all(city_id, however_old=True)
    kept = {place: [Head(*head)] for place, head in manifest.heads.items()}
    return [f"The audit: {fault}" for fault in faults_and_heads(places(), kept=kept)[0]]


def _key_faults() -> list[str]:
    from lgnet.config.backup.key_samples import key_faults

    where = LIVE.folder / "secrets.env" if LIVE.embedded else "the environment"
    advice = f"The keys are not in the backup: put those of then into {where}, then run `lgnet check` until it is well."
    return [*faults, advice] if (faults := key_faults()) else []
