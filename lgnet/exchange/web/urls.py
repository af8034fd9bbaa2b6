# SPDX-License-Identifier: AGPL-3.0-or-later
from django.urls import path

from lgnet.exchange.web import (
    batch,
    columns,
    exports,
    houses,
    imports,
    moves,
    rows,
    service_files,
    services,
    twins,
    words,
)

app_name = "exchange"
urlpatterns = [
    path("", imports.imports, name="imports"),
    path("services/", services.services, name="services"),
    path("services/<uuid:service_import_id>/undo/", service_files.undo, name="undo_services"),
    path("houses/", houses.houses, name="houses"),
    path("houses/<uuid:house_import_id>/undo/", houses.undo, name="undo_houses"),
    path("exports/", exports.exports, name="exports"),
    path("exports/progress/", exports.progress, name="exports_progress"),
    path("exports/<uuid:export_id>/file/", exports.file, name="export_file"),
    path("<uuid:batch_id>/", batch.batch, name="import"),
    path("<uuid:batch_id>/progress/", batch.progress, name="progress"),
    path("<uuid:batch_id>/columns/", columns.columns, name="columns"),
    path("<uuid:batch_id>/words/", words.words, name="words"),
    path("<uuid:batch_id>/rows/", rows.rows, name="rows"),
    path("<uuid:batch_id>/given-back/", rows.given_back, name="given_back"),
    path("<uuid:batch_id>/start/", moves.start, name="start"),
    path("<uuid:batch_id>/undo/", moves.undo, name="undo"),
    path("<uuid:batch_id>/discard/", moves.discard, name="discard"),
    path("<uuid:batch_id>/twins/", twins.twins, name="twins"),
    path("<uuid:batch_id>/twins/<uuid:row_id>/", twins.twin, name="twin"),
]
