# SPDX-License-Identifier: AGPL-3.0-or-later
"""`lgnet check`: one line for each thing that must be well, code 1 when one is not."""

from pathlib import Path

from lgnet.config.advice import Advice
from lgnet.config.installation import DEMO, LIVE, django_here


def check(arguments) -> int:
    installation = DEMO if arguments.demo else LIVE
    with installation.reachable():
        django_here(installation)
        from lgnet.config.checks import CHECKS

        well = [_told(one) for one in CHECKS]
        return int(not all([*well, _audit_told(arguments.heads)]))


def _told(one) -> bool:
    """Run a check (its docstring's first line names it; it returns what is wrong) and print the answer."""
    name = one.__doc__.strip().splitlines()[0].rstrip(".")
    try:
        faults = list(one())
    except Exception as failure:  # a check that cannot run is not well either
        faults = [f"{type(failure).__name__}: {failure}"]
    _print(name, faults)
    return _only_advice(faults)


def _audit_told(file: Path | None) -> bool:
    """Each chain with its head. Those kept in `file` are compared; today's are added when all is well."""
    from lgnet.config.audit import faults_and_heads, places
    from lgnet.trust import heads

    try:
        faults, ends = faults_and_heads(places(), kept=heads.read(file) if file else {})
    except Exception as failure:
        faults, ends = [f"{type(failure).__name__}: {failure}"], {}
    _print("The audit of every city is whole", faults)
    for place, head in ends.items():
        print(f"         {place}: {head.position} links, the last {head.digest or 'none'}")
    if file and not faults:
        heads.add(file, ends)
    return not faults


def _print(name: str, faults: list[str]) -> None:
    found = "well" if not faults else "soon" if _only_advice(faults) else "wrong"
    print(f"{found:<6} {name}", *[f"         {fault}" for fault in faults], sep="\n")


def _only_advice(faults: list[str]) -> bool:
    return all(isinstance(fault, Advice) for fault in faults)
