"""The store: sources come whole, replace, go without a trace; nothing else is touched."""

from __future__ import annotations

import io
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from rdflib import Graph, Literal, URIRef

from graph.embedded import open_writer
from graph.store import LoadRun, PutResult, Store, open_store
from ontology.errors import StoreError
from ontology.iris import initiative_iri, source_iri
from ontology.terms import DCTERMS, EP, GRAPH_RUNS, GRAPH_SOURCES, RDF, XSD, source_graph, text_graph
from tests.graph.sources import RUN, key_of, source

ALL = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"


def nquads(store: Store, *kinds: str) -> bytes:
    out = io.BytesIO()
    store.export(out, kinds=kinds)
    return out.getvalue()


def put(store: Store, name: str, ideas: list[str], identifier: str | None = None) -> PutResult:
    key, triples, text = source(name, ideas)
    return store.put_source(key, identifier or f"{name}.txt", triples, text, RUN)


def test_loading_twice_changes_no_byte() -> None:
    store = Store()
    assert put(store, "a", ["国培计划"]) is PutResult.ADDED
    before = nquads(store, "source", "text", "sources", "runs")
    assert put(store, "a", ["国培计划"]) is PutResult.UNCHANGED
    assert nquads(store, "source", "text", "sources", "runs") == before
    assert before.count(b"\n") == len(set(before.splitlines())) > 15


def test_numbers_written_in_another_way_are_no_change() -> None:
    store = Store()
    key, triples, text = source("a", ["国培计划"])
    triples.add((source_iri(key), EP.value, Literal("16.0", datatype=XSD.decimal)))
    triples.add((source_iri(key), EP.complete, Literal("1", datatype=XSD.boolean, normalize=False)))
    triples.add((source_iri(key), EP.year, Literal("+02018", datatype=XSD.integer, normalize=False)))
    assert store.put_source(key, "a.txt", triples, text, RUN) is PutResult.ADDED
    assert store.put_source(key, "a.txt", triples, text, RUN) is PutResult.UNCHANGED


def test_description_stated_by_two_sources_counts_once_and_stays_until_the_last_goes() -> None:
    store = Store()
    put(store, "a", ["国培计划"])
    put(store, "b", ["国培计划", "阳光食堂"])
    asked = "SELECT ?i ?l WHERE { ?i a ep:Initiative ; skos:prefLabel ?l }"
    assert len(store.select(asked)) == 2
    store.remove_source("b.txt")
    assert [str(row[1]) for row in store.select(asked)] == ["国培计划"]
    store.remove_source("a.txt")
    assert store.select(ALL).rows[0][0] == Literal(0)
    assert store.graphs() == []


def test_removal_restores_the_state_before() -> None:
    store = Store()
    put(store, "a", ["国培计划"])
    before = nquads(store, "source", "text", "sources", "runs", "derived")
    put(store, "b", ["国培计划", "阳光食堂"])
    result = store.remove_source(key_of("b"))
    assert (result.identifiers, result.triples) == (("b.txt",), 21)
    assert nquads(store, "source", "text", "sources", "runs", "derived") == before
    assert not store.ask(f'ASK {{ GRAPH ?g {{ ?s ?p ?o FILTER(CONTAINS(STR(?s), "{key_of("b")}")) }} }}')


def test_corrected_file_takes_the_place_of_its_predecessor() -> None:
    store = Store()
    put(store, "old", ["国培计划"], "plan.txt")
    assert put(store, "new", ["阳光食堂"], "plan.txt") is PutResult.REPLACED
    assert [info.key for info in store.sources()] == [key_of("new")]
    assert source_graph(key_of("old")) not in store.graphs()
    assert text_graph(key_of("old")) not in store.graphs()
    revisions = store.select("SELECT ?old WHERE { ?new prov:wasRevisionOf ?old }")
    assert revisions.rows == ((source_graph(key_of("old")),),)
    store.remove_source("plan.txt")
    assert store.graphs() == []


def test_file_under_two_names_goes_with_the_last() -> None:
    store = Store()
    put(store, "a", ["国培计划"], "one.txt")
    assert put(store, "a", ["国培计划"], "two.txt") is PutResult.ADDED
    assert store.source("two.txt").identifiers == ("one.txt", "two.txt")
    assert store.remove_source("one.txt").triples == 0
    assert store.source("two.txt").mentions == 1
    assert store.remove_source("two.txt").triples > 0
    assert store.graphs() == []


def test_new_rules_replace_the_graph_and_note_their_run() -> None:
    store = Store()
    put(store, "a", ["国培计划"])
    first = store.corpus_hash()
    key, triples, text = source("a", ["国培计划"])
    triples.remove((None, EP.confidence, None))
    rules = LoadRun("0.1.0", "rules-2")
    assert not store.is_current(key, "a.txt", rules)
    assert store.put_source(key, "a.txt", triples, text, rules) is PutResult.REPLACED
    assert store.is_current(key, "a.txt", rules)
    assert store.select("SELECT ?run WHERE { ?run a ep:Run }").rows[0][0] is not None
    assert len(store.graph(GRAPH_RUNS)) == 8
    assert store.corpus_hash() != first


def test_texts_lie_outside_what_queries_see() -> None:
    store = Store()
    put(store, "a", ["国培计划", "阳光食堂"])
    assert store.text_of(key_of("a")) == "国培计划、阳光食堂"
    assert not store.ask("ASK { ?s ep:text ?t }")
    assert store.ask("ASK { GRAPH ?g { ?s ep:text ?t } }")
    with pytest.raises(StoreError, match="no text is kept"):
        store.text_of("0" * 16)


def test_derived_graphs_go_when_a_source_goes() -> None:
    store = Store()
    put(store, "a", ["国培计划"])
    put(store, "b", ["国培计划"])
    derived = Graph()
    derived.add((URIRef("https://w3id.org/eduplan/id/adoption/x"), RDF.type, EP.Adoption))
    store.put_derived("adoption", derived)
    assert store.stale_derived() == []
    put(store, "c", ["阳光食堂"])
    assert store.stale_derived() == ["adoption"]
    assert store.remove_source("b.txt").derived == ("adoption",)
    assert not store.ask("ASK { ?a a ep:Adoption }")
    assert store.stale_derived() == []


def test_curation_outlives_reloading() -> None:
    store = Store()
    put(store, "a", ["国培", "国培计划"])
    merge = Graph()
    merge.add((initiative_iri("国培"), DCTERMS.isReplacedBy, initiative_iri("国培计划")))
    assert store.put_curation(merge)
    assert not store.put_curation(merge)
    put(store, "a2", ["国培"], "a.txt")
    assert store.ask("ASK { ?a dcterms:isReplacedBy ?b }")


def test_unknown_and_ambiguous_sources_are_told() -> None:
    store = Store()
    put(store, "a", ["国培计划"], "plans/wuzhong.txt")
    with pytest.raises(
        StoreError, match=r"no source is called plans/wuzhon\.txt.*did you mean plans/wuzhong"
    ):
        store.remove_source("plans/wuzhon.txt")
    assert store.source(key_of("a")[:7]).key == key_of("a")


def test_blank_nodes_and_false_iris_are_refused_and_nothing_is_written() -> None:
    store = Store()
    key, triples, text = source("a", ["国培计划"])
    triples.add((URIRef("http://e/> } ; DROP ALL ; INSERT DATA { <http://e/s"), RDF.type, EP.Plan))
    with pytest.raises(StoreError, match="cannot be kept as RDF"):
        store.put_source(key, "a.txt", triples, text, RUN)
    assert store.graphs() == []


def test_hostile_literals_stay_literals() -> None:
    store = Store()
    evil = '"""} } ; DROP ALL #\\u0022\n\r\t\x08'
    key, triples, text = source("a", ["国培计划"])
    triples.add((URIRef("http://e/s"), EP.quote, Literal(evil)))
    store.put_source(key, "a.txt", triples, text, RUN)
    assert store.select("SELECT ?q WHERE { <http://e/s> ep:quote ?q }").rows == ((Literal(evil),),)
    store.put_source(key, "a.txt", source("a", ["国培计划"])[1], text, RUN)
    assert not store.ask("ASK { <http://e/s> ?p ?o }")
    assert store.source("a.txt").mentions == 1


def test_export_is_sorted_and_reads_back(tmp_path: Path) -> None:
    store = Store()
    put(store, "b", ["国培计划"])
    put(store, "a", ["阳光食堂"])
    lines = nquads(store).decode("utf-8").splitlines()
    assert lines == sorted(lines)
    other = Store()
    put(other, "a", ["阳光食堂"])
    put(other, "b", ["国培计划"])
    assert nquads(other, "source", "sources") == nquads(store, "source", "sources")
    out = io.BytesIO()
    assert store.export(out, "turtle", kinds=["source"]) == len(
        Graph().parse(data=out.getvalue(), format="turtle")
    )


# On disk


def test_readers_see_each_finished_load_and_writers_wait(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    with pytest.raises(StoreError, match=r"there is no store here.*eduplan load"):
        open_store(folder, read_only=True)
    writer = open_store(folder)
    put(writer, "a", ["国培计划"])
    with pytest.raises(StoreError, match="no finished load yet"):
        open_store(folder, read_only=True)
    with pytest.raises(StoreError, match="another process is writing"):
        open_store(folder)
    writer.publish()
    reader = open_store(folder, read_only=True)
    put(writer, "b", ["阳光食堂"])
    writer.close()
    assert len(reader.sources()) == 1
    with pytest.raises(StoreError, match="reading only"):
        put(reader, "c", ["国培计划"])
    with open_store(folder, read_only=True) as later:
        assert len(later.sources()) == 2
    # The snapshot that the first reader holds outlives its successors until it is given back.
    with open_store(folder) as again:
        put(again, "c", ["国培计划"])
    assert len(reader.sources()) == 1
    reader.close()
    with open_store(folder) as again:
        put(again, "d", ["国培计划"])
    assert len([path for path in (folder / "snapshots").iterdir() if path.is_dir()]) == 1


def test_reference_data_come_with_a_new_store(tmp_path: Path) -> None:
    with open_store(tmp_path / "store") as store:
        assert store.ask('ASK { ?p a ep:Place ; ep:gbCode "640300" ; schema:containedInPlace ?q }')
        assert store.ask("ASK { ep:Initiative a owl:Class }")
        assert not store.put_reference()


def test_what_is_no_store_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.docx").write_text("mine", encoding="utf-8")
    with pytest.raises(StoreError, match="this is not an eduplan store"):
        open_store(tmp_path)
    older = tmp_path / "older"
    older.mkdir()
    (older / "format").write_text("eduplan-store/0\n", encoding="utf-8")
    with pytest.raises(StoreError, match=r"has the format eduplan-store/0.*load the plans again"):
        open_store(older)
    with pytest.raises(StoreError, match="this is not an eduplan store"):
        open_store(tmp_path / "thesis.docx")


LOADER = """
import sys
from graph.store import open_store
from tests.graph.sources import RUN, source
store = open_store(sys.argv[1])
print("ready", flush=True)
while True:
    for number in range(40):
        ideas = [f"项目{number}之{part}" for part in range(30)]
        key, triples, text = source(f"s{number}", ideas)
        store.put_source(key, f"s{number}.txt", triples, text, RUN)
    for number in range(40):
        store.remove_source(f"s{number}.txt")
"""


@pytest.mark.slow
def test_killed_loads_leave_each_source_whole_or_absent(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    open_store(folder).close()
    chance = random.Random(7)  # noqa: S311
    seen = set()
    for _ in range(20):
        loader = subprocess.Popen(
            [sys.executable, "-c", LOADER, str(folder)],
            stdout=subprocess.PIPE,
            cwd=Path(__file__).parents[2],
            env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
        )
        assert loader.stdout is not None
        loader.stdout.readline()
        time.sleep(chance.random())
        loader.send_signal(signal.SIGKILL)
        loader.wait()
        loader.stdout.close()
        with open_store(folder, read_only=True) as store:
            seen.add(len(store.sources()))
            _each_whole(store)
    assert len(seen) > 3, "the kills hit too few different moments to show anything"


def _each_whole(store: Store) -> None:
    """Every source has all its graphs and lines, and the merge is what the graphs state."""
    named = {str(o) for _, o in store.graph(GRAPH_SOURCES).subject_objects(DCTERMS.identifier)}
    assert named == {name for info in store.sources() for name in info.identifiers}
    for info in store.sources():
        number = info.identifiers[0].removeprefix("s").removesuffix(".txt")
        _, triples, text = source(f"s{number}", [f"项目{number}之{part}" for part in range(30)])
        assert len(store.graph(source_graph(info.key))) == len(triples)
        assert store.text_of(info.key) == str(next(text.objects()))
        assert info.config == RUN.config
    merged = store.select("SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }").rows[0][0]
    stated = store.select(
        "SELECT (COUNT(*) AS ?n) WHERE { SELECT DISTINCT ?s ?p ?o WHERE { GRAPH ?g { ?s ?p ?o } "
        'FILTER(!CONTAINS(STR(?g), "/graph/text-") && !CONTAINS(STR(?g), "/graph/store")) } }'
    ).rows[0][0]
    assert merged == stated


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 12 MB; skips where none can be mounted."""
    mount = ["mount", "-t", "tmpfs", "-o", "size=12m", "tmpfs", str(tmp_path)]
    if shutil.which("mount") is None or subprocess.run(mount, capture_output=True).returncode != 0:
        pytest.skip("a small disk can only be mounted by root")
    yield tmp_path
    subprocess.run(["umount", "-l", str(tmp_path)], check=True)


def test_full_disk_is_told_and_harms_nothing(small_disk: Path) -> None:
    folder = small_disk / "store"
    store = Store(open_writer(folder))
    loaded = 0
    with pytest.raises(StoreError, match=r"the disk is full; free some space"):
        for number in range(3000):
            key, triples, text = source(f"s{number}", [f"项目{number}之{part}" for part in range(60)])
            store.put_source(key, f"s{number}.txt", triples, text, RUN)
            loaded += 1
    with pytest.raises(StoreError, match=r"the disk is full"):
        store.close()
    del store
    subprocess.run(["mount", "-o", "remount,size=100m", str(small_disk)], check=True)
    with open_store(folder, read_only=True) as again:
        assert len(again.sources()) == loaded > 5
        _each_consistent(again)


def _each_consistent(store: Store) -> None:
    for info in store.sources():
        assert info.mentions == 60
        assert store.text_of(info.key).count("项目") == 60
