"""Merges and proposals of written names."""

from __future__ import annotations

import json
import random
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.score_names import score
from graph.concepts import ResolvedName, resolve_names
from graph.known_names import KnownConcept, Vocabulary

NONE = Vocabulary({})


def rows(*names: str, vocabulary: Vocabulary | None = NONE) -> dict[str, ResolvedName]:
    return {row.name: row for row in resolve_names(names, vocabulary).names}


def test_ways_of_writing_one_initiative_share_a_concept() -> None:
    found = rows("护苗行动", "“护苗”行动", "護苗行動")
    assert {row.iri.rsplit("/", 1)[1] for row in found.values()} == {"护苗行动"}
    assert {row.decision for row in found.values()} == {"merged"}


def test_the_vocabulary_anchors_names_that_look_nothing_alike() -> None:
    found = rows("中小学教师国家级培训计划", "“国培计划”项目", "国培计划", vocabulary=None)
    assert {(row.iri.rsplit("/", 1)[1], row.decision) for row in found.values()} == {("国培计划", "merged")}


def test_negative_labels_keep_a_name_out() -> None:
    known = KnownConcept("https://x.org/a", "课堂革命行动", ("课堂革命行动",), ("课堂革命工程",))
    vocabulary = Vocabulary({known.iri: known})
    found = rows("课堂革命行动", "课堂革命工程", "课堂革命", vocabulary=vocabulary)
    assert found["课堂革命行动"].iri == known.iri
    assert found["课堂革命工程"].decision == "new"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("小学教师素养提升工程", "初中教师素养提升工程"),
        ("学前教育质量提升三年行动计划", "学前教育质量提升五年行动计划"),
        ("国家级劳动教育示范学校", "省级劳动教育示范学校"),
        ("现代化教育强县", "现代化教育强市"),
        ("阳光工程", "阳光行动"),
        ("公办幼儿园建设", "民办幼儿园建设"),
    ],
)
def test_what_differs_is_never_merged(one: str, other: str) -> None:
    found = rows(one, other)
    assert found[one].iri != found[other].iri or "proposed" in {row.decision for row in found.values()}
    assert "merged" not in {row.decision for row in found.values()}


def test_a_proposal_names_the_concept_and_the_reason() -> None:
    found = rows("教师周转房", "乡村教师周转房")
    proposed = found["乡村教师周转房"]
    assert (proposed.decision, proposed.label) == ("proposed", "教师周转房")
    assert proposed.iri == found["教师周转房"].iri
    assert found["教师周转房"].decision == "new"
    assert 0.5 < proposed.score < 1
    assert "教师周转房" in proposed.reason


def test_concepts_of_several_names_are_proposed_to_one_another_without_parting_their_names() -> None:
    written = ["红种子阅读工程", "红种子阅读行动", "红种子乡村阅读工程", "红种子乡村阅读行动"]
    found = resolve_names(written, NONE)
    assert {row.decision for row in found.names} == {"merged"}
    (one,) = found.between
    assert {one.name, one.label} == {"红种子阅读工程", "红种子乡村阅读工程"}
    assert one.decision == "proposed"


def test_narrower_names_are_linked_and_stay_apart() -> None:
    concepts = resolve_names(["基础教育综合改革", "教育综合改革"], NONE)
    assert [row.decision for row in concepts.names] == ["new", "new"]
    (link,) = concepts.broader
    assert (link.narrower.rsplit("/", 1)[1], link.broader.rsplit("/", 1)[1]) == (
        "基础教育综合改革",
        "教育综合改革",
    )
    assert link.reason == "基础 more"


def test_generic_names_are_told() -> None:
    found = rows("名师工程", "特色学校", "乡村教师周转房")
    assert [found[name].generic for name in ("名师工程", "特色学校", "乡村教师周转房")] == [True, True, False]
    assert found["特色学校"].decision == "new"


@settings(max_examples=30, deadline=None)
@given(
    st.lists(
        st.text(
            alphabet="教育学校师生建设工程计划行动全国省县农村小中高质量提升“”三五年和",
            min_size=1,
            max_size=14,
        ),
        max_size=12,
    ),
    st.randoms(use_true_random=False),
)
def test_the_order_of_the_names_does_not_matter(names: list[str], shuffle: random.Random) -> None:
    mixed = [*names]
    shuffle.shuffle(mixed)
    assert resolve_names(names, NONE) == resolve_names(mixed, NONE)
    assert {row.name for row in resolve_names(names, NONE).names} == set(names)


def test_proposals_are_stars(shared: Path) -> None:
    groups = json.loads((shared / "facts" / "name_groups.json").read_text(encoding="utf-8"))
    found = resolve_names({name for names in groups["same"] for name in names}).names
    centres = {row.iri for row in found if row.decision == "proposed"}
    own = {row.iri: row for row in found if row.decision != "proposed"}
    assert all(own[iri].decision != "proposed" for iri in centres & set(own))


@pytest.mark.parametrize("half", ["A", "B", ""])
def test_figures_on_sets_that_mean_the_same(shared: Path, half: str) -> None:
    groups = json.loads((shared / "facts" / "name_groups.json").read_text(encoding="utf-8"))
    found = score(groups, half)
    assert found.precision >= 0.95
    assert found.recall >= 0.60
    assert found.recall_proposed >= 0.85
    assert found.broader_merged == 0


@pytest.mark.slow
def test_many_names_take_seconds() -> None:
    chance = random.Random(7)  # noqa: S311 (names, not secrets)
    parts = [
        "教育",
        "学校",
        "教师",
        "质量",
        "提升",
        "城乡",
        "一体化",
        "信息",
        "课程",
        "安全",
        "阅读",
        "劳动",
        "体育",
        "共同体",
        "乡村",
        "青年",
        "红色",
        "智慧",
        "阳光",
        "书香",
        "传承",
        "法治",
        "健康",
        "科学",
        "创新",
        "实验",
        "融合",
        "均衡",
        "特色",
        "联动",
    ]
    names = {
        "".join(chance.sample(parts, chance.randint(2, 5))) + chance.choice(["工程", "计划", "行动", ""])
        for _ in range(11_000)
    }
    started = time.process_time()
    assert len(resolve_names(names, NONE).names) == len(names)
    assert time.process_time() - started < 20
