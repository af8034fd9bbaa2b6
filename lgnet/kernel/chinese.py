# SPDX-License-Identifier: AGPL-3.0-or-later
"""Chinese names in Latin letters: one syllable has several spellings, and all of them lead to its pinyin.

Xie, Hsieh and Tse are 谢; Qian and Chien 钱; but Chien is also 簡 (Jian), because offices leave the apostrophe of
Wade-Giles out. So a word has readings, and two words may be one name when they share a reading. Syllables are a closed
list: what does not fall into them is no Chinese word. Sources: Hanyu Pinyin (ISO 7098), the Wade-Giles table of the
Library of Congress (ALA-LC 1997), Yale, EFEO where French offices wrote it, and for family names the spellings of Hong
Kong (Cantonese) and of the diaspora (Hokkien).
"""

from functools import cache, lru_cache
from itertools import islice

FINALS = {
    "": "a ai an ang ao e ei en er o ou",
    "b": "a ai an ang ao ei en eng i ian iao ie in ing o u",
    "p": "a ai an ang ao ei en eng i ian iao ie in ing o ou u",
    "m": "a ai an ang ao e ei en eng i ian iao ie in ing iu o ou u",
    "f": "a an ang ei en eng o ou u",
    "d": "a ai an ang ao e ei eng i ian iao ie ing iu ong ou u uan ui un uo",
    "t": "a ai an ang ao e eng i ian iao ie ing ong ou u uan ui un uo",
    "n": "a ai an ang ao e ei en eng i ian iang iao ie in ing iu ong ou u uan ue uo",
    "l": "a ai an ang ao e ei eng i ia ian iang iao ie in ing iu ong ou u uan ue un uo",
    "g": "a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo",
    "k": "a ai an ang ao e en eng ong ou u ua uai uan uang ui un uo",
    "h": "a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo",
    **dict.fromkeys("jqx", "i ia ian iang iao ie in ing iong iu u uan ue un"),
    **dict.fromkeys(("zh", "ch"), "a ai an ang ao e en eng i ong ou u ua uai uan uang ui un uo"),
    "sh": "a ai an ang ao e ei en eng i ou u ua uai uan uang ui un uo",
    "r": "an ang ao e en eng i ong ou u uan ui un uo",
    **dict.fromkeys("zcs", "a ai an ang ao e en eng i ong ou u uan ui un uo"),
    "y": "a an ang ao e i in ing o ong ou u uan ue un",
    "w": "a ai an ang ei en eng o u",
}
INITIALS_ELSEWHERE = {
    "b": "p", "d": "t", "g": "k", "j": "ch ts", "q": "ch ts", "x": "hs sh sy s", "zh": "ch j tch", "ch": "tch",
    "r": "j", "z": "ts tz dz", "c": "ts tz", "s": "ss",
}  # fmt: skip
FINALS_ELSEWHERE = {
    "ian": "ien", "ie": "ieh", "iu": "iou ieou", "iong": "iung", "ong": "ung", "ou": "ow eou", "ui": "uei", "un": "uen",
    "uo": "o", "ue": "ueh", "er": "erh",
}  # fmt: skip
WHOLE_ELSEWHERE = {
    "zhi": "chih", "chi": "chih", "shi": "shih", "ri": "jih", "zi": "tzu tsu", "ci": "tzu tsu", "si": "szu ssu",
    "ge": "ko", "ke": "ko", "he": "ho", "you": "yu", "yan": "yen", "ye": "yeh",
}  # fmt: skip
FAMILY_NAMES = {
    # pinyin: Hong Kong and diaspora; the hundred most frequent, and their spellings where these are no pinyin
    "wang": "wong ong", "li": "lee", "zhang": "cheung cheong teo chong", "liu": "lau liew", "chen": "chan tan",
    "yang": "yeung yeo yong", "huang": "wong ng wee hwang", "zhao": "chiu chio", "wu": "ng goh woo",
    "zhou": "chow chau chew", "xu": "hui koh chee tsui", "sun": "suen", "ma": "", "zhu": "chu choo", "hu": "wu woo",
    "guo": "kwok quek", "he": "ho", "lin": "lam lim lum", "gao": "ko kou", "luo": "lo law loh", "zheng": "tay teh",
    "liang": "leung leong", "xie": "tse chia cheah", "song": "", "tang": "tong", "han": "hon", "feng": "fung foong",
    "deng": "tang", "cao": "cho tso", "peng": "pang phang", "zeng": "tsang chan", "xiao": "siu siew seow",
    "tian": "tin", "dong": "", "yuan": "yuen", "pan": "poon phua", "cai": "choi tsoi chua choy", "jiang": "keung",
    "yu": "yue yee", "du": "to toh", "ye": "yip ip yap", "cheng": "ching", "wei": "ngai", "su": "so soh",
    "lu": "lo lui luk", "ding": "", "ren": "yam", "yao": "yiu yeow", "shen": "sum sim", "zhong": "", "cui": "",
    "tan": "tam tham", "fan": "fung", "liao": "liu liew", "shi": "sek", "jin": "kam", "jia": "", "xia": "ha",
    "fu": "foo", "fang": "fong", "zou": "chau", "xiong": "hung", "bai": "pak", "meng": "mang", "qin": "chun",
    "qiu": "yau khoo", "hou": "hau", "yin": "wan", "xue": "sit", "yan": "yim", "lei": "lui", "long": "", "tao": "to",
    "mao": "mo", "hao": "kok", "gu": "koo", "gong": "", "shao": "siu", "wan": "man", "qian": "chin", "dai": "",
    "mo": "mok", "kong": "hung", "xiang": "heung", "chang": "sheung", "qiao": "", "zhan": "", "ou": "au", "mai": "mak",
    "guan": "kwan", "ouyang": "auyeung", "situ": "szeto", "sima": "", "shangguan": "",
}  # fmt: skip
MOST_SYLLABLES, MOST_READINGS, LONGEST_SYLLABLE = 3, 12, 7


@cache
def _syllables() -> dict[str, tuple[str, ...]]:
    """The pinyin of each spelling of a syllable; its own first, where it is pinyin."""
    found: dict[str, dict[str, None]] = {}
    every = [(initial, final) for initial, finals in FINALS.items() for final in finals.split()]
    for initial, final in every:
        found.setdefault(initial + final, {})[initial + final] = None
    for initial, final in every:
        whole = initial + final
        for spelt in [*_otherwise(initial, final), *WHOLE_ELSEWHERE.get(whole, "").split()]:
            found.setdefault(spelt, {})[whole] = None
    return {spelt: tuple(readings) for spelt, readings in found.items()}


def _otherwise(initial: str, final: str) -> list[str]:
    initials = [initial, *INITIALS_ELSEWHERE.get(initial, "").split()]
    finals = [final, *FINALS_ELSEWHERE.get(final, "").split()]
    return [one + other for one in initials for other in finals]


@cache
def _families() -> dict[str, tuple[str, ...]]:
    """The pinyin of each spelling of a family name that is known from Hong Kong or the diaspora."""
    found: dict[str, tuple[str, ...]] = {}
    for pinyin, spellings in FAMILY_NAMES.items():
        for spelt in spellings.split():
            found[spelt] = (*found.get(spelt, ()), pinyin)
    return found


def _parsed(word: str, left: int, *, inside: bool = False):
    """Each way to read the word as so many syllables at most. Inside it none begins with a vowel."""
    if not word:
        yield ""
    elif left and not (inside and word[0] in "aeo"):
        for length in range(min(len(word), LONGEST_SYLLABLE), 0, -1):
            for reading in _syllables().get(word[:length], ()):
                yield from (reading + rest for rest in _parsed(word[length:], left - 1, inside=True))


@lru_cache(maxsize=16384)
def readings(word: str) -> frozenset[str]:
    """The word in pinyin, as it may be read; nothing, where it is no Chinese word."""
    found = dict.fromkeys((*_families().get(word, ()), *islice(_parsed(word, MOST_SYLLABLES), MOST_READINGS)))
    return frozenset(found)


@lru_cache(maxsize=16384)
def is_chinese(found: tuple[str, ...]) -> bool:
    """Whether the words are a Chinese name: all of them syllables, and a family name at one end."""
    if not found or not all(map(readings, found)):
        return False
    return any(reading in FAMILY_NAMES for word in {found[0], found[-1]} for reading in readings(word))
