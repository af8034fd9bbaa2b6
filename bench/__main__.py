# SPDX-License-Identifier: AGPL-3.0-or-later
"""`python -m bench`: load, serve, measure, say what came out. Loopback only, on a database of its own."""

import argparse
import os
import socket
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager

from bench import installation
from lgnet.config.embedded import Unusable
from lgnet.config.steps import Failed, step
from lgnet.config.web import Address, web

PATIENCE = 60  # seconds for the server's first answer


def main() -> int:
    options = _options()
    with installation.running(fresh=options.fresh) as cluster:
        installation.django_here()
        from bench.load import load

        load(cluster, among=options.people, elsewhere=options.elsewhere)
        words = _measured(options)
    print(f"\n{words}")
    if options.write:
        from bench.report import write

        write(words)
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--people", type=int, default=100_000, help="in the city that is asked")
    parser.add_argument("--elsewhere", type=int, default=10_000, help="in each of three other cities")
    parser.add_argument("--rounds", type=int, default=3, help="of each page and its minimal view, in turn")
    parser.add_argument("--seconds", type=float, default=4, help="of one round")
    parser.add_argument("--fresh", action="store_true", help="load again")
    parser.add_argument("--write", action="store_true", help="put the tables into docs/performance.md")
    return parser.parse_args()


def _measured(options: argparse.Namespace) -> str:
    from bench.counting import statements
    from bench.recall import recall
    from bench.report import tables
    from bench.rounds import measure
    from bench.scenarios import scenarios
    from bench.staff import cookies

    measured = []
    with _served() as port:
        for scenario in scenarios():
            with step(scenario.name.capitalize()):
                one = measure(scenario, port=port, rounds=options.rounds, seconds=options.seconds)
                who = cookies(scenario.role, 1)[0]
                one.queries = statements(scenario.ours[-1], who), statements(scenario.minimal[0], who)
                measured.append(one)
    with step("Names written otherwise"):
        recalled = recall()
    return tables(measured, recalled, people=options.people)


@contextmanager
def _served() -> Iterator[int]:
    """The web server as production starts it, on a free port of this machine."""
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        port = trial.getsockname()[1]
    server = web(installation.BENCH, Address("127.0.0.1", port), installation.environment())
    server.start()
    try:
        _wait(port)
        yield port
    finally:
        server.ask_to_stop()
        server.stop(patience=8)


def _wait(port: int) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/minimal/people/", timeout=5)
            return
        except urllib.error.HTTPError:
            return  # it answers
        except OSError:
            time.sleep(0.2)
    raise Failed("The web server did not answer within a minute.")


if __name__ == "__main__":
    os.umask(0o077)
    try:
        sys.exit(main())
    except (Failed, Unusable, PermissionError, TimeoutError) as failure:
        sys.exit(f"bench: {failure}")
