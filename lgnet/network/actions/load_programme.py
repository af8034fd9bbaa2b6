# SPDX-License-Identifier: AGPL-3.0-or-later
"""An edition of the network from its file: the programme, its texts, partners, statements and published results."""

from django.db import transaction

from lgnet.kernel.actor import Actor
from lgnet.network.actions.load_organisations import load_organisations
from lgnet.network.choices import PartnerRole, Precision, TextKind
from lgnet.network.errors import NoProgrammeBefore, OneLeadOnly
from lgnet.network.files.partial_day import PartialDay
from lgnet.network.files.programme_records import Aim, PartnershipRecord, ProgrammeRecord, Source
from lgnet.network.models import (
    City,
    Organisation,
    Partnership,
    Programme,
    ProgrammeText,
    ReportedResult,
    Statement,
)
from lgnet.network.policies import may_set_up_network
from lgnet.trust import audit


@transaction.atomic
def load_programme(record: ProgrammeRecord, *, by: Actor) -> Programme:
    """Add the programme, or bring it up to its file. Partners that the file no longer names stay; texts, statements and
    published results become those of the file. Raises Denied, OneLeadOnly, NoProgrammeBefore.
    """
    may_set_up_network(by)
    if record.organisations:
        load_organisations(record.organisations, by=by)
    programme, is_new = Programme.objects.update_or_create(code=record.code, defaults=_columns(record))
    _texts(programme, record)
    for partnership in record.partnerships:
        _partnership(programme, partnership)
    _statements(programme, record)
    _reported(programme, record)
    audit.record("network.programme_loaded", by=by, target=programme, code=programme.code, new=is_new)
    return programme


def _columns(record: ProgrammeRecord) -> dict:
    return {
        **_both("title", record.title),
        **_both("full_name", record.full_name),
        **_both("fund", record.fund),
        "funding_channel": record.funding_channel,
        "starts_on": record.starts_on and record.starts_on.first,
        "starts_precision": record.starts_on.precision if record.starts_on else Precision.DAY,
        "ends_on": record.ends_on and record.ends_on.last,
        "ends_precision": record.ends_on.precision if record.ends_on else Precision.DAY,
        "total_amount": record.total_amount,
        "legal_references": [{**one.title, "evidence": one.evidence} for one in record.legal_references],
        "inferred": record.inferred,
        "follows": _before(record),
        "state": record.state,
    }


def _before(record: ProgrammeRecord) -> Programme | None:
    """The programme it follows; one that is not here is said, not left out."""
    before = Programme.objects.filter(code=record.follows).first() if record.follows else None
    if record.follows and before is None:
        raise NoProgrammeBefore(code=record.follows)
    return before


def _both(name: str, words: dict[str, str]) -> dict[str, str]:
    return {f"{name}_it": words.get("it", ""), f"{name}_en": words.get("en", "")}


def _texts(programme: Programme, record: ProgrammeRecord) -> None:
    programme.texts.all().delete()
    overall = (record.overall_objective,) if record.overall_objective else ()
    kinds = {
        TextKind.OVERALL: overall,
        TextKind.OBJECTIVE: record.objectives,
        TextKind.RESULT: record.expected_results,
        TextKind.AREA: record.areas,
    }
    ProgrammeText.objects.bulk_create(
        _text(programme, kind, position, aim)
        for kind, aims in kinds.items()
        for position, aim in enumerate(aims, start=1)
    )


def _text(programme: Programme, kind: TextKind, position: int, aim: Aim) -> ProgrammeText:
    return ProgrammeText(
        programme=programme,
        kind=kind,
        position=position,
        source=_named(aim.source),
        **_both("text", aim.words),
    )


def _named(source: Source | None) -> str:
    return " – ".join(filter(None, (source.publisher, source.title))) if source else ""


def _first(day: PartialDay | None):
    return day.first if day else None


def _last(day: PartialDay | None):
    return day.last if day else None


def _partnership(programme: Programme, record: PartnershipRecord) -> Partnership:
    if record.role == PartnerRole.LEAD:
        _require_one_lead(programme, record.organisation)
    slug = record.for_city if record.role == PartnerRole.CITY else record.city
    partnership, _ = Partnership.objects.update_or_create(
        programme=programme,
        organisation=Organisation.objects.get(key=record.organisation),
        role=record.role,
        defaults={
            "city": City.objects.filter(slug=slug).first(),
            "starts_on": _first(record.starts_on),
            "ends_on": _last(record.ends_on),
            "cup": record.cup,
            "share": record.share,
            "processor_until": _last(record.processor_until),
            **_both("note", record.note),
        },
    )
    return partnership


def _require_one_lead(programme: Programme, key: str) -> None:
    other = programme.partnerships.filter(role=PartnerRole.LEAD).exclude(organisation__key=key).first()
    if other:
        raise OneLeadOnly(name=other.organisation.name)


def _sourced(source: Source | None) -> dict:
    if source is None:
        return {"source_title": ""}
    return {"source_title": source.title, "source_publisher": source.publisher, "source_on": source.on}


def _statements(programme: Programme, record: ProgrammeRecord) -> None:
    programme.statements.all().delete()
    Statement.objects.bulk_create(
        Statement(
            programme=programme,
            subject=one.subject,
            field=one.field,
            value=one.value,
            is_followed=one.used,
            **_both("wording", one.words),
            **_both("note", one.note),
            **_sourced(one.source),
        )
        for one in record.statements
    )


def _reported(programme: Programme, record: ProgrammeRecord) -> None:
    programme.reportedresults.all().delete()
    ReportedResult.objects.bulk_create(
        ReportedResult(
            programme=programme,
            key=one.key,
            indicator=one.indicator,
            value=one.value,
            unit=one.unit,
            qualifier=one.qualifier,
            **_both("wording", one.words),
            **_sourced(one.source),
        )
        for one in record.reported_results
    )
