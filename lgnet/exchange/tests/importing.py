# SPDX-License-Identifier: AGPL-3.0-or-later
"""Bringing a file in a test as on the pages, without their clicks."""

import time
from dataclasses import dataclass

from lgnet.exchange import contents
from lgnet.exchange.actions.confirm_columns import confirm_columns
from lgnet.exchange.actions.start_import import start_import
from lgnet.exchange.actions.undo_import import undo_import
from lgnet.exchange.actions.upload_file import upload_file
from lgnet.exchange.jobs import work_on
from lgnet.exchange.models import ImportBatch, ImportRow
from tests.cast import Player

PATIENCE = 600


@dataclass
class Importer:
    player: Player

    def work(self, batch: ImportBatch) -> ImportBatch:
        """What a worker does until there is nothing more to do."""
        while work_on(self.player.city, batch.pk, until=time.monotonic() + PATIENCE):
            pass
        with self.player.at_work():
            return ImportBatch.objects.get(pk=batch.pk)

    def bring(self, content: bytes, name: str = "persone.csv") -> ImportBatch:
        with self.player.at_work() as by:
            batch = upload_file(content=content, file_name=name, by=by)
        return self.work(batch)

    def try_out(self, batch: ImportBatch, *, place: str = "Stazione", **columns: str) -> ImportBatch:
        """With the columns as guessed, or as given by place (`c2="phone"`)."""
        chosen = {**batch.columns, **{spot[1:]: code for spot, code in columns.items()}}
        with self.player.at_work() as by:
            confirm_columns(
                batch=batch, columns=chosen, programme=batch.programme, source="desk", place=place, by=by
            )
        return self.work(batch)

    def write(self, batch: ImportBatch, *, changes: bool = False) -> ImportBatch:
        with self.player.at_work() as by:
            start_import(batch=batch, by=by, writes_changes=changes)
        return self.work(batch)

    def undo(self, batch: ImportBatch) -> ImportBatch:
        with self.player.at_work() as by:
            undo_import(batch=batch, by=by)
        return self.work(batch)

    def tried(self, content: bytes, name: str = "persone.csv", **columns: str) -> ImportBatch:
        return self.try_out(self.bring(content, name), **columns)

    def written(self, content: bytes, name: str = "persone.csv", **columns: str) -> ImportBatch:
        return self.write(self.tried(content, name, **columns))

    def written_changes(self, content: bytes) -> ImportBatch:
        return self.write(self.tried(content), changes=True)

    def rows(self, batch: ImportBatch) -> list[ImportRow]:
        with self.player.at_work():
            return list(batch.rows.order_by("number"))

    def verdicts(self, batch: ImportBatch) -> list[str]:
        return [row.verdict for row in self.rows(batch)]

    def states(self, batch: ImportBatch) -> list[str]:
        return [row.state for row in self.rows(batch)]

    def findings(self, batch: ImportBatch) -> list[dict]:
        return [contents.findings_of(batch, row) for row in self.rows(batch)]
