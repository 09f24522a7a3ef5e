"""Short forms of official names: without the ending, without the peoples of an autonomous division."""

from __future__ import annotations

import re

__all__ = ["short_names", "stem"]

PEOPLES = (
    "蒙古 回 藏 维吾尔 苗 彝 壮 布依 朝鲜 满 侗 瑶 白 土家 哈尼 哈萨克 傣 黎 傈僳 佤 畲 拉祜 水 东乡 纳西 "
    "景颇 柯尔克孜 土 达斡尔 仫佬 羌 布朗 撒拉 毛南 仡佬 锡伯 阿昌 普米 塔吉克 怒 俄罗斯 鄂温克 德昂 保安 "
    "裕固 独龙 鄂伦春 各"
).split()
WHOLE = {
    "内蒙古自治区": "内蒙古",
    "广西壮族自治区": "广西",
    "西藏自治区": "西藏",
    "宁夏回族自治区": "宁夏",
    "新疆维吾尔自治区": "新疆",
    "香港特别行政区": "香港",
    "澳门特别行政区": "澳门",
    # Names that consist of the people's name: nothing but the ending comes off.
    "鄂伦春自治旗": "鄂伦春",
    "鄂温克族自治旗": "鄂温克",
    "东乡族自治县": "东乡",
    "瀍河回族区": "瀍河",
    "管城回族区": "管城",
    "顺河回族区": "顺河",
    "梅里斯达斡尔族区": "梅里斯",
    "中国": "中国",
}
_PEOPLE = "|".join(sorted(PEOPLES, key=len, reverse=True))
_BARE = "蒙古|哈萨克|锡伯|塔吉克|柯尔克孜"
_AUTONOMOUS = re.compile(rf"(?P<stem>.+?)(?:(?:{_PEOPLE})族|{_BARE})*(?P<kind>自治州|自治县|自治旗)$")
_ENDING = re.compile(r"(?P<stem>.+?)(?:地区|林区|特区|新区|矿区|左翼|省|市|县|区|盟|州|旗)$")
BOTTOM = {"市中", "市辖", "直辖"}


def stem(name: str) -> str:
    """The name without its ending: 吴忠 of 吴忠市, 黔东南 of 黔东南苗族侗族自治州.

    A name whose stem would be one character is given whole.
    """
    if name in WHOLE:
        return WHOLE[name]
    found = _AUTONOMOUS.match(name) or _ENDING.match(name)
    if not found or len(found["stem"]) < 2:
        return name
    return found["stem"]


def short_names(name: str, level: str) -> list[str]:
    """How a division is called for short, most usual first."""
    bare = stem(name)
    if bare == name or bare in BOTTOM:
        return []
    out = [bare]
    found = _AUTONOMOUS.match(name)
    if found:
        out.append(bare + found["kind"][-1])
    return [short for short in out if short != name]
