"""Finds classes of bodies that are addressed or made responsible: 各级党组织, 有关部门, 市场监管等相关部门."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from loaders.extract.body_lexicon import FIELD, HAN

__all__ = ["ClassOfBodies", "classes"]


@dataclass(frozen=True, slots=True)
class ClassOfBodies:
    """A stretch that names a class, or a list of departments that cannot be taken apart."""

    start: int
    end: int
    rule: str


_MORE = "综治|大健康|关工|纪检监察|宣传|文化|卫生|电力|通信|银行|街道|乡镇|食品药品监管|食品药品|环保|网信|共青团|团委|妇联|残联|工会|科协|检察|法院|消防"
_ONE = f"(?:{FIELD}{{1,3}}|{_MORE})"
_DEPARTMENTS = re.compile(
    f"{_ONE}(?:[、和及与,]{_ONE})*(?:[、和及与,][{HAN}]{{2,6}}){{0,2}}(?:、{_ONE})*等?(?:多|各|相关|有关|职能|[一二三四五六七八九十]+个?)*(?:部门|单位)(?![{HAN}]?[规文]章)"
)
_CLASS_HEADS = (
    "教育局|教育体育局|教体局|教育行政部门|教育主管部门|教育部门|人民政府|政府|党委|党组|党组织|党支部|党总支|部门|单位|中小学校|中小学|学校|幼儿园|"
    "高校|高等学校|职业院校|高职院校|院校|责任科室|责任股室|责任处室|科室|股室|处室|街道办事处|乡镇|街道|学区|中心校|中心学校|教育督导组|教研室|培训机构"
)
_SCOPE = "(?:全[市县区省州旗盟]教育系统|全[市县区省州旗盟校]|[市县区省州局]直属?|[市县区省州]属|局机关|机关|系统|本)?"
_EVERY = re.compile(
    rf"{_SCOPE}(?:各级各类|各级|各地|各有关|各相关|各责任|各直属|各|有关|相关|所有)(?:[{HAN}]|\([^()\n]{{1,12}}\)){{0,10}}?(?:{_CLASS_HEADS})(?:\([园校站馆]\))?"
)
_SOME = re.compile(
    r"(?:各|市直|县直|区直|市级|县级|区级)?(?:有关|相关|职能|上级|主管|行业主管|业务主管|上级主管|教育行政|教育主管|责任|牵头|成员)(?:职能|主管|行政)?(?:部门|单位|科室|股室)|流入地政府|地方政府|当地政府|属地政府"
)
_PARTY = re.compile(r"(?P<one>党委)、?(?P<two>政府)(?=统一领导|定期|主导|负责|领导|要|应|高度|主要)")
_OBLIGED = re.compile(
    r"(?<![^\n。;])[ \t]*(?P<one>各?(?:中小学校|中小学|学校|幼儿园|高校|职业院校|高等学校|培训机构|民办学校|县级教研机构))(?=要|应|须|必须|应当|不得)"
)
_ACTS = re.compile(
    r"(?:、[^,。;\n]{2,14}?|和[^,。;\n]{2,12}?)?(?:要|应|须|必须|应当|不得|均|都要|负责|牵头|配合|按(?:照|职)?|根据|结合|认真|切实|严格|制定|建立|成立|履行|落实|承担|抓好|做好|分工|齐抓共管|齐抓|"
    r"协同|联动|主导|每|配足|配齐|配备|确定|明确|将|把|全面|积极|主动|进一步|于|至少|主体责任|监督责任|的?主体责任|的?监督责任|意识形态|德育|党政|分别|共同|联合|密切|加强|统一|履职|为(?:责任|主)|可|在)"
)
_CAUSED = re.compile(
    r"(?:由|督促|要求|责成|压紧压实|压实|夯实|请|指导|推动|协调|督导|组织|会同|联合|配合|协同|落实|交由|明确|强化|抓实|严格落实)$"
)


def classes(folded: str) -> Iterator[ClassOfBodies]:
    """Classes of bodies that act, are addressed or are made responsible.

    Args:
        folded: folded text.
    """
    for found in _DEPARTMENTS.finditer(folded):
        if "、" in found.group() or "等" in found.group() or _acting(folded, found.start(), found.end()):
            yield ClassOfBodies(found.start(), found.end(), "departments")
    for pattern in (_EVERY, _SOME):
        for found in pattern.finditer(folded):
            if _acting(folded, found.start(), found.end()):
                yield ClassOfBodies(found.start(), found.end(), "class")
    for found in _PARTY.finditer(folded):
        yield ClassOfBodies(found.start("one"), found.end("one"), "class")
        yield ClassOfBodies(found.start("two"), found.end("two"), "class")
    for found in _OBLIGED.finditer(folded):
        yield ClassOfBodies(found.start("one"), found.end("one"), "class")


def _acting(folded: str, start: int, end: int) -> bool:
    """Whether the class does something in its clause, or is made to."""
    before = folded[max(0, start - 6) : start]
    if _CAUSED.search(before):
        return True
    begins = not before or before[-1] in ",。;:\n 、“(" or before.endswith(("由", "是"))
    return begins and _ACTS.match(folded, end) is not None
