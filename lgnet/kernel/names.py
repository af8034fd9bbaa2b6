# SPDX-License-Identifier: AGPL-3.0-or-later
"""Names as people of many countries write them, turned into keys that are equal when two spellings may be one name.

A key is compared by equality only, because under row-level security nothing else uses an index. There are two for all:
the word with its first letters (`mohamed`, `mo`…`mohame`: type-ahead), and its skeleton (`~mmd`): the consonants of one
class in one letter, without vowels, so that Mohamed, Muhammad and محمد meet. A Chinese name has its pinyin besides
(`^xie`), by which Hsieh and Xie meet (`lgnet.kernel.chinese`). The order of given and family name does not matter.
Keys find candidates; `lgnet.kernel.likeness` says how alike they are.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import islice, product

from anyascii import anyascii

from lgnet.kernel.chinese import is_chinese, readings

LONGEST = 40
PREFIXES = range(2, 7)
SKELETON_PREFIXES = range(3, 6)
MOST_SPELLINGS = 8  # of one word
SHORT = 4  # a word so short is often written together with its neighbour (Abd Rahman, Nour Din, Xiao Ming)

ARTICLES = frozenset(("al", "el", "ul", "oul", "ad", "ar", "as", "ur", "ed", "er", "es", "et"))
LONG_FORM = {
    "md": "mohammad", "mohd": "mohammad", "mhd": "mohammad", "muh": "mohammad",
    "abdul": "abd", "abdel": "abd", "abdoul": "abd", "abdur": "abd", "abdal": "abd",
}  # fmt: skip
# Ukrainian h is Russian g: written in Latin letters both ways, the two share no skeleton
SAME_NAME = [
    ("serhii", "serhiy", "sergiy", "sergii", "sergey", "sergei", "serghei"),
    ("oleh", "oleg"), ("ihor", "igor"), ("bohdan", "bogdan"), ("olha", "olga"), ("hanna", "anna", "ganna"),
    ("yevhen", "evgen", "evgeny", "yevgeny", "evgeni"), ("yevheniia", "yevheniya", "evgenia", "yevgenia"),
    ("mykola", "nikolai", "nikolay", "nicolae"), ("mykhailo", "mykhaylo", "mikhail", "mihail", "michail"),
    ("volodymyr", "vladimir", "wladimir"),
]  # fmt: skip
FAMILY_OF = {name: family[0] for family in SAME_NAME for name in family}

_ARABIC_ARTICLE = re.compile(r"(?:(?<=\s)|^|(?<=عبد))ال(?=\w{2})")
_ARABIC_FIRST_VOWEL = re.compile(r"(?:(?<=\s)|^)[اأإآع]")
_HAN = re.compile(r"[\u3400-\u9fff]")
_PLAINER = str.maketrans({"ç": "s", "Ç": "S", "ੰ": "n", "ਂ": "n", "ं": "n", "ং": "ng", "ة": "a", "ى": "a"})
_APOSTROPHES = re.compile(r"(?<=\w)['`’ʼʿʾ](?=\w)|[`’ʼʿʾ]")
_NOT_A_LETTER = re.compile(r"[^a-z0-9]+")
_DOUBLED = re.compile(r"(\S)\1+")
_SILENT = re.compile(r"[aeiouh ]")
_VOWEL_CLASS = str.maketrans({"e": "i", "y": "i", "o": "u", "w": "u"})

# Longest first. What may be read in two ways has two readings; a space is a vowel.
_READINGS = {
    "sch": ("s",), "tch": ("s",), "sci": ("si",), "sce": ("se",), "dzh": ("g",), "dj": ("g",), "sh": ("s",),
    "ch": ("s", "k"), "ci": ("si", "ki"), "ce": ("se", "ke"), "cy": ("si", "ki"), "ph": ("f",), "zh": ("z", "g"),
    "th": ("t", "s"), "dh": ("d", "z"), "ts": ("s",), "tz": ("z",), "ck": ("k",), "qu": ("k",), "gn": ("n",),
    "dia": ("da", "ga"), "dio": ("do", "go"),
    "c": ("k",), "x": ("ks",), "q": ("k",), "j": ("g", " "), "w": (" ", "v"), "y": (" ",),
}  # fmt: skip
_STEP = re.compile("|".join(_READINGS) + "|.")
_PLAIN_SOUNDS = [
    ("ou", "u"), ("oo", "u"), ("ee", "i"), ("dj", "j"), ("ph", "f"), ("kh", "k"), ("gh", "g"), ("sh", "s"),
    ("th", "t"), ("ck", "k"), ("x", "ks"), ("q", "k"),
]  # fmt: skip


def _latin(text: str) -> str:
    """Small Latin letters and spaces. Arabic keeps its first vowel, which the plain transliteration drops."""
    text = _ARABIC_ARTICLE.sub(" al ", text.translate(_PLAINER))
    text = _ARABIC_FIRST_VOWEL.sub("a", text)
    text = _HAN.sub(lambda sign: f" {anyascii(sign[0])} ", text)
    return _NOT_A_LETTER.sub(" ", _APOSTROPHES.sub("", anyascii(text)).lower()).strip()


@lru_cache(maxsize=4096)
def normalise(text: str) -> str:
    """The name in small Latin letters, words between single spaces, articles gone: `El-Sayed` → `sayed`."""
    found = _latin(text or "").split()
    kept = [word for word in found if word not in ARTICLES]
    return " ".join(LONG_FORM.get(word, word)[:LONGEST] for word in kept or found)


def _words(name: str) -> list[str]:
    return normalise(name).split()


@lru_cache(maxsize=16384)
def weakened(word: str) -> str:
    """The word with vowels of one class in one letter and nothing doubled: `Youssouf` and `Yusuf` → `iusuf`."""
    for sound, plain in _PLAIN_SOUNDS:
        word = word.replace(sound, plain)
    return _DOUBLED.sub(r"\1", word.translate(_VOWEL_CLASS)).removesuffix("h")


def _spellings(word: str) -> Iterable[str]:
    """The word as it may be heard, at most MOST_SPELLINGS times."""
    steps = [_READINGS.get(step, (step,)) for step in _STEP.findall(word)]
    return islice(map("".join, product(*steps)), MOST_SPELLINGS)


def _bones(spelling: str) -> str:
    """Consonants alone; a first vowel stays as `a`; an h counts at the beginning only."""
    single = _DOUBLED.sub(r"\1", spelling)
    first = "a" if single[:1] in "aeiou " else single[:1]
    bones = first + _SILENT.sub("", single[1:])
    if bones.startswith("abdl") and len(bones) > 4:  # Abdelkader, Abd el Kader: the article comes and goes
        bones = "abd" + bones[4:]
    return bones


@lru_cache(maxsize=16384)
def skeletons(word: str) -> frozenset[str]:
    """What is left of a normalised word without vowels and manners of writing; each reading of it is kept."""
    found = {bones for bones in map(_bones, _spellings(word)) if len(bones) > 1} or {weakened(word)}
    if word[:2] in ("al", "el") and len(word) > 5:  # Elsayed is Sayed
        found |= {bones for bones in map(_bones, _spellings(word[2:])) if len(bones) > 1}
    if word in FAMILY_OF:
        found.add(FAMILY_OF[word])
    return frozenset(found)


def joined(found: list[str]) -> list[str]:
    """Neighbours written as one word, where one of the two is short."""
    pairs = zip(found, found[1:], strict=False)
    return [first + second for first, second in pairs if min(len(first), len(second)) <= SHORT]


def _whole(word: str) -> set[str]:
    return {word[:LONGEST]} | {f"~{bones}"[:LONGEST] for bones in skeletons(word)}


def _beginnings(word: str) -> set[str]:
    letters = {word[:length] for length in PREFIXES if length < len(word)}
    bones = {
        f"~{one[:length]}" for one in skeletons(word) for length in SKELETON_PREFIXES if length < len(one)
    }
    return letters | bones


def _read(word: str) -> set[str]:
    """Of a Chinese name, whose spellings share no skeleton: its pinyin, as it may be read."""
    return {f"^{reading}"[:LONGEST] for reading in readings(word)}


def search_keys(names: Iterable[str]) -> set[str]:
    """What is stored for a person: her words and skeletons, and their beginnings."""
    keys: set[str] = set()
    for found in map(_words, names):
        for word in found + joined(found):
            keys |= _whole(word) | _beginnings(word)
        keys |= _chinese_keys(found)
    return keys


def _chinese_keys(found: list[str]) -> set[str]:
    """Of whole words; none for a name that is not Chinese."""
    return set().union(*map(_read, found + joined(found))) if is_chinese(tuple(found)) else set()


def whole_keys(names: Iterable[str]) -> set[str]:
    """The keys of whole words only: for comparing one person with another, where nothing is half typed."""
    every = list(map(_words, names))
    keys = set().union(*(_whole(word) for found in every for word in found + joined(found)))
    return keys.union(*map(_chinese_keys, every))


def query_keys(text: str) -> list[set[str]]:
    """What to look for: for each word of the question a set of keys, of which any may be equal."""
    found = _words(text)
    asked = []
    for place, word in enumerate(found):
        neighbours = joined(found[max(place - 1, 0) : place + 2])
        together = (word, *neighbours)
        asked.append({word[: PREFIXES[-1]]}.union(*map(_whole, together), *map(_read, together)))
    return asked
