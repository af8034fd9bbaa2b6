# SPDX-License-Identifier: AGPL-3.0-or-later
"""One row, understood: who it speaks of, her documents, the contact, and what is wrong with it."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time

from lgnet.exchange.columns import CODED, COLUMNS, NAMES
from lgnet.exchange.telling import days
from lgnet.exchange.telling.faults import Fault, Wrong
from lgnet.exchange.telling.words import YES, code_of, codes_of, is_nothing
from lgnet.kernel import clock
from lgnet.people.choices import BirthPrecision, IdentifierKind

NOON = time(12)
"""The hour of a contact whose row tells only the day: neither side of midnight, nor of the end of a night's shift."""
OVERRIDES = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Signs that turn the direction of what follows: never part of a name, and a way to show another one."""
Reader = Callable[[str, str, Mapping[str, str]], object]


@dataclass
class Told:
    person: dict[str, object] = field(default_factory=dict)
    numbers: dict[str, str] = field(default_factory=dict)
    permit: dict[str, object] = field(default_factory=dict)
    contact: dict[str, object] = field(default_factory=dict)
    external: str = ""
    faults: list[Fault] = field(default_factory=list)
    unknown_words: list[tuple[str, str]] = field(default_factory=list)
    """Column and word, of those that stand for no code we know."""

    @property
    def has_name(self) -> bool:
        return any(
            self.person.get(name) for name in ("given_name", "family_name", "original_name", "aliases")
        )


def told_by(
    cells: Sequence, columns: Mapping[str, str], *, words: Mapping[str, Mapping[str, str]], place: str = ""
) -> Told:
    """What the row tells. `words`: what was said that words mean, by column. `place`: of contacts that say none."""
    told, values = Told(), {}
    for spot, code in columns.items():
        cell = cells[int(spot)] if int(spot) < len(cells) else ""
        if isinstance(cell, list):
            told.faults.append(Fault(cell[0], code, cell[1]))
        elif cell.strip() and not (COLUMNS[code]["reads"] != "texts" and is_nothing(cell)):
            _understand(told, values, code, OVERRIDES.sub("", cell), words.get(code, {}))
    _arrange(told, values, place)
    return told


def _understand(told: Told, values: dict, code: str, cell: str, said: Mapping[str, str]) -> None:
    try:
        values[code] = READERS[COLUMNS[code]["reads"]](code, cell, said)
    except Wrong as wrong:
        word = getattr(wrong, "word", cell).strip()
        told.faults.append(Fault(wrong.code, code, word))
        if wrong.code == "unknown_word":
            told.unknown_words.append((code, word))


def _text(code: str, cell: str, said: Mapping) -> str:
    return " ".join(cell.split()) if code != "note" else cell.strip()


def _texts(code: str, cell: str, said: Mapping) -> list[str]:
    return [part.strip() for part in re.split(r"[,;\n]", cell) if part.strip()]


def _codes(code: str, cell: str, said: Mapping) -> list[str]:
    return codes_of(code, cell, said=said)


def _code(code: str, cell: str, said: Mapping) -> str:
    return code_of(code, cell, said=said)


READERS: dict[str, Reader] = {
    "text": _text,
    "texts": _texts,
    "number": lambda code, cell, said: re.sub(r"\s", "", cell),
    "phone": lambda code, cell, said: cell.strip(),
    "code": lambda code, cell, said: " ".join(cell.split()),
    "birth": lambda code, cell, said: days.birth_of(cell),
    "year": lambda code, cell, said: days.year_of(cell),
    "day": lambda code, cell, said: days.day_of(cell),
    "moment": lambda code, cell, said: days.moment_of(cell),
    "hour": lambda code, cell, said: days.hour_of(cell),
    "nothing": lambda code, cell, said: None,
    **{reads: _codes for reads in ("countries", "languages", "needs", "done")},
    **{reads: _code for reads in ("sex", "source", "language", "permit_kind", "permit_reason", "yes_no")},
}


def _arrange(told: Told, values: dict, place: str) -> None:
    told.external = values.pop("external", "")
    told.numbers = {kind: values.pop(kind) for kind in IdentifierKind.values if kind in values}
    _person(told, values)
    _permit(told, values)
    _contact(told, values, place)


def _person(told: Told, values: dict) -> None:
    person = {name: values[name] for name in NAMES if name in values and name != "full_name"}
    if "full_name" in values and not (person.get("given_name") or person.get("family_name")):
        person.setdefault("original_name", values["full_name"])  # which part is which is nobody's to guess
    born = values.get("birth_date") or values.get("birth_year")
    if born:
        person |= {"birth_date": born.day, "birth_precision": born.precision}
    for name in ("sex", "citizenships", "languages", "phone"):
        if values.get(name):
            person[name] = values[name]
    for name in ("interpreter_needed", "phone_is_safe"):
        if values.get(name):
            person[name] = values[name] == YES
    told.person = person


def _permit(told: Told, values: dict) -> None:
    permit = {
        "document_kind": values.get("permit_kind", ""), "reason": values.get("permit_reason", ""),
        "number": values.get("permit_number", ""), "valid_from": values.get("permit_from"),
        "valid_to": values.get("permit_to"),
    }  # fmt: skip
    if not any(permit.values()):
        return
    if permit["reason"] and not permit["document_kind"]:
        permit["document_kind"] = "1"  # a reason is that of a permit
    if not (permit["reason"] and permit["document_kind"]):
        told.faults.append(Fault("permit_without_reason", "permit_reason"))
        return
    told.permit = permit


def _contact(told: Told, values: dict, place: str) -> None:
    seen = {
        name: values[name]
        for name in ("nickname", "sign", "done", "mediator_language", "note", "source")
        if values.get(name)
    }
    needs = values.get("needs") or []
    if not told.has_name and not (seen.get("nickname") or seen.get("sign")):
        told.faults.append(Fault("nobody"))
    if told.has_name and seen.get("nickname"):
        told.faults.append(Fault("two_people", "nickname"))
    if "met_on" not in values:
        says_more = needs or seen or values.get("place") or not told.has_name
        if says_more and all(fault.column != "met_on" for fault in told.faults):
            told.faults.append(Fault("no_day", "met_on"))
        return
    day, hour = values["met_on"]
    where = values.get("place") or place
    if not where:
        told.faults.append(Fault("no_place", "place"))
    told.contact = {
        **seen,
        "happened_at": _moment(day, values.get("met_at") or hour),
        "place": where,
        "needs": needs,
    }


def _moment(day: date, hour: time | None) -> datetime:
    return datetime.combine(day, hour or NOON, tzinfo=clock.ROME)


__all__ = ["CODED", "BirthPrecision", "Told", "told_by"]
