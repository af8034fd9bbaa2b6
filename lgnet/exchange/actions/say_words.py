# SPDX-License-Identifier: AGPL-3.0-or-later
from collections.abc import Mapping

from django.db import transaction

from lgnet.exchange.actions.confirm_columns import remember, try_anew
from lgnet.exchange.actions.moving import held
from lgnet.exchange.columns import CODED, plain
from lgnet.exchange.errors import UnknownWord
from lgnet.exchange.models import ImportBatch
from lgnet.exchange.policies import may_import
from lgnet.exchange.telling.words import codes_known
from lgnet.kernel.actor import Actor
from lgnet.trust import audit


@transaction.atomic
def say_words(*, batch: ImportBatch, meanings: Mapping[tuple[str, str], str], by: Actor) -> ImportBatch:
    """Say what words of the file mean, by column and word, and have the rows tried again; an empty code: nothing.

    Raises UnknownWord for a code that is in no list, NotNow.
    """
    may_import(by)
    batch = held(batch)
    for (column, word), code in meanings.items():
        if column not in CODED or (code and code not in codes_known(CODED[column])):
            raise UnknownWord(value=code)
        batch.words.setdefault(column, {})[plain(word)] = code
    remember(batch)
    audit.record("exchange.words_said", by=by, target=batch, number=len(meanings))
    return try_anew(batch)
