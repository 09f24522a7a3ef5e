"""Normal forms of written names: what is left when everything that does not tell initiatives apart is off.

A name is taken apart into a stem and markers. Quotation marks, place and scope before the name, leading
verbs, closing words and head nouns go; abbreviations are written out one way (`name_rules.toml`). What
tells editions apart (三年, 第三期, 十四五) is kept beside the stem as markers.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, cached_property

import opencc

from graph.name_rules import rules
from ontology.iris import slug
from ontology.place_names import name_index
from ontology.place_scan import scanner
from ontology.places import gazetteer

__all__ = ["NameForm", "form_of", "is_field", "plain"]

LONGEST = 200
"""Characters of a name that are taken apart; whatever is longer is no name, and is left as it is."""
SHORTEST_STEM = 4
"""A place, a scope or a verb goes only where as many characters of a name are left."""
SHORT_STEM = 3
"""Stems up to this length do not tell an initiative without their head noun: 阳光工程, 阳光行动."""

_NUMERAL = "一二三四五六七八九十百"
_QUOTES = re.compile(r"""["'“”‘’「」『』〝〞＂﹁﹂﹃﹄《》〈〉]+""")
_QUOTED = re.compile(r"^“([^“”]{2,})”(.{0,8})$")
_BRACKETS = re.compile(r"[(\[【〔][^()\[\]【】〔〕]*[)\]】〕]")
_JUNK = re.compile(r"[\s,，。.;；:：·・!！?？()（）\[\]【】〔〕<>-]+")
_PERIOD = re.compile(r"(20[0-9]{2})年?(?:[-—–~至到]+)(20[0-9]{2})(?:学年度?|年度?)?")
_YEAR = re.compile(r"20[0-9]{2}(?:学年度|学年|年度|年)")
_REVISED = re.compile(r"升级版$")
_VERSION = re.compile(r"(?<![0-9.])([2-9])\.0版?")
_PHASE = re.compile(rf"第?([{_NUMERAL}0-9]+)期(?:工程)?")
_SPAN = re.compile(rf"([{_NUMERAL}0-9]+)年(?=行动|攻坚|计划|规划|提升|千日|奋斗|专项|工程|发展)")
_FIVE_YEARS = re.compile(r"(十[一二三四五六七八]五)(?:期间|时期)?")
_PROVINCES = "京津沪渝冀豫云滇辽黑湘皖鲁新苏浙赣鄂桂甘陇晋蒙陕秦吉闽贵黔粤青藏川蜀宁琼"
_STRONG = re.compile(f"(?<=[兴强])[{_PROVINCES}](?=$|战略|工程|行动|计划)")
_COUNT = re.compile(rf"^(?:教育)?(?:[{_NUMERAL}]+|[0-9]+)(?:大|项|个)")
_CHINA = re.compile("^中国(?=教育|学前|职业|基础|高等|特色高)")


@dataclass(frozen=True)
class NameForm:
    """A written name taken apart.

    Attributes:
        name: as written.
        stem: what is left of it.
        head: the head noun that was taken off, empty where there was none.
        markers: edition and span, such as `年三`, sorted.
        level: rank that the scope names (`国家`, `省`, `市`, `县`), empty where none.
        place: prefix that names a place, empty where none.
        quoted: whether the stem stood in quotation marks.
    """

    name: str
    stem: str
    head: str = ""
    markers: tuple[str, ...] = ()
    level: str = ""
    place: str = ""
    quoted: bool = False

    @cached_property
    def core(self) -> str:
        """The stem without joints and without 发展 where enough is left: what is compared."""
        text = rules().without_joints(self.stem)
        bare = text.replace("发展", "")
        if len(bare) >= SHORTEST_STEM and bare not in rules().fields:
            text = bare
        return text or self.stem

    @cached_property
    def key(self) -> str:
        """Equal for names that mean the same: the characters in order of code point, with the markers.

        Order of coordinated parts does not matter in longer names; `graph.clusters` checks that what
        falls together is alike.
        """
        core = self.core
        letters = "".join(sorted(core)) if len(core) > SHORTEST_STEM + 1 else core
        return "|".join((letters, *self.markers))

    @property
    def needs_head(self) -> bool:
        """Whether the stem is too short to tell the initiative without its head noun."""
        return len(self.core) <= SHORT_STEM


@cache
def _simplifier() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")


def plain(name: str) -> str:
    """A name in simplified characters and NFKC, without blanks, all quotation marks alike."""
    text = _simplifier().convert(unicodedata.normalize("NFKC", name))
    return "".join(text.split())


def form_of(name: str) -> NameForm:
    """Take a written name apart.

    >>> form_of("“国培计划”项目").stem
    '国培'
    >>> form_of("學前教育三年行動計劃").markers
    ('年三',)
    """
    if len(name) > LONGEST:
        return NameForm(name, slug(name))
    text, markers = _markers(plain(name))
    core, outer, quoted = _quoted(text)
    text = _clean(core)
    strong = _STRONG.search(text)
    text = rules().one_way(_STRONG.sub("省", text))
    level, place, head = "", strong[0] if strong else "", ""
    before = None
    while text != before:
        before = text
        text, head = _without_ending(text, head)
        text, level, place = _without_beginning(text, level, place)
    return NameForm(name, text or _clean(plain(name)) or name, head or outer, markers, level, place, quoted)


def _markers(text: str) -> tuple[str, tuple[str, ...]]:
    """Edition, version, span and period out of the text; single years are dropped."""
    found = []
    text = _REVISED.sub("", text) or text
    for pattern, sign in (
        (_PERIOD, "至"),
        (_YEAR, ""),
        (_PHASE, "期"),
        (_SPAN, "年"),
        (_FIVE_YEARS, "划"),
        (_VERSION, "版"),
    ):
        for match in pattern.finditer(text) if sign else ():
            found.append(sign + "-".join(_arabic(group) for group in match.groups()))
        text = pattern.sub("", text)
    return text, tuple(sorted(set(found)))


def _arabic(numeral: str) -> str:
    return (
        numeral.translate(str.maketrans("0123456789", "零一二三四五六七八九"))
        if len(numeral) < 3
        else numeral
    )


def _quoted(text: str) -> tuple[str, str, bool]:
    """The quoted part, where nothing but head nouns and closing words follow it, with the head noun."""
    marked = re.sub(r"""["＂]([^"＂]*)["＂]""", r"“\1”", text).replace("「", "“").replace("」", "”")
    match = _QUOTED.match(marked)
    if match is None:
        return text, "", False
    rest, head = match[2], ""
    for words in (rules().tails, rules().heads, rules().tails):
        word = next((word for word in words if rest.endswith(word)), "")
        rest = rest.removesuffix(word)
        head = head or (word if word in rules().heads else "")
    return (match[1], head, True) if not rest else (text, "", False)


def _clean(text: str) -> str:
    text = text.replace("+", "加")
    without = _BRACKETS.sub("", text)
    return _JUNK.sub("", _QUOTES.sub("", without if len(without) >= SHORTEST_STEM else text))


def _without_ending(text: str, head: str) -> tuple[str, str]:
    """The text without one head noun or closing word."""
    known = rules()
    if text.endswith(("县", "区")):
        bare = re.sub("[市县区]{1,2}$", "", text)
        if bare.endswith(known.standards):
            return bare, head
    for word in known.heads if text.endswith(known.heads) else ():
        rest = text[: -len(word)]
        if text.endswith(word) and len(rest) > 1 and not is_field(rest):
            return rest, word
    for word in known.tails if text.endswith(known.tails) else ():
        rest = text[: -len(word)]
        if text.endswith(word) and len(rest) > 1 and not is_field(rest):
            return rest, head
    return text, head


def _without_beginning(text: str, level: str, place: str) -> tuple[str, str, str]:
    """The text without one scope, place or verb before it."""
    known = rules()
    for scope in known.scopes if text.startswith(known.scopes) else ():
        if _may_go(text, scope):
            rank = scope.removesuffix("级") if scope.endswith("级") else ("国家" if "国" in scope else "")
            return text[len(scope) :], level or rank, place
    for lead in known.leads if text.startswith(known.leads) else ():
        if _may_go(text, lead):
            return text[len(lead) :], level, place
    for lead, ends in known.lead_before.items():
        if text.startswith(lead) and text.endswith(ends):
            return text[len(lead) :], level, place
    found = _place_before(text)
    if found and _may_go(text, found) and not _COUNT.match(text[len(found) :]):
        return text[len(found) :], level, place or found
    return text, level, place


def is_field(text: str) -> bool:
    """Whether a text is but a sector of education, perhaps with 发展 or 改革: no name of an initiative."""
    bare = text.removesuffix("发展").removesuffix("改革")
    return bare in rules().fields or text in rules().fields


def _may_go(text: str, prefix: str) -> bool:
    rest = text[len(prefix) :]
    return text.startswith(prefix) and len(rest) >= SHORTEST_STEM and not is_field(rest)


def _place_before(text: str) -> str:
    """The longest name of a place that the text begins with; short forms of counties are too often words."""
    if _CHINA.match(text):
        return "中国"
    names = name_index().by_name
    for length in range(min(11, len(text) - 1), 1, -1):
        prefix = text[:length]
        if prefix in names and _is_place(prefix):
            return prefix
    return ""


@cache
def _is_place(name: str) -> bool:
    known = scanner()
    if name == "中国" or known.is_ordinary(name) or known.is_contextual(name):
        return False
    if len(name) > 2 and name[-1] in "省市县区州盟旗":
        return True
    places = gazetteer()
    codes = name_index().by_name.get(name, {})
    return any(places.get(code).level in ("province", "prefecture") for code in codes)
