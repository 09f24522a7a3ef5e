"""Canonical text to plans: furniture, boundaries, outline, metadata."""

from __future__ import annotations

from loaders.structure.find import find_plans
from loaders.structure.overrides import PlanOverrides

__all__ = ["PlanOverrides", "find_plans"]
