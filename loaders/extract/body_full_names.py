"""Official names of bodies, resolved with the plan's place and the body before them."""

from __future__ import annotations

from dataclasses import dataclass, field

from loaders.plan import AttributeValue, Plan
from ontology.bodies import BodyResolution, resolve
from ontology.places import Place

__all__ = ["FullNames"]


@dataclass
class FullNames:
    """Resolves the bodies of one plan in text order.

    Attributes:
        plan: the plan, None outside one.
        place: its place in the gazetteer.
        end: where the body resolved last ended.
        previous: what the body resolved last was found to be.
    """

    plan: Plan | None
    place: Place | None
    end: int = -1
    previous: BodyResolution | None = None
    _known: dict[str, BodyResolution] = field(default_factory=dict)

    def of(self, name: str, gap: str | None) -> dict[str, AttributeValue]:
        """The attributes `full` and `resolution` of a body, as far as they are known.

        Args:
            name: as written, folded.
            gap: what stands between it and the body resolved last, None where there is none.
        """
        beside = self.previous if gap is not None and gap.strip() in ("", "、", "和", "及") else None
        if beside is not None:
            found = self._resolve(name, beside)
        else:
            found = self._known.get(name) or self._resolve(name, None)
            self._known[name] = found
        self.previous = found
        if found.full is None:
            return {}
        return {"full": found.full, "resolution": found.resolution}

    def _resolve(self, name: str, beside: BodyResolution | None) -> BodyResolution:
        plan = self.plan
        year = plan.year or (plan.period[0] if plan.period else None) if plan else None
        return resolve(name, self.place, previous=beside, issuer=plan.issuer if plan else None, year=year)
