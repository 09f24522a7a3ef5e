"""`eduplan infer`: the network behind cascades, from the store or from a spreadsheet."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from eduplan.cli.messages import say, warn
from eduplan.cli.options import confidence_option, format_option, lang_option, output_option, store_option
from eduplan.cli.report import emit, note_lines
from eduplan.cli.selecting import selection_of, selection_options
from eduplan.report.table import FORMATS, Column, Table
from eduplan.report.words import place_name
from graph.cascade import Cascades, cascades_of, from_events
from graph.cascade_table import as_csv, read_cascade_table
from graph.corpus import Corpus, read_corpus
from graph.ideas import generic_ideas
from graph.inference import Inferred, Rule, as_network, check, infer
from graph.network_files import write_network
from graph.selection import select
from graph.store import open_store
from graph.transmission import Transmission, estimate
from ontology.errors import ReadError

__all__ = ["infer_command"]

COLUMNS = (
    Column("origin", "Origin", "先行"),
    Column("destination", "Destination", "后继"),
    Column("improvement", "Improvement", "似然增量"),
    Column("p_value", "p (Vuong)", "p值（Vuong）"),
    Column("p_permutation", "p (chance)", "p值（置换）"),
    Column("q_value", "q (FDR)", "q值（错误发现率）"),
    Column("cascades", "Cascades", "级联"),
)


@click.command("infer")
@click.option(
    "--cascades",
    "table",
    type=click.Path(dir_okay=False),
    help="CSV or XLSX with node, time and cascade; without it, the adoptions in the store.",
)
@click.option(
    "--model",
    type=click.Choice(["exponential", "rayleigh", "lognormal"]),
    default="exponential",
    show_default=True,
)
@click.option("--params", metavar="X[,Y]", help="Parameters of the model; estimated where not given.")
@click.option("--edges", type=click.IntRange(1), help="Rule: this many edges.")
@click.option("--p-value", type=click.FloatRange(0, 1, min_open=True), help="Rule: Vuong's p below this.")
@click.option(
    "--fdr",
    type=click.FloatRange(0, 1, min_open=True),
    help="Rule: false discovery rate against chance at most this.  [default: 0.05]",
)
@click.option(
    "--null",
    type=click.Choice(["adopters", "times", "both"]),
    help="What chance redraws: who adopts, in which order the adopters do, or who of those covered.  "
    "[default: both from a store, adopters from a table]",
)
@click.option("--draws", type=click.IntRange(1), default=100, show_default=True, help="Random sets a step.")
@click.option("--compat", type=click.Choice(["r", "snap"]), help="Reproduce that tool, without calibration.")
@click.option(
    "--node-order",
    type=click.Path(dir_okay=False),
    help="File with one node a line: decides ties as a tool to be reproduced does.",
)
@click.option("--seed", type=int, default=1, show_default=True, help="Of the random draws.")
@click.option("--min-places", type=click.IntRange(2), default=2, show_default=True, help="A cascade's nodes.")
@click.option("--export", type=click.Path(dir_okay=False), help="Also write the cascades to this CSV.")
@click.option(
    "--network",
    type=click.Path(dir_okay=False),
    help="Also write the network to this .graphml or .gexf file.",
)
@selection_options
@store_option
@confidence_option
@format_option(*FORMATS)
@lang_option
@output_option
def infer_command(
    fmt: str, lang: str, output: str | None, export: str | None, network: str | None, **given: Any
) -> None:
    """Infer who follows whom from the order in which places take initiatives up.

    Edges are held against chance: --fdr is the default rule. What is shown is order in time that
    chance does not explain, no proof of influence.

    \b
    Examples:
      eduplan infer --min-places 3
      eduplan infer --cascades policies.csv --model exponential --params 0.5 --edges 100 --compat r
    """
    rule = _rule(given)
    cascades, corpus = _cascades(given)
    check(cascades)
    if export:
        Path(export).write_text(as_csv(cascades), encoding="utf-8")
        say(f"Wrote the cascades to {export}")
    density = _density(given, cascades)
    covered: dict[str, set[float]] | None = None
    if corpus is not None:
        covered = {}
        for item in corpus.coverage.place_years:
            covered.setdefault(item.place, set()).add(float(item.year))
    found = infer(
        cascades,
        density,
        rule=rule,
        compat=given["compat"],
        null=given["null"] or ("adopters" if corpus is None else "both"),
        draws=given["draws"],
        seed=given["seed"],
        covered=covered,
    )
    if network:
        labels = {node: place_name(node) for node in cascades.nodes} if corpus is not None else None
        write_network(as_network(cascades, found), Path(network), labels=labels)
        say(f"Wrote the network to {network}")
    emit(_table(found, cascades, density, rule, corpus), fmt, lang, output)
    if not found:
        warn(
            f"no edge keeps the rule ({rule.kind} {rule.value}): the order in these "
            f"{len(cascades.ids)} cascades of {len(cascades.nodes)} nodes is what chance gives"
        )


def _rule(given: dict[str, Any]) -> Rule:
    chosen = [name for name in ("edges", "p_value", "fdr") if given[name] is not None]
    if len(chosen) > 1:
        raise click.UsageError("give one of --edges, --p-value and --fdr")
    return Rule(chosen[0], float(given[chosen[0]])) if chosen else Rule()  # type: ignore[arg-type]


def _cascades(given: dict[str, Any]) -> tuple[Cascades, Corpus | None]:
    order = _node_order(given["node_order"])
    if given["table"]:
        table = read_cascade_table(Path(given["table"]))
        for problem in table.problems[:5]:
            warn(problem)
        if table.problems:
            warn(f"{len(table.problems)} rows left out")
        if table.duplicates:
            warn(f"{table.duplicates} rows repeat a node and cascade: the earliest time counts")
        return from_events(table.events, node_order=order), None
    with open_store(given["store"], read_only=True) as opened:
        corpus = select(opened, read_corpus(opened), selection_of(given))
        generic = generic_ideas(opened)
    adopted = [
        one for one in corpus.adoptions(min_confidence=given["min_confidence"]) if one.idea not in generic
    ]
    return cascades_of(adopted, min_places=given["min_places"]), corpus


def _node_order(path: str | None) -> list[str] | None:
    if path is None:
        return None
    try:
        return [line for line in Path(path).read_text(encoding="utf-8").splitlines() if line]
    except (OSError, UnicodeDecodeError) as error:
        raise ReadError(
            "the node order cannot be read", where=path, remedy="one node a line, UTF-8"
        ) from error


def _density(given: dict[str, Any], cascades: Cascades) -> Transmission:
    params, model = given["params"], given["model"]
    if params is None:
        return estimate(cascades, model, compat=given["compat"])
    try:
        return Transmission(model, tuple(float(part) for part in params.split(",")))
    except ValueError:
        raise click.BadParameter(f"{params!r} is not X or X,Y", param_hint="--params") from None


def _table(
    found: list[Inferred], cascades: Cascades, density: Transmission, rule: Rule, corpus: Corpus | None
) -> Table:
    def name(node: str) -> str:
        return place_name(node) if corpus is not None else node

    def idea(cascade: str) -> str:
        return cascade.rsplit("/", 1)[1] if corpus is not None else cascade

    rows = tuple(
        (
            name(edge.origin),
            name(edge.destination),
            edge.improvement,
            edge.p_value,
            edge.p_permutation,
            edge.q_value,
            " ".join(idea(cascade) for cascade in edge.cascades),
        )
        for edge in found
    )
    parameters = ",".join(f"{value:.17g}" for value in density.parameters)
    ground = (
        f"{len(cascades.node)} events of {len(cascades.nodes)} nodes in {len(cascades.ids)} cascades; "
        f"{density.model} delays with parameters {parameters}; rule {rule.kind} {rule.value:g}.",
        f"{len(cascades.ids)}个级联中{len(cascades.nodes)}个节点的{len(cascades.node)}个事件；"
        f"{density.model}模型，参数{parameters}；规则{rule.kind} {rule.value:g}。",
    )
    notes = (ground, *(note_lines(corpus) if corpus is not None else ()))
    return Table(("Inferred network", "推断的扩散网络"), COLUMNS, rows, notes)
