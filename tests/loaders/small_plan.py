"""A small plan with every type of mention, written for the tests; its facts are invented."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

from loaders.plan import Extraction, Item, Mention, MentionType, Plan, Source

TEXT = """宜春市2030年教育工作要点(示例)
一、加强队伍建设
认真落实市委、市政府部署,贯彻《乡村教师支持计划》(国办发〔2015〕43号)。继续实施“国培计划”,开展“三会一课”活动,以讲学习、讲政治、讲奉献推进“三讲好”活动。
二、提高质量
到2030年,九年义务教育巩固率达到98%以上,新建学校3所。学习借鉴吴忠市经验。
"""


def source(text: str = TEXT) -> Source:
    digest = hashlib.sha256(text.encode("utf-8")).hexdigest()
    return Source(digest[:16], digest, "plans/yichun.txt", text, "text/1", encoding="utf-8")


def mention(kind: MentionType, quote: str, text: str = TEXT, **attributes: Any) -> Mention:
    start = text.index(quote)
    return Mention(kind, start, start + len(quote), quote, attributes, 0.95, "manual/1", 0)


def plan(text: str = TEXT, **fields: Any) -> Plan:
    first, second, end = text.find("一、"), text.find("二、"), len(text.rstrip())
    outline = (Item(1, "一", "加强队伍建设", first, second), Item(1, "二", "提高质量", second, end))
    known: Mapping[str, Any] = {
        "title": "宜春市2030年教育工作要点(示例)",
        "place": "江西省宜春市",
        "place_code": "360900",
        "level": "prefecture",
        "issuer": "宜春市教育局",
        "kind": "annual_plan",
        "year": 2030,
        "number": "宜教字[2030]1号",
        "issued": "2030-03-01",
        "outline": outline if first >= 0 else (),
    }
    return Plan(0, end, **{**known, **fields})


def extraction() -> Extraction:
    mentions = (
        mention("body", "市委", role="authority"),
        mention("body", "市政府", role="authority"),
        mention(
            "document",
            "《乡村教师支持计划》(国办发〔2015〕43号)",
            relation="implements",
            number="国办发〔2015〕43号",
        ),
        mention("program", "“国培计划”", phase="continue"),
        mention("slogan", "“三会一课”"),
        mention("program", "“三会一课”活动"),
        mention("slogan", "“三讲好”", expansion="讲学习、讲政治、讲奉献"),
        mention(
            "target",
            "九年义务教育巩固率达到98%以上",
            indicator="九年义务教育巩固率",
            value=98,
            unit="%",
            comparator=">=",
            year=2030,
            status="planned",
        ),
        mention(
            "target",
            "新建学校3所",
            indicator="新建学校",
            value=3,
            unit="所",
            comparator="=",
            status="planned",
        ),
        mention("learning", "吴忠市", place="宁夏回族自治区吴忠市", tie="learns", direction="from"),
    )
    return Extraction(source(), (plan(),), mentions)
