"""Confidence: measured shares by rule, and what was never measured."""

from __future__ import annotations

from loaders.extract.confidence import calibrated, rule_class
from loaders.extract.lexicons import table
from loaders.extract.pipeline import extract_mentions
from loaders.plan import Mention


def mention(extractor: str, confidence: float) -> Mention:
    """A programme found by a rule."""
    return Mention("program", 0, 2, "计划", {}, confidence, extractor)


def test_a_measured_rule_gets_its_share() -> None:
    row = next(row for row in table("calibration") if row["type"] == "program")
    (told,) = calibrated([mention(row["extractor"], float(row["raw"]))])
    assert told.confidence == float(row["confidence"])


def test_a_rule_that_was_never_measured_keeps_its_own() -> None:
    own = mention("programs.of-somebody/3", 0.42)
    assert calibrated([own]) == [own]


def test_raw_confidences_are_put_into_bins_of_five_hundredths() -> None:
    assert rule_class(mention("x/1", 0.83)) == ("x/1", 0.85)
    assert rule_class(mention("x/1", 0.82)) == ("x/1", 0.8)


def test_every_share_is_one_and_rests_on_cases() -> None:
    for row in table("calibration"):
        assert 0 < float(row["confidence"]) <= 1
        assert int(row["right"]) <= int(row["cases"])


def test_the_pipeline_tells_measured_confidences() -> None:
    shares = {float(row["confidence"]) for row in table("calibration")}
    found = extract_mentions("深入实施“强师计划”。", ())
    assert [m.text for m in found] == ["“强师计划”"]
    assert found[0].confidence in shares
