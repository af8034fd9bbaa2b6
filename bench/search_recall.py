# SPDX-License-Identifier: AGPL-3.0-or-later
"""`python -m bench.search_recall`: how often a name is found that is typed in another way, among invented people of
five regions. Makes a database of its own, prints two tables, and writes nothing."""

ASKED, DECOYS = 200, 180
"""Of each region."""
HEAD = "| {what} | asked | among the first ten | the first | others beside her, on average |\n|---|---|---|---|---|"


def main() -> None:
    from tests import database

    database.prepare_and_configure()
    try:
        _measure()
    finally:
        from django.db import connections

        connections.close_all()
        database.forget()


def _measure() -> None:
    from lgnet.kernel.actor import Role, system_actor
    from lgnet.people.tests.recall.asking import ask, counted, write_down
    from lgnet.trust.tenancy import in_city
    from tests.cast import fresh_city, player

    city = fresh_city("Sassari")
    with player("Amina", city, Role.CASE_MANAGER).at_work() as by:
        people = write_down(by, asked=ASKED, decoys=DECOYS)
    with in_city(city.id):
        answers = ask(system_actor("recall", city_id=city.id), people)
    _table("names", counted(answers, lambda asked: asked.region))
    _table("typed", counted(answers, lambda asked: asked.way))


def _table(what: str, rows) -> None:
    print(HEAD.format(what=what))
    for row in rows:
        told = f"{row.recall:.0%} | {row.first / row.asked:.0%} | {row.others}"
        print(f"| {row.what.replace('_', ' ')} | {row.asked} | {told} |")
    print()


if __name__ == "__main__":
    main()
