"""The whole way from texts to a network, scored against the network that was planted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from eduplan.simulate import write_corpus
from graph.cascade import Cascades, Event, cascades_of, from_events
from graph.corpus import read_corpus
from graph.inference import Rule, infer
from graph.simulation import Trial, recovered, simulate
from graph.store import open_store
from graph.transmission import estimate

__all__ = ["Score", "run_trial"]


@dataclass(frozen=True, slots=True)
class Score:
    """Edges found by one rule from one set of cascades: how many, precision and recall."""

    cascades: str
    rule: str
    edges: int
    precision: float
    recall: float


def run_trial(trial: Trial, folder: Path) -> list[Score]:
    """Simulate, write texts, load them, and infer from what was read and from the truth.

    Args:
        trial: its nodes are codes of places.
        folder: empty; gets the texts and a store.

    Returns:
        scores of the false discovery rate of 0.05 and of the true number of edges, from the `true`
        cascades and from those read off the `texts`.
    """
    from eduplan.cli.inputs import Given
    from eduplan.cli.load import load_files
    from eduplan.cli.messages import Failures
    from loaders.structure.overrides import PlanOverrides
    from loaders.structure.sidecar import read_sidecar

    simulated = simulate(trial)
    write_corpus(simulated, folder)
    files = sorted((folder / "plans").iterdir())
    with open_store(folder / "store") as store:
        given = Given(PlanOverrides(), read_sidecar(folder / "sidecar.csv"))
        load_files(store, files, Failures(), given)
        adopted = read_corpus(store).adoptions()
    truth: Iterable[Event] = ((node, float(year), idea) for (idea, node), year in simulated.adopted.items())
    sets = (("true", from_events(truth, node_order=sorted(trial.nodes))), ("texts", cascades_of(adopted)))
    return [score for name, cascades in sets for score in _scores(name, cascades, simulated.edges)]


def _scores(name: str, cascades: Cascades, edges: tuple[tuple[str, str], ...]) -> list[Score]:
    density = estimate(cascades, "exponential")
    out = []
    for rule in (Rule(), Rule("edges", len(edges))):
        found = [(e.origin, e.destination) for e in infer(cascades, density, rule=rule)]
        out.append(Score(name, rule.kind, len(found), *recovered(found, edges)))
    return out
