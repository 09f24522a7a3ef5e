"""Which numbers count something that is planned or reached, and which only name, date or qualify."""

from __future__ import annotations

import re

from loaders.extract.clauses import Clauses
from loaders.extract.quantities import Quantity, measures
from loaders.extract.target_words import target_words

__all__ = ["is_counted"]

_BOUND_BEFORE = re.compile(
    r"(?:不少于|不低于|不小于|不超过|不得少于|不得低于|不得超过|至少|最少|最多|达到|达|超过|控制在|保持在|保证|确保|各|提高到|增加到|缩短[到至]|增至|为|满|累计|锻炼|活动)\s*$"
)
_STRICT_BEFORE = re.compile(
    r"(?:不少于|不低于|不小于|不超过|不得少于|不得低于|不得超过|至少|最少|最多|控制在|提高到|增加到|缩短[到至]|增至|由)\s*$"
)
_BOUND_BEHIND = re.compile(r"\s?(?:及?以上|以内|以下|左右)")
_EACH = re.compile(
    r"每[一二三四五]?(?:所|个|名|位|人|校|班|周|天|日|月|年|学年|学期|季度|半年|生|县|区|镇|乡|村)|人均|年均|生均|各"
)
_QUALIFIER = re.compile(
    r"(?:及)?(?:以上|以下|以内|规模|左右)?(?:的|\(.{0,4}\))?[^，。；、\n]{0,8}?(?:超?大班额|班额的?|小规模|的?班级|的学校|的?教学点|的?村小|的?企业|的?单位|规模的|的幼儿园)|(?:及)?(?:以上|以下|以内)的?(?:贫困村|行政村|自然村|村|乡镇|镇|社区|小区)"
)
_CALENDAR = 1900
"""From here on a number of years is a year: 由2016年的21.3%."""
_ACCEPTED_CHINESE = frozenset(
    {
        "所",
        "名",
        "人",
        "人次",
        "次",
        "支",
        "场",
        "场次",
        "间",
        "栋",
        "幢",
        "套",
        "台",
        "家",
        "座",
        "轮",
        "节",
        "户",
        "门",
        "课时",
        "小时",
        "学时",
        "位",
    }
)
_NAMES_BEHIND = re.compile(r"一体|[之中]?[分委门]|性|年级|孩|代|方|线|手|为|头|级|线城市|产业|本|类")
_SIZE_LEFT = re.compile(
    r"带宽|速率|网速|容量|存储|出口|兆|面积|用地|占地|校舍|长|跑道|操场|运动场|管网|道路|围墙|绿化|新增|新建|改造|建筑|维修|硬化|土地|场馆|场地|达|拆除|加固|体育"
)
_OPINIONS = re.compile(r"建议|意见|问题|线索|信息|稿件|线路|新闻|消息|路线|微博|动态|数据|隐患|船|专线|清单")


_RANK = re.compile(r"(?<![目之以当日年月])前$")
_BUILT = re.compile(
    r"(?:新建|建设|建成|创办|改建|扩建|迁建|改扩建|建立|办好|新增|创建|建好|兴建|筹建|布局|规划|建)(?:[^，。；]{2,14})?$"
)


def is_counted(clauses: Clauses, quantity: Quantity) -> bool:
    """Whether a number can be that of a target.

    Args:
        clauses: the text taken apart.
        quantity: the number.

    Returns:
        False for dates, ordinals, ages, names with numbers, class bounds and counts in talk.
    """
    flat = clauses.flat
    before = flat[max(0, quantity.start - 24) : quantity.start]
    behind = flat[quantity.end : quantity.end + 24]
    if before.endswith(("第", "“", "每", "+", "之", "余下", "其余", "剩余")) or _RANK.search(before):
        return False
    if quantity.unit == "人" and behind.startswith("口"):
        return False
    if quantity.kind == "share" and before.endswith("个"):
        return False
    check = _CHECKS.get(quantity.kind)
    if check is not None and not check(quantity, before, behind):
        return False
    if (
        quantity.unit == "人"
        and _QUALIFIER.match(behind)
        and not re.search(r"不超过|控制在|低于$|配备", before)
    ):
        return False
    return not quantity.chinese or quantity.kind in {"share", "money"} or _chinese(quantity, before, behind)


def _duration(quantity: Quantity, before: str, behind: str) -> bool:
    if quantity.unit == "年" and isinstance(quantity.value, int | float) and quantity.value < 30:
        # A level of years of schooling, alone or last of a list of levels (45%和13.5年).
        if re.search(r"年限|寿命", before) or re.search(r"%(?:以上)?[和、]$", before):
            return True
    if quantity.unit == "年" and isinstance(quantity.value, int | float) and quantity.value >= _CALENDAR:
        return False
    if quantity.unit in {"年", "周", "分"}:
        return _STRICT_BEFORE.search(before) is not None and not behind.startswith(("以上", "级", "制"))
    bounded = _BOUND_BEFORE.search(before) or (
        _BOUND_BEHIND.match(behind) and quantity.unit not in {"个月", "天"}
    )
    if quantity.unit in {"天", "个月", "个工作日"}:
        return bounded is not None
    return bounded is not None or _EACH.search(before) is not None


def _loose(quantity: Quantity, before: str, behind: str) -> bool:
    noun = re.split(r"[，。；;、!！?？:\n\t ]", re.sub(r"^\s?(?:及?以上|左右|以内)?的?", "", behind))[0]
    if _is_abstract(noun):
        return False
    if not noun and re.search(r"(?:原则|方面|计划|行动|机制|坚持|意识)$", before):
        return False
    if quantity.unit == "期" and (quantity.chinese or behind.startswith(("间", "末", "中"))):
        return False
    if not quantity.chinese:
        return True
    if quantity.value == 1:
        return False
    if not noun:
        return _COUNTED_LEFT.search(before) is not None
    return _acts(before) and any(noun.endswith(word) for word in measures()["countable"])


_COUNTED_LEFT = re.compile(r"(?:学校|幼儿园|基地|中心|工作室|项目|学位|平台|站|班)$")


def _is_abstract(noun: str) -> bool:
    """Whether a noun counts aspects, not things: 3个方面, 6个专项行动."""
    if not noun or noun.startswith(("已", "全部", "均", "都", "将", "建成", "完成")):
        return False
    return any(
        noun.startswith(word) or (noun.endswith(word) and len(noun) <= 8) for word in measures()["abstract"]
    )


def _acts(before: str) -> bool:
    """Whether a verb stands straight before a number, so that it counts what is made."""
    words = target_words()
    return before.endswith((*words["drop"], *words["keep"], "至少", "各", "了", "共", "力争"))


def _size(quantity: Quantity, before: str, behind: str) -> bool:
    if quantity.unit in {"M", "G", "兆", "Mbps", "Gbps", "MB", "GB", "TB"}:
        return re.search(r"带宽|速率|网速|容量|存储|出口|接入", before) is not None
    if quantity.unit in {"米", "公里", "千米"}:
        return _SIZE_LEFT.search(before) is not None and not re.match(r"[^，。；、\s]{2,}", behind)
    return True


def _ratio(quantity: Quantity, before: str, behind: str) -> bool:
    return re.search(r"比(?!较|例尺)[^，。；\n]{0,10}$", before) is not None


def _fraction(quantity: Quantity, before: str, behind: str) -> bool:
    return re.search(r"(?:占|不少于|不低于|达到|超过|比例|至少|提高到)[^，。；\n]{0,10}$", before) is not None


def _count(quantity: Quantity, before: str, behind: str) -> bool:
    if quantity.unit == "条":
        return _OPINIONS.search(before[-10:] + behind[:6]) is not None
    if quantity.unit in {"本", "道", "片", "例", "起", "份", "首"} and quantity.chinese:
        return False
    return not (
        quantity.unit == "次" and behind.startswith(("会议", "常务", "全会", "全体", "党代会", "代表大会"))
    )


def _chinese(quantity: Quantity, before: str, behind: str) -> bool:
    """A Chinese numeral counts when it is no idiom: 一 only where every one is meant."""
    if quantity.kind == "loose":
        return True
    low = quantity.value[0] if isinstance(quantity.value, list) else quantity.value
    base = re.sub(r"\(.*", "", quantity.unit or "")
    if base not in _ACCEPTED_CHINESE and (low or 0) < 10:
        return False
    if _NAMES_BEHIND.match(behind) and not _BOUND_BEHIND.match(behind):
        return False
    if low == 1 and base in {"所", "座", "栋", "幢"} and _BUILT.search(before):
        return True
    if low == 1 or base == "次":
        return re.search(
            r"(?:至少|不少于|不低于|各|每[^，。；]{0,8})[^，。；\n]{0,8}$", before
        ) is not None or behind.startswith("以上")
    return not before.endswith(("这", "那", "该", "上述", "以上", "前", "后", "十", "百"))


def _bare_figure(quantity: Quantity, before: str, behind: str) -> bool:
    return re.search(r"(?:系数|指数)[^，。；\n]{0,12}$", before) is not None


_CHECKS = {
    "bare": _bare_figure,
    "duration": _duration,
    "loose": _loose,
    "size": _size,
    "ratio": _ratio,
    "fraction": _fraction,
    "count": _count,
}
