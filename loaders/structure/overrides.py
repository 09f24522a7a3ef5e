"""What the user says about a plan, against what its text says or leaves out."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace

from loaders.plan import Plan, PlanKind
from ontology.place_names import name_index
from ontology.places import gazetteer

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

    def over(self, general: PlanOverrides) -> PlanOverrides:
        """These values, and those of another where these say nothing."""
        values = {name: getattr(general, name) for name in general.given()}
        if self.year is not None or self.period is not None:
            values.pop("year", None)
            values.pop("period", None)
        return PlanOverrides(**(values | {name: getattr(self, name) for name in self.given()}))

    def check(self) -> None:
        """Refuse a place that no or more than one division bears the name of.

        Raises:
            UnknownPlaceError, AmbiguousPlaceError: as the gazetteer says.
        """
        if self.place is not None:
            name_index().the(self.place, year=self.year)

    def apply(self, plan: Plan) -> Plan:
        """The plan with these values, their names noted in `Plan.overrides`.

        Raises:
            UnknownPlaceError, AmbiguousPlaceError: the place given is not one division.
        """
        names = [name for name in self.given() if name != "url"]
        values = {name: getattr(self, name) for name in names}
        if self.year is not None:
            values["period"] = None
        elif self.period is not None:
            values["year"] = None
        if self.place is not None:
            place = name_index().the(self.place, year=self.year)
            values |= {
                "place": gazetteer().full_name(place),
                "place_code": place.code,
                "level": "school" if plan.level == "school" else place.level,
            }
        mended = {"no-place"} if self.place else set()
        if self.year is not None or self.period is not None:
            mended |= {"no-year", "date-bad"}
        values["quality"] = tuple(flag for flag in plan.quality if flag not in mended)
        return replace(plan, **values, overrides=tuple(sorted({*plan.overrides, *names})))
