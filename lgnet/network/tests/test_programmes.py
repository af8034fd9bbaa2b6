# SPDX-License-Identifier: AGPL-3.0-or-later
"""A further edition is data: added by actions, corrected, started and closed, with partners that hold together."""

from datetime import date
from decimal import Decimal

import pytest

from lgnet.kernel.errors import Denied
from lgnet.kernel.ids import new_id
from lgnet.network.actions.add_city import add_city
from lgnet.network.actions.add_organisation import add_organisation
from lgnet.network.actions.add_partnership import add_partnership
from lgnet.network.actions.add_programme import add_programme
from lgnet.network.actions.change_partnership import change_partnership
from lgnet.network.actions.change_programme import change_programme
from lgnet.network.actions.move_programme import move_programme
from lgnet.network.actions.set_programme_texts import set_programme_texts
from lgnet.network.choices import FundingChannel, OrganisationKind, PartnerRole, ProgrammeState, TextKind
from lgnet.network.errors import (
    CityAlready,
    CodeTaken,
    EndsBeforeItStarts,
    FollowsItself,
    NameTaken,
    NotNow,
    OneLeadOnly,
    OutsideProgramme,
    PartnerAlready,
    TooMuchShared,
    WhichCity,
    WrongCup,
)
from lgnet.network.queries import current_programme, current_programme_id

WORDS = {
    "title_it": "Quarta edizione", "title_en": "Fourth edition", "fund_it": "FAMI", "fund_en": "AMIF",
    "funding_channel": FundingChannel.SHARED_PROGRAMME,
}  # fmt: skip


@pytest.fixture
def nora(network_administrator):
    with network_administrator.at_work() as by:
        yield by


def fourth(by, **edition):
    plain = {
        "starts_on": date(2026, 1, 1),
        "ends_on": date(2029, 12, 31),
        "total_amount": Decimal("1000000.00"),
    }
    return add_programme(code=f"LGNet4-{new_id().hex[-8:]}", by=by, **{**WORDS, **plain, **edition})


def test_a_fourth_edition_with_its_cities_runs_and_takes_the_new_contacts(nora, sassari):
    programme = fourth(nora)
    partner = add_partnership(
        programme=programme, organisation=sassari.organisation, role=PartnerRole.CITY, by=nora
    )
    assert partner.city == sassari
    texts = [("Primo obiettivo", "First objective"), ("Secondo", "Second")]
    set_programme_texts(programme=programme, kind=TextKind.OBJECTIVE, texts=texts, by=nora)
    assert [text.position for text in programme.texts.all()] == [1, 2]
    assert programme.state == ProgrammeState.PLANNED and current_programme(sassari.id) != programme
    move_programme(programme=programme, move="start", by=nora)
    assert current_programme(sassari.id) == programme and current_programme_id(sassari.id) == programme.pk
    move_programme(programme=programme, move="close", by=nora)
    assert current_programme(sassari.id) != programme


def test_states_move_as_the_table_says(nora):
    programme = fourth(nora)
    for move in ("close", "reopen"):
        with pytest.raises(NotNow):
            move_programme(programme=programme, move=move, by=nora)


def test_coordination_reads_programmes_and_changes_none(dario, nora):
    programme = fourth(nora)
    for act in (
        lambda: fourth(dario.actor),
        lambda: change_programme(programme=programme, title_en="Mine", by=dario.actor),
        lambda: move_programme(programme=programme, move="start", by=dario.actor),
        lambda: add_organisation(name="X", kind=OrganisationKind.ASSOCIATION, by=dario.actor),
    ):
        with pytest.raises(Denied):
            act()


def test_a_programme_holds_together(nora):
    programme = fourth(nora)
    with pytest.raises(CodeTaken):
        add_programme(code=programme.code, by=nora, **WORDS)
    with pytest.raises(CodeTaken):
        add_programme(code="new", by=nora, **WORDS)
    with pytest.raises(EndsBeforeItStarts):
        change_programme(programme=programme, ends_on=date(2025, 12, 31), by=nora)
    programme.refresh_from_db()
    after = fourth(nora, follows=programme)
    with pytest.raises(FollowsItself):
        change_programme(programme=programme, follows=after, by=nora)


def test_a_date_that_is_told_is_told_to_the_day(nora):
    programme = fourth(nora)
    programme.starts_precision = "year"
    change_programme(programme=programme, title_en="The fourth", by=nora)
    assert programme.starts_precision == "year"
    change_programme(programme=programme, starts_on=date(2026, 2, 2), by=nora)
    assert programme.starts_precision == "day"


def partner(by, programme, organisation, role=PartnerRole.TECHNICAL_ASSISTANCE, **part):
    return add_partnership(programme=programme, organisation=organisation, role=role, by=by, **part)


@pytest.fixture
def association(nora):
    return add_organisation(
        name=f"Associazione {new_id().hex[-8:]}", kind=OrganisationKind.ASSOCIATION, by=nora
    )


@pytest.mark.parametrize(("role", "part", "problem"), [
    (PartnerRole.CITY, {}, WhichCity),
    (PartnerRole.IMPLEMENTING_BODY, {}, WhichCity),
    (PartnerRole.TECHNICAL_ASSISTANCE, {"starts_on": date(2025, 1, 1)}, OutsideProgramme),
    (PartnerRole.TECHNICAL_ASSISTANCE, {"ends_on": date(2030, 1, 1)}, OutsideProgramme),
    (PartnerRole.COMMUNICATION, {"starts_on": date(2027, 2, 1), "ends_on": date(2027, 1, 1)}, EndsBeforeItStarts),
    (PartnerRole.TECHNICAL_ASSISTANCE, {"share": Decimal("1000000.01")}, TooMuchShared),
    (PartnerRole.TECHNICAL_ASSISTANCE, {"cup": "F81J2400000000"}, WrongCup),
])  # fmt: skip
def test_a_partner_holds_together_with_its_programme(nora, association, role, part, problem):
    with pytest.raises(problem):
        partner(nora, fourth(nora), association, role, **part)


def test_one_lead_and_one_role_once(nora, association, sassari):
    programme = fourth(nora)
    lead = partner(nora, programme, association, PartnerRole.LEAD, share=Decimal("600000"))
    with pytest.raises(OneLeadOnly):
        partner(nora, programme, sassari.organisation, PartnerRole.LEAD)
    with pytest.raises(PartnerAlready):
        partner(nora, programme, association, PartnerRole.COMMUNICATION) and partner(
            nora, programme, association, PartnerRole.COMMUNICATION
        )
    changed = change_partnership(partnership=lead, role=PartnerRole.LEAD, cup="F81J24000000007", by=nora)
    assert (changed.cup, changed.share) == ("F81J24000000007", Decimal("600000"))


def test_a_new_city_is_an_organisation_with_a_tenant(nora):
    name = f"Esempiopoli {new_id().hex[-8:]}"
    body = add_organisation(name=f"Comune di {name}", kind=OrganisationKind.CITY, by=nora)
    city = add_city(organisation=body, name=name, by=nora, languages=["de"])
    assert city.slug.startswith("esempiopoli-")
    with pytest.raises(CityAlready):
        add_city(organisation=body, name=name, by=nora)
    with pytest.raises(NameTaken):
        add_organisation(name=f"Comune di {name}", kind=OrganisationKind.CITY, by=nora)
