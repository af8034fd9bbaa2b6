# SPDX-License-Identifier: AGPL-3.0-or-later
"""`lgnet check`: one line for each thing that must be well, code 1 when one is not."""

from lgnet.config.installation import DEMO, LIVE, django_here


def check(arguments) -> int:
    installation = DEMO if arguments.demo else LIVE
    with installation.reachable():
        django_here(installation)
        from lgnet.config.checks import CHECKS

        return int(not all([_told(one) for one in CHECKS]))


def _told(one) -> bool:
    """Run a check (its docstring's first line names it; it returns what is wrong) and print the answer."""
    name = one.__doc__.strip().splitlines()[0].rstrip(".")
    try:
        faults = list(one())
    except Exception as failure:  # a check that cannot run is not well either
        faults = [f"{type(failure).__name__}: {failure}"]
    print(f"{'wrong' if faults else 'well ':<6} {name}", *[f"         {fault}" for fault in faults], sep="\n")
    return not faults
