"""A corpus small enough to work out by hand.

吴忠 (640300) and 银川 (640100) lie in 宁夏 (640000), 阳泉城区 (140302) in 山西. Whole plans: 吴忠 2016 and
2018, 银川 2017. 宁夏 2015 and 阳泉城区 2019 are known from partial records only.
"""

from __future__ import annotations

from graph.events import Naming, PlanRecord


def record(place: str | None, year: int | None, *, complete: bool = True, copy: str = "") -> PlanRecord:
    """A plan of a place and year; `copy` makes another text of the same document."""
    name = f"{place}-{year}"
    return PlanRecord(
        plan=f"plan:{name}{copy}",
        document=f"document:{name}",
        title=f"plan of {name}",
        place=place,
        year=year,
        kind="annual",
        complete=complete,
        source=f"{name}{copy}",
        identifier=f"{name}{copy}.txt",
        url=f"https://example.org/{name}" if complete else None,
    )


WUZHONG_2016 = record("640300", 2016)
WUZHONG_2018 = record("640300", 2018)
WUZHONG_2018_MIRROR = record("640300", 2018, copy="-mirror")
YINCHUAN_2017 = record("640100", 2017)
NINGXIA_2015 = record("640000", 2015, complete=False)
YANGQUAN_2019 = record("140302", 2019, complete=False)
UNDATED = record("640300", None)
UNPLACED = record(None, 2018)

RECORDS = (
    WUZHONG_2016,
    WUZHONG_2018,
    WUZHONG_2018_MIRROR,
    YINCHUAN_2017,
    NINGXIA_2015,
    YANGQUAN_2019,
    UNDATED,
    UNPLACED,
)


def naming(
    idea: str, plan: PlanRecord, start: int = 0, *, phase: str | None = None, sure: float = 1.0
) -> Naming:
    """A mention of an idea at an offset of a plan."""
    return Naming(f"idea:{idea}", idea, plan, idea, start, start + len(idea), phase, sure)


NAMINGS = (
    naming("集团化", NINGXIA_2015, 5),
    naming("集团化", YINCHUAN_2017, 7, phase="pilot"),
    naming("集团化", WUZHONG_2018, 3, sure=0.6),
    naming("集团化", WUZHONG_2018, 30, phase="implement"),
    naming("集团化", WUZHONG_2018_MIRROR, 3),
    naming("集团化", YANGQUAN_2019, 1),
    naming("集团化", UNDATED, 1),
    naming("集团化", UNPLACED, 1),
    naming("双减", WUZHONG_2016, 9, phase="end"),
    naming("双减", YINCHUAN_2017, 40),
    naming("控辍", YINCHUAN_2017, 50),
    naming("控辍", YANGQUAN_2019, 50),
)
