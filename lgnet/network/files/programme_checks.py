# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a programme's file must hold together: each check looks at one promise between its parts."""

from collections import Counter

from django.utils.translation import gettext_lazy as _

from lgnet.network.choices import RESERVED_CODES, PartnerRole
from lgnet.network.files.programme_records import PartnershipRecord, ProgrammeRecord
from lgnet.network.files.section import Section


def check(root: Section, programme: ProgrammeRecord, *, known: set[str], cities: set[str]) -> None:
    _time(root, programme)
    _lead(root, programme)
    _shares(root, programme)
    if programme.code in RESERVED_CODES:
        root.fault(
            "code", _("“%(code)s” is the address of another page: choose another code."), code=programme.code
        )
    if programme.follows and programme.follows == programme.code:
        root.fault("follows", _("A programme cannot follow itself."))
    for section, partnership in zip(root.sections("partnerships"), programme.partnerships, strict=True):
        _partner(section, partnership, known=known, cities=cities)
        _partner_time(section, partnership, programme)
    for section, statement in zip(root.sections("statements"), programme.statements, strict=True):
        if statement.subject and statement.subject not in known:
            section.fault("subject", _("The organisation “%(key)s” is not known."), key=statement.subject)
    for section, organisation in zip(root.sections("organisations"), programme.organisations, strict=True):
        if organisation.parent and organisation.parent not in known:
            section.fault("parent", _("The organisation “%(key)s” is not known."), key=organisation.parent)


def _time(root: Section, programme: ProgrammeRecord) -> None:
    start, end = programme.starts_on, programme.ends_on
    if start and end and end.last < start.first:
        root.fault("ends_on", _("The programme ends before it starts."))


def _lead(root: Section, programme: ProgrammeRecord) -> None:
    leads = sum(partnership.role == PartnerRole.LEAD for partnership in programme.partnerships)
    if leads != 1:
        root.fault("partnerships", _("A programme has one lead; here are %(count)s."), count=leads)
    places = Counter((partnership.organisation, partnership.role) for partnership in programme.partnerships)
    for (key, role), times in places.items():
        if times > 1:
            root.fault("partnerships", _("“%(key)s” is there twice as %(role)s."), key=key, role=role)


def _shares(root: Section, programme: ProgrammeRecord) -> None:
    shares = sum(partnership.share or 0 for partnership in programme.partnerships)
    if programme.total_amount is not None and shares > programme.total_amount:
        root.fault(
            "total_amount",
            _("The partners’ shares add up to %(shares)s, more than the total."),
            shares=shares,
        )


def _partner(section: Section, partnership: PartnershipRecord, *, known: set[str], cities: set[str]) -> None:
    if partnership.organisation and partnership.organisation not in known:
        section.fault(
            "organisation",
            _("The organisation “%(key)s” is not known: describe it in this file under “organisations”."),
            key=partnership.organisation,
        )
    if partnership.city and partnership.city not in cities:
        section.fault("city", _("“%(key)s” is not a city of the network."), key=partnership.city)
    acts_for_nobody = partnership.organisation in known and partnership.for_city not in cities
    if partnership.role == PartnerRole.CITY and not partnership.city and acts_for_nobody:
        section.fault("city", _("Say under “city” for which city this organisation acts."))
    if partnership.role == PartnerRole.IMPLEMENTING_BODY and not partnership.city:
        section.fault("city", _("Say under “city” which city entrusts the work to this body."))


def _partner_time(section: Section, partnership: PartnershipRecord, programme: ProgrammeRecord) -> None:
    start, end = partnership.starts_on, partnership.ends_on
    if start and end and end.last < start.first:
        section.fault("ends_on", _("The partnership ends before it starts."))
    if start and programme.starts_on and start.last < programme.starts_on.first:
        section.fault("starts_on", _("The partnership starts before the programme."))
    if end and programme.ends_on and end.first > programme.ends_on.last:
        section.fault("ends_on", _("The partnership ends after the programme."))
