"""Words of the annotation format and their codes, with the context that tells codes apart."""

from __future__ import annotations

from typing import Any

import pytest

from loaders.emit.words import absolute, coded, document_relation, plan_kind, role, unit
from loaders.plan import Mention
from ontology.errors import DataError
from ontology.terms import code
from tests.loaders.small_plan import plan


def found(text: str, quote: str, kind: Any = "body", **attributes: Any) -> Mention:
    start = text.index(quote)
    return Mention(kind, start, start + len(quote), quote, attributes)


@pytest.mark.parametrize(
    ("text", "word", "kind", "expected"),
    [
        ("(市教育局牵头)", "responsible", "education", "lead"),
        ("牵头单位:市教育局", "responsible", "education", "lead"),
        ("责任单位:市教育局", "responsible", "education", "responsible"),
        ("会同市教育局", "partner", "education", "cooperating"),
        ("与市教育局合作", "partner", "assoc", "partner"),
        ("市教育局部署", "authority", "education", "superior"),
        ("面向市教育局", "beneficiary", "education", "recipient"),
        ("市教育局印发", "issuer", "education", "issuer"),
    ],
)
def test_role_of_a_body(text: str, word: str, kind: str, expected: str) -> None:
    mention = found(text, "市教育局", role=word)
    assert role(text, mention, kind, names_document=False) == code("role", expected)


def test_mentioned_body_has_no_role_and_author_of_a_document_its_own() -> None:
    text = "市教育局《甲》"
    assert role(text, found(text, "市教育局", role="mentioned"), "education", names_document=False) is None
    author = role(text, found(text, "市教育局", role="authority"), "education", names_document=True)
    assert author == code("role", "doc-issuer")


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("based_on", "basis"),
        ("implements", "implements"),
        ("amends", "revises"),
        ("publishes", "publishes"),
        ("title", "self"),
        ("mentions", "cites"),
        (None, "cites"),
        ("unheard of", "cites"),
    ],
)
def test_relation_of_a_document(word: str | None, expected: str) -> None:
    mention = found("《甲》", "《甲》", "document", relation=word)
    assert document_relation("《甲》", mention, plan()) == code("relation", expected)


def test_document_that_has_a_number_is_issued() -> None:
    mention = found("制定《甲》", "《甲》", "document", relation="issues", number="甲发〔2015〕1号")
    assert document_relation("制定《甲》", mention, plan()) == code("relation", "issued")


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("所", "school"),
        ("人（次）", "person-time"),
        ("个百分点", "pp"),
        ("㎡", "m2"),
        ("％", "percent"),
        ("县区", None),
    ],
)
def test_unit(written: str, expected: str | None) -> None:
    assert unit(written) == (code("unit", expected) if expected else None)


@pytest.mark.parametrize(
    ("quote", "value", "written", "expected"),
    [
        ("实现全覆盖", 100, "%", "all"),
        ("达到100%", 100, "%", None),
        ("达到百分之百", 100, "%", None),
        ("全面消除66人以上超大班额", 0, "个", "zero"),
        ("事故0起", 0, "起", None),
        ("辍学率100所", 100, "所", None),
    ],
)
def test_qualitative_absolute(quote: str, value: int, written: str, expected: str | None) -> None:
    assert absolute(found(quote, quote, "target", value=value, unit=written)) == expected


@pytest.mark.parametrize(
    ("kind", "expected"),
    [("annual_plan", "annual"), ("school_plan", "work-plan"), ("other", "other"), (None, "other")],
)
def test_kind_of_a_plan(kind: str | None, expected: str) -> None:
    assert plan_kind(plan(kind=kind)) == code("planKind", expected)


def test_notation_that_is_none_is_refused() -> None:
    with pytest.raises(DataError, match="boss is no code of c:role"):
        coded("role", "boss")
