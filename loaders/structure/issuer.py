"""Who issued a plan: by signature, credit, title or page; completed by the plan's place."""

from __future__ import annotations

import re
from collections import Counter

from loaders.structure.dates import signed_date
from loaders.structure.furniture import DATE, ORGAN
from loaders.structure.lines import BLANK, squeeze
from loaders.structure.parts import Parts
from loaders.structure.patterns import alternatives, pattern
from ontology.places import Place, gazetteer

__all__ = ["complete_issuer", "find_issuer", "issuer_by_number"]

_ORGANISATION = rf"(?:中共)?[一-鿿]{{2,30}}?{ORGAN}"
_AUTHORITY = alternatives("organ", "authority")
_CREDIT = re.compile(
    rf"[（(]?(?P<o>[一-鿿]{{2,20}}?(?:局|厅|委|政府|办公室|学校|小学|中学)){BLANK}*"
    rf"(?:供{BLANK}*稿|来{BLANK}*稿)"
)
_LABELLED = re.compile(
    rf"{alternatives('organ', 'label')}{BLANK}*[:：]{BLANK}*"
    r"(?P<o>[一-鿿]{2,24}?(?:局|厅|委员会|委|政府|办公室|办公厅))"
    r"(?=[\s\u3000\xa0<>|]|$|发布|阅读|浏览|点击|时间|日期)"
)
_OF_TITLE = re.compile(
    r"^(?P<o>(?![全各我本])(?:中共)?[一-鿿]{1,16}?(?:[省市县区州盟旗]委教育(?:工委|工作委员会)|高校工委"
    rf"|{_AUTHORITY}|{alternatives('organ', 'school')})"
    rf"(?:{BLANK}*(?:[一-鿿]{{2,12}}?{_AUTHORITY}))?)(?={BLANK}*{alternatives('organ', 'after')})"
)
_CALLED = pattern("organ", "called")


def find_issuer(parts: Parts) -> str | None:
    """The issuing body as it is written: of the signature, else of who passes the plan on or supplied it,
    else of the title, else of the page.
    """
    for found in (
        _signatory(parts.head),
        _under_title(parts.body),
        _signatory(parts.tail),
        _alone(parts.tail),
    ):
        if found:
            return found
    passed_on = _passed_on(parts.head)
    if passed_on:
        return passed_on
    for form, text in ((_CREDIT, parts.tail), (_OF_TITLE, parts.title), (_CREDIT, parts.head)):
        match = form.search(text)
        if match:
            return _joined(match["o"])
    match = _LABELLED.search(parts.head) or _LABELLED.search(parts.body[:300])
    return squeeze(match["o"]) if match else None


def _passed_on(head: str) -> str | None:
    """Who heads the notice that passes the plan on: XX市人民政府关于印发…的通知."""
    match = re.search(
        rf"(?:^|[\s\u3000\xa0号])(?P<o>(?:中共)?[一-鿿]{{2,30}}?{ORGAN}(?:{BLANK}+[一-鿿]{{2,30}}?{ORGAN})*){BLANK}*关于[^。]{{0,16}}?"
        rf"(?:印发|转发|下发|发布|公布|批转)",
        head,
        re.MULTILINE,
    )
    return _joined(match["o"]) if match else None


def _signatory(text: str) -> str | None:
    """The organ in the line of a date that stands by itself, or in the lines above it."""
    lines = [line.strip(" \t\u3000\xa0") for line in text.splitlines()]
    lines = [line for line in lines if line]
    for i, line in enumerate(lines):
        if not _is_dated(line):
            continue
        here = re.sub(r"[0-9〇○零ＯO一二三四五六七八九]{4}.*$", "", line)
        signed = _organs(here) or (_organs(lines[i - 1]) if i else None)
        if signed:
            first = i if _organs(here) else i - 1
            above = (
                _organs(lines[first - 1]) if first > 0 and _has_place_of(lines[first - 1], signed) else None
            )
            return f"{above}、{signed}" if above else signed
    return None


def _has_place_of(line: str, signed: str) -> bool:
    """Whether a line begins like the name below it, 中共 apart: two organs of one place sign together."""
    one, other = squeeze(line).removeprefix("中共"), signed.removeprefix("中共")
    return one[:2] == other[:2] and one != other


def _is_dated(line: str) -> bool:
    """Whether the line ends with a date, of month precision at least, and is none of the page's facts."""
    if len(line) > 60 or re.search("时间|日期|来源|点击|浏览|发布|今天|。", line):
        return False
    return bool(signed_date(line)) or bool(re.search(rf"(?:{DATE.pattern})[）)]?$", line))


def _alone(tail: str) -> str | None:
    """The organ in the first line after the text, where no date follows."""
    first = next((line for line in tail.splitlines() if line.strip()), "")
    return _organs(first) if len(first) < 40 else None


def _under_title(body: str) -> str | None:
    """The organ in the line below the title, or the one before a date there."""
    words = re.split(rf"{BLANK}+", body[:160].strip())[:3]
    for n, word in enumerate(words[:2]):
        dated = n + 1 < len(words) and DATE.match(words[n + 1].strip("（("))
        if _organs(word) and (dated or n == 0):
            return _organs(word)
    return None


def _organs(line: str) -> str | None:
    bare = line.strip(" \t\u3000\xa0（()）")
    names = [squeeze(name) for name in re.split(rf"{BLANK}{{1,}}", bare) if name]
    if names and all(len(name) == 1 for name in names):
        names = ["".join(names)]
    whole = squeeze(bare)
    if len(names) > 1 and all(len(name) > 3 and re.fullmatch(_ORGANISATION, name) for name in names):
        return "、".join(names)
    if 3 <= len(whole) <= 34 and re.fullmatch(_ORGANISATION, whole) and "时间" not in whole:
        return whole
    return None


def _joined(names: str) -> str:
    """Names written one after the other, parted by 、."""
    return "、".join(
        part for part in re.split(rf"{BLANK}+|(?<=工委)(?=[一-鿿]{{2,}}教育)", names.strip()) if part
    )


def complete_issuer(written: str | None, parts: Parts, place: Place | None, *, school: bool) -> str | None:
    """The issuer's name with its place; where nobody is named, the education authority of the place.

    Args:
        written: what was found in the text.
        parts: the text, which tells what the authority is called there (教育局, 教育体育局, 教委).
        place: the plan's place.
        school: whether a school issued it, for which nothing is concluded.
    """
    if place is None:
        return written
    if written is None:
        return None if school else _authority(parts, place)
    if school:
        return written
    return "、".join(_placed(name, place) for name in written.split("、"))


def issuer_by_number(number: str | None, place: Place | None) -> str | None:
    """The government where the document number is one of its own: 政发 its, 政办发 its office's."""
    if number is None or place is None or place.level == "national":
        return None
    organ = number.split("〔")[0].split("[")[0].split("（")[0].split("(")[0]
    office = "办公厅" if place.level == "province" else "办公室"
    if re.search("政办|府办", organ):
        return f"{_own_name(place)}人民政府{office}"
    if re.search("政[发字]?$|府[发字]?$", organ.strip()):
        return f"{_own_name(place)}人民政府"
    return None


def _own_name(place: Place) -> str:
    """The division's name; 城区, which many cities have, with the city's."""
    if len(place.name) > 2 or place.parent is None:
        return place.name
    return gazetteer().get(place.parent).name + place.name


def _placed(name: str, place: Place) -> str:
    """市教育局 and 教育局 with the name of the place that they belong to."""
    if place.level == "national":
        return name
    if re.match(f"(?:{place.name[-1]})(?={_AUTHORITY}|委)", name):
        return _own_name(place) + name[1:]
    if re.fullmatch(_CALLED, name) or re.fullmatch("(?:人民)?政府(?:办公[室厅])?", name):
        return _own_name(place) + name
    return name


def _authority(parts: Parts, place: Place) -> str:
    """What the education authority of a place is called, as its own plan calls it."""
    if place.level == "national":
        return "教育部"
    province = gazetteer().province_of(place)
    if (province is not None and province.name in {"北京市", "重庆市"}) or place.name in {"上海市", "天津市"}:
        return _own_name(place) + "教育委员会"
    if place.level == "province":
        return place.name + "教育厅"
    if re.search("教育(?:和)?体育(?:事业|工作|发展)|教体", parts.title):
        return _own_name(place) + "教育体育局"
    called = Counter(match.group() for match in _CALLED.finditer(parts.head + parts.body + parts.tail))
    own = [name for name, _ in called.most_common() if not name.endswith(("厅", "教委"))]
    return _own_name(place) + (
        {"教体局": "教育体育局", "教科局": "教育科技局"}.get(own[0], own[0]) if own else "教育局"
    )
