# SPDX-License-Identifier: AGPL-3.0-or-later
"""The command `lgnet`."""

import argparse
import os
import sys
from pathlib import Path

from lgnet.config import build
from lgnet.config.commands import add_administrator, backup, check, demo, manage, migrate, restore, up
from lgnet.config.embedded import Unusable
from lgnet.config.steps import Failed


def main() -> None:
    arguments = parser().parse_args()
    os.umask(0o077)  # keys, mail and errors in the logs are nobody else's
    try:
        code = arguments.command(arguments)
    except (Failed, Unusable, PermissionError, TimeoutError) as failure:
        print(f"lgnet: {failure}", file=sys.stderr)
        code = 1
    sys.exit(code or 0)


def parser() -> argparse.ArgumentParser:
    top = argparse.ArgumentParser(prog="lgnet", description="LGNet: a network of cities for rapid inclusion.")
    commands = top.add_subparsers(required=True, metavar="command")

    for add in (_serving, _tables_and_files, _wellness, _keeping, _people_and_django):
        add(commands)
    return top


def _serving(commands) -> None:
    one = commands.add_parser("up", help="serve the pages, on DATABASE_URL or on an embedded database")
    one.set_defaults(command=up.up)

    one = commands.add_parser("demo", help="the same with invented people, on a database of its own")
    one.add_argument("--fresh", action="store_true", help="begin again with new people")
    one.add_argument(
        "--size",
        choices=demo.SIZES,
        help="small: 300 people in two cities (when nothing is there yet); network: 1,000 in each of 22 cities",
    )
    one.set_defaults(command=demo.demo)


def _tables_and_files(commands) -> None:
    one = commands.add_parser("migrate", help="bring the tables up to date (DATABASE_OWNER_URL)")
    one.set_defaults(command=migrate.migrate)

    one = commands.add_parser("build", help="compile the translations, collect the static files")
    one.set_defaults(command=build.files)


def _wellness(commands) -> None:
    one = commands.add_parser("check", help="is everything well? Ends with code 1 when something is not")
    one.add_argument("--demo", action="store_true", help="check the demo instead")
    one.add_argument(
        "--heads",
        type=Path,
        metavar="FILE",
        help="compare the audit with the heads kept in FILE, and add today's (keep it on another machine)",
    )
    one.set_defaults(command=check.check)


def _keeping(commands) -> None:
    one = commands.add_parser("backup", help="the whole database into one encrypted file (LGNET_BACKUP_KEY)")
    one.add_argument("file", type=Path)
    one.set_defaults(command=backup.backup)

    one = commands.add_parser(
        "restore", help="such a file into an empty database, and the proof that it is whole"
    )
    one.add_argument("file", type=Path)
    one.set_defaults(command=restore.restore)


def _people_and_django(commands) -> None:
    one = commands.add_parser(
        "add-administrator", help="let a person administer the network; prints a one-time link"
    )
    one.add_argument("email")
    one.add_argument("--name", required=True, help="first name and surname")
    one.set_defaults(command=add_administrator.add)

    one = commands.add_parser("manage", help="Django's own commands, in the environment of this installation")
    one.add_argument("--demo", action="store_true", help="of the demo instead")
    one.add_argument("words", nargs=argparse.REMAINDER)
    one.set_defaults(command=manage.manage)
