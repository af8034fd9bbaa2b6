# SPDX-License-Identifier: AGPL-3.0-or-later
"""Words of a file turned into our codes: by the lists' own labels in Italian and English, by ISO codes, by what offices
write, and by what somebody of the city said that a word means."""

import gettext
import re
from functools import cache
from pathlib import Path

import pycountry
import yaml

from lgnet.exchange.columns import CODED, SEED, plain
from lgnet.exchange.telling.faults import Wrong
from lgnet.kernel.coded import CodedList
from lgnet.outreach.choices import ContactSource
from lgnet.outreach.codes import DONE, NEEDS
from lgnet.people.choices import Sex
from lgnet.people.codes import DOCUMENT_KINDS, KOSOVO, LANGUAGES, REASONS, STATELESS

SEVERAL = re.compile(r"[,;/|+\n]|\s+e\s+|\s+and\s+|\s+-\s+")
YES, NO = "yes", "no"
LISTS = {
    "needs": NEEDS,
    "done": DONE,
    "permit_kind": DOCUMENT_KINDS,
    "permit_reason": REASONS,
    "languages": LANGUAGES,
}


@cache
def _told() -> dict:
    return yaml.safe_load((Path(SEED) / "words.yaml").read_text(encoding="utf-8"))


@cache
def _nothing() -> frozenset[str]:
    return frozenset(plain(word) for word in _told()["nothing"])


def is_nothing(text: str) -> bool:
    """Whether the cell says that nothing is known: `n.d.`, `-`, `sconosciuto`."""
    return plain(text) in _nothing()


def _spread(entries: dict[str, list]) -> dict[str, str]:
    return {plain(str(word)): code for code, words in entries.items() for word in words}


def _of_list(codes: CodedList) -> dict[str, str]:
    known: dict[str, str] = {}
    for code, entry in codes.entries.items():
        labels = (
            code,
            entry["it"],
            entry["en"],
            entry.get("own", ""),
            entry.get("short_it", ""),
            entry.get("short_en", ""),
        )
        for words in filter(None, map(plain, labels)):
            known.setdefault(words, code)
    return known


@cache
def _countries() -> dict[str, str]:
    italian = gettext.translation("iso3166-1", pycountry.LOCALES_DIR, languages=["it"], fallback=True)
    known: dict[str, str] = {"kosovo": KOSOVO, "xkx": KOSOVO, "stateless": STATELESS}
    for country in pycountry.countries:
        names = [country.alpha_3, country.alpha_2, country.name]
        names += [getattr(country, kind, "") for kind in ("common_name", "official_name")]
        for name in filter(None, [*names, *(italian.gettext(one) for one in names[2:] if one)]):
            known.setdefault(plain(name), country.alpha_3)
    return known | _spread(_told()["countries"])


@cache
def known_words(reads: str) -> dict[str, str]:
    """Code by plain word, for what a column `reads`."""
    if reads == "countries":
        return _countries()
    if reads == "yes_no":
        return {plain(word): answer for answer in (YES, NO) for word in _told()[answer]}
    if reads in ("language", "languages"):
        return _of_list(LANGUAGES)
    if reads in LISTS:
        return _of_list(LISTS[reads]) | _spread(_told().get(reads, {}))
    own = {code: [code] for code in (Sex.values if reads == "sex" else ContactSource.values) if code}
    return _spread(own) | _spread(_told()[reads])


def code_of(column: str, text: str, *, said: dict[str, str]) -> str:
    """The code for one word; empty where it says that nothing is known. `said`: by plain word. Raises Wrong."""
    word = plain(text)
    if word in said:
        return said[word]
    if word in _nothing() and word not in known_words(CODED[column]):
        return ""
    try:
        return known_words(CODED[column])[word]
    except KeyError as fault:
        raise Wrong("unknown_word") from fault


def codes_of(column: str, text: str, *, said: dict[str, str]) -> list[str]:
    """The codes of a cell that may hold several words. Raises Wrong with the word in `word`."""
    whole = plain(text)
    if whole in said or whole in known_words(CODED[column]):
        return [code for code in [code_of(column, text, said=said)] if code]
    codes = []
    for word in filter(None, (part.strip() for part in SEVERAL.split(text))):
        try:
            codes.append(code_of(column, word, said=said))
        except Wrong as fault:
            fault.word = word
            raise
    return list(dict.fromkeys(filter(None, codes)))


def codes_known(reads: str) -> frozenset[str]:
    """All codes that a word in a column that `reads` so may mean."""
    return frozenset(known_words(reads).values())
