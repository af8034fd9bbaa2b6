# SPDX-License-Identifier: AGPL-3.0-or-later
"""`lgnet-programme/1`: an edition of the network as one file."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from lgnet.network.choices import FundingChannel, OrganisationKind, PartnerRole, ProgrammeState, Qualifier
from lgnet.network.files import programme_checks
from lgnet.network.files.faults import Fault, FileNotValid
from lgnet.network.files.organisations import read_records
from lgnet.network.files.programme_records import (
    Aim,
    LegalReference,
    PartnershipRecord,
    ProgrammeRecord,
    ReportedRecord,
    Source,
    StatementRecord,
)
from lgnet.network.files.section import Section
from lgnet.network.files.yaml_text import parse

FORMAT = "lgnet-programme/1"
DATE_KINDS = ("updated", "inserted", "shown", "none")
CUP_FORM = r"[A-Z]\d{2}[A-Z]\d{11}"
NOTE_LENGTH = 300


def read_programme(text: str, *, organisations: Mapping[str, str]) -> ProgrammeRecord:
    """`organisations`: the kind of each organisation already known, by key.

    Raises FileNotValid with every fault of the file.
    """
    faults: list[Fault] = []
    root = Section(parse(text), faults)
    root.one_of("format", [FORMAT])
    programme = _programme(root)
    known = dict(organisations) | {
        organisation.key: organisation.kind for organisation in programme.organisations
    }
    cities = {key for key, kind in known.items() if kind == OrganisationKind.CITY}
    programme_checks.check(root, programme, known=set(known), cities=cities)
    root.refuse_unasked()
    if faults:
        raise FileNotValid(faults)
    return programme


def _programme(root: Section) -> ProgrammeRecord:
    sources = {key: _source(key, section) for key, section in root.named_sections("sources").items()}
    return ProgrammeRecord(
        code=root.key("code", most=30),
        title=root.both("title", most=300),
        full_name=root.both("full_name", required=False, most=300),
        state=root.one_of("state", ProgrammeState.values, required=False, default=ProgrammeState.PLANNED),
        fund=root.both("fund", most=200),
        funding_channel=root.one_of("funding_channel", FundingChannel.values),
        starts_on=root.day("starts_on"),
        ends_on=root.day("ends_on"),
        total_amount=root.amount("total_amount"),
        follows=root.key("follows", required=False, most=30),
        inferred={name: section.languages() for name, section in root.named_sections("inferred").items()},
        sources=sources,
        legal_references=tuple(_legal_reference(section) for section in root.sections("legal_references")),
        overall_objective=_overall_objective(root, sources),
        objectives=_aims(root, "objectives", sources),
        expected_results=_aims(root, "expected_results", sources),
        areas=_aims(root, "areas", sources),
        organisations=tuple(read_records(root)),
        partnerships=tuple(_partnership(section) for section in root.sections("partnerships", required=True)),
        statements=tuple(_statement(section, sources) for section in root.sections("statements")),
        reported_results=tuple(_reported(section, sources) for section in root.sections("reported_results")),
    )


def _source(key: str, section: Section) -> Source:
    day = section.day("date")
    source = Source(
        key=key,
        title=section.text("title", most=200),
        publisher=section.text("publisher", most=90),
        on=day and day.first,
        date_is=section.one_of("date_is", DATE_KINDS, required=False, default="none"),
        note=section.both("note", required=False),
    )
    section.refuse_unasked()
    return source


def _legal_reference(section: Section) -> LegalReference:
    title, evidence = section.both("title"), section.one_of("evidence", ("verified", "recalled"))
    section.refuse_unasked()
    return LegalReference(title, evidence)


def _overall_objective(root: Section, sources: Mapping[str, Source]) -> Aim | None:
    section = root.section("overall_objective", required=False)
    return _aim(section, sources) if section else None


def _aims(root: Section, name: str, sources: Mapping[str, Source]) -> tuple[Aim, ...]:
    return tuple(_aim(section, sources) for section in root.sections(name))


def _aim(section: Section, sources: Mapping[str, Source]) -> Aim:
    aim = Aim(section.languages(), _named_source(section, sources, required=False))
    section.refuse_unasked()
    return aim


def _named_source(section: Section, sources: Mapping[str, Source], *, required: bool = True) -> Source | None:
    key = section.text("source", required=required)
    if key and key not in sources:
        section.fault("source", _("“%(key)s” is not among the sources of this file."), key=key)
    return sources.get(key)


def _partnership(section: Section) -> PartnershipRecord:
    partnership = PartnershipRecord(
        organisation=section.key("organisation"),
        role=section.one_of("role", PartnerRole.values),
        city=section.key("city", required=False),
        starts_on=section.day("starts_on"),
        ends_on=section.day("ends_on"),
        cup=section.matching(
            "cup", CUP_FORM, _("“%(value)s” is not a CUP, which has 15 characters: F81J24000000007.")
        ),
        share=section.amount("share"),
        processor_until=section.day("processor_until"),
        note=section.both("note", required=False, most=NOTE_LENGTH),
    )
    section.refuse_unasked()
    return partnership


def _statement(section: Section, sources: Mapping[str, Source]) -> StatementRecord:
    statement = StatementRecord(
        subject=section.key("subject", required=False),
        field=section.key("field"),
        words=section.languages(),
        value=section.text("value", required=False, most=200),
        used=section.flag("used"),
        source=_named_source(section, sources),
        note=section.both("note", required=False, most=NOTE_LENGTH),
    )
    section.refuse_unasked()
    return statement


def _reported(section: Section, sources: Mapping[str, Source]) -> ReportedRecord:
    reported = ReportedRecord(
        key=section.key("key", most=40),
        words=section.languages(),
        qualifier=section.one_of("qualifier", Qualifier.values),
        value=section.number("value") or 0,
        unit=section.text("unit", most=20),
        indicator=section.key("indicator", most=40),
        source=_named_source(section, sources),
    )
    section.refuse_unasked()
    return reported
