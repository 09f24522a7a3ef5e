"""What the user says about a plan, against what its text says or leaves out."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace

from loaders.plan import Plan, PlanKind

__all__ = ["PlanOverrides"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanOverrides:
    """Values that replace those found in the text; None leaves a field as it was found.

    Attributes are those of `Plan`; `url` concerns the source and is applied when it is read.
    """

    place: str | None = None
    year: int | None = None
    period: tuple[int, int] | None = None
    kind: PlanKind | None = None
    title: str | None = None
    issuer: str | None = None
    number: str | None = None
    issued: str | None = None
    url: str | None = None
    complete: bool | None = None

    def given(self) -> tuple[str, ...]:
        """Names of the fields that are set, sorted."""
        return tuple(sorted(field.name for field in fields(self) if getattr(self, field.name) is not None))

    def apply(self, plan: Plan) -> Plan:
        """The plan with these values, their names noted in `Plan.overrides`."""
        names = [name for name in self.given() if name != "url"]
        values = {name: getattr(self, name) for name in names}
        if "year" in values:
            values["period"] = None
        if "period" in values and values["period"] is not None:
            values["year"] = None
        return replace(plan, **values, overrides=tuple(sorted({*plan.overrides, *names})))
