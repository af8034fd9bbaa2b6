# SPDX-License-Identifier: AGPL-3.0-or-later
"""`lgnet-organisations/1`: the bodies of the network, and which of them are cities with a tenant."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from lgnet.network.choices import OrganisationKind
from lgnet.network.files.faults import Fault, FileNotValid
from lgnet.network.files.section import Section
from lgnet.network.files.yaml_text import parse

FORMAT = "lgnet-organisations/1"


@dataclass(frozen=True, slots=True)
class DatedCode:
    """A code of a statistical list (`istat`, `uts`) with its days; None where the end is open or not known."""

    scheme: str
    code: str
    valid_from: date | None
    valid_to: date | None


@dataclass(frozen=True, slots=True)
class CityRecord:
    slug: str
    name: str
    names: dict[str, str]
    """In the languages of the city: {it: Bolzano, de: Bozen}."""
    languages: tuple[str, ...]
    """Besides Italian."""
    tenant: bool
    acted_for_by: str
    """Key of the organisation that works for it; empty: its own Comune."""


@dataclass(frozen=True, slots=True)
class OrganisationRecord:
    key: str
    kind: str
    name: str
    name_en: str
    ipa: str
    belfiore: str
    codes: tuple[DatedCode, ...]
    nuts3: str
    province: str
    region: str
    latitude: Decimal | None
    longitude: Decimal | None
    parent: str
    city: CityRecord | None


def read_organisations(text: str) -> list[OrganisationRecord]:
    """Raises FileNotValid with every fault of the file."""
    faults: list[Fault] = []
    root = Section(parse(text), faults)
    root.one_of("format", [FORMAT])
    for attribution in root.sections("attributions"):
        _attribution(attribution)
    records = read_records(root)
    root.refuse_unasked()
    if faults:
        raise FileNotValid(faults)
    return records


def _attribution(section: Section) -> None:
    for name in ("key", "name", "licence"):
        section.text(name)
    section.texts("covers")
    section.refuse_unasked()


def read_records(root: Section) -> list[OrganisationRecord]:
    """The list `organisations` of this file, or of a programme's file that brings new partners."""
    sections = root.sections("organisations")
    records = [_organisation(section) for section in sections]
    keys = [record.key for record in records]
    for section, key in zip(sections, keys, strict=True):
        if keys.count(key) > 1:
            section.fault("key", _("The organisation “%(key)s” is written twice."), key=key)
    return records


def _organisation(section: Section) -> OrganisationRecord:
    position = section.section("position", required=False)
    record = OrganisationRecord(
        key=section.key("key"),
        kind=section.one_of("kind", OrganisationKind.values),
        name=section.text("name", most=200),
        name_en=section.text("name_en", required=False, most=200),
        ipa=section.matching("ipa", r"[a-z0-9_]{2,20}", _("“%(value)s” is not an IPA code, like c_i452.")),
        belfiore=section.matching(
            "belfiore", r"[A-Z]\d{3}", _("“%(value)s” is not a Belfiore code, like I452.")
        ),
        codes=(*_codes(section, "istat", r"\d{6}"), *_codes(section, "uts", r"\d{3}")),
        nuts3=section.matching(
            "nuts3", r"IT[A-Z][0-9A-Z]{2}", _("“%(value)s” is not a NUTS 3 code, like ITG2D.")
        ),
        province=_place(section, "province"),
        region=_place(section, "region"),
        latitude=position.decimal("latitude", most=90) if position else None,
        longitude=position.decimal("longitude", most=180) if position else None,
        parent=section.key("parent", required=False),
        city=_city(section),
    )
    if record.kind == OrganisationKind.CITY and record.city is None:
        section.fault("city", _("A municipality needs “city”: slug, name, languages, tenant."))
    if record.city and record.city.slug and record.city.slug != record.key:
        section.fault(
            "key", _("The key of a municipality is its city’s slug: “%(slug)s”."), slug=record.city.slug
        )
    section.refuse_unasked()
    return record


def _codes(section: Section, scheme: str, pattern: str) -> list[DatedCode]:
    codes = []
    for dated in section.sections(scheme):
        code = dated.matching("code", pattern, _("“%(value)s” is not a code of this list."))
        start, end = dated.day("valid_from"), dated.day("valid_to")
        codes.append(DatedCode(scheme, code, start and start.first, end and end.last))
        dated.refuse_unasked()
    return codes


def _place(section: Section, name: str) -> str:
    place = section.section(name, required=False)
    if place is None:
        return ""
    place.text("code")
    return place.text("name", most=60)


def _city(section: Section) -> CityRecord | None:
    city = section.section("city", required=False)
    if city is None:
        return None
    name = city.section("name")
    record = CityRecord(
        slug=city.key("slug"),
        name=name.text("it", most=80) if name else "",
        names={language: name.text(language) for language in name.names()} if name else {},
        languages=tuple(city.texts("languages")),
        tenant=city.flag("tenant", default=True),
        acted_for_by=city.key("acted_for_by", required=False),
    )
    city.refuse_unasked()
    return record
