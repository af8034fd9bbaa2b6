# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a reminder says, in each language."""

import pytest

from lgnet.outreach.reminder_words import LANGUAGES, Facts, mail
from lgnet.outreach.tests.desk import next_monday

AT = next_monday(10)


@pytest.mark.parametrize("language", [*LANGUAGES, "wo"])
def test_every_language_says_when_where_and_whom_to_call(language):
    whole = mail(Facts(AT, "Sportello", "Via Zara 2", "079 1", "https://lgnet.example/it/"), language)
    for told in ("10:00", "Sportello", "Via Zara 2", "079 1", "https://lgnet.example/it/"):
        assert told in whole.body
    assert (
        "{" not in whole.body + whole.subject and "Promemoria" in mail(Facts(AT, "Sportello"), "wo").subject
    )


def test_what_is_not_known_is_left_out():
    body = mail(Facts(AT, "Sportello"), "it").body
    assert "chiami" not in body and "Come arrivare" not in body and "Dove: Sportello\n" in body
