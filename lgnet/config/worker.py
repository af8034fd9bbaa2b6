# SPDX-License-Identifier: AGPL-3.0-or-later
"""The process that runs the jobs: `python -m lgnet.config.worker`."""

from django.core.management import call_command

from lgnet.config.start import exit_if_refused


def main() -> None:
    exit_if_refused()
    call_command("procrastinate", "worker", "--shutdown-graceful-timeout", "5")


if __name__ == "__main__":
    main()
