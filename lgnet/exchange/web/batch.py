# SPDX-License-Identifier: AGPL-3.0-or-later
"""One import, as it stands: at work, refused, waiting for somebody, or written."""

from django.http import HttpResponse
from django.template.response import TemplateResponse

from lgnet.exchange import contents
from lgnet.exchange.actions.undo_import import CHANGED, IN_USE, OF_OTHERS
from lgnet.exchange.choices import BatchState, Verdict
from lgnet.exchange.models import ImportBatch
from lgnet.exchange.policies import may_import
from lgnet.exchange.queries import get_batch, outcome_of, reasons_of, unknown_words, verdicts_of
from lgnet.exchange.refusals import NOTES, REFUSALS
from lgnet.exchange.web.telling import kept_words, reason_words, stage_words, steps_of
from lgnet.network.door import city_page


@city_page(may_import)
def batch(request, by, batch_id):
    found = get_batch(by, batch_id)
    shown = {"batch": found, "steps": steps_of(found), "notes": notes_of(found), "stage": stage_words(found)}
    shown |= FILLED.get(BatchState(found.state), lambda by, batch: {})(by, found)
    return TemplateResponse(request, "exchange/batch.html", shown)


@city_page(may_import)
def progress(request, by, batch_id):
    """How far the job is; the whole page again when it has ended."""
    found = get_batch(by, batch_id)
    if not found.is_at_work:
        return HttpResponse(headers={"HX-Refresh": "true"})
    return TemplateResponse(request, "exchange/progress.html", {"batch": found, "stage": stage_words(found)})


def notes_of(batch: ImportBatch) -> list[str]:
    return [NOTES[note["code"]].told(note["facts"])[0] for note in batch.notes if note["code"] in NOTES]


def _refused(by, batch: ImportBatch) -> dict:
    sentence, next_step = REFUSALS[batch.refusal].told(batch.refusal_facts)
    return {"sentence": sentence, "next_step": next_step}


def _checked(by, batch: ImportBatch) -> dict:
    verdicts = verdicts_of(batch)
    return {
        "verdicts": [(value, Verdict(value).label, number) for value, number in verdicts.items() if number],
        "counts": verdicts,
        "writable": sum(verdicts[one] for one in (Verdict.NEW, Verdict.KNOWN, Verdict.CHANGED, Verdict.TWIN)),
        "reasons": [(reason_words(one.code), one.number) for one in reasons_of(batch)],
        "unknown": len(unknown_words(batch)),
        "header": contents.header_of(batch),
    }


def _done(by, batch: ImportBatch) -> dict:
    outcome = outcome_of(batch)
    kept = [
        (why, kept_words(why), batch.rows.filter(kept=why).count()) for why in (CHANGED, IN_USE, OF_OTHERS)
    ]
    return {
        "outcome": outcome,
        "kept": [one for one in kept if one[2]],
        "reasons": [(reason_words(one.code), one.number) for one in reasons_of(batch)],
    }


FILLED = {
    BatchState.REFUSED: _refused,
    BatchState.CHECKED: _checked,
    BatchState.DONE: _done,
    BatchState.UNDONE: _done,
}
