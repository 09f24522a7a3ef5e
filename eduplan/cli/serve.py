"""`eduplan serve`: the graph as a SPARQL endpoint with an editor."""

from __future__ import annotations

from pathlib import Path

import click

from eduplan.cli.messages import say
from eduplan.cli.options import store_option
from graph.guarded import Limits
from ontology.errors import EduplanError, StoreError

__all__ = ["serve"]


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen at.")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="Port.")
@click.option(
    "--timeout", type=click.FloatRange(0.1), default=20.0, show_default=True, help="Seconds a query."
)
@click.option("--max-answer", type=click.IntRange(1), default=32, show_default=True, help="MB an answer.")
@click.option(
    "--memory", type=click.IntRange(64), default=2048, show_default=True, help="MB of memory a query."
)
@click.option("--workers", type=click.IntRange(1, 64), default=2, show_default=True, help="Queries at once.")
@click.option(
    "--cors",
    "origins",
    multiple=True,
    metavar="ORIGIN",
    help="Web origin that may ask; * for all; may be repeated.",
)
@store_option
def serve(
    host: str,
    port: int,
    timeout: float,
    max_answer: int,
    memory: int,
    workers: int,
    origins: tuple[str, ...],
    store: str,
) -> None:
    """Serve the graph: SPARQL at /sparql, a query editor at /, and a page for each IRI. Read-only.

    Loads may go on beside it: the server answers from the newest finished one.

    \b
    Examples:
      eduplan serve
      eduplan serve --port 8890 --cors https://example.org
      curl http://127.0.0.1:8000/sparql --data-urlencode 'query=SELECT * { ?s a ep:Plan } LIMIT 5'
    """
    if "://" in store:
        raise StoreError("a remote store serves itself", where=store, remedy="give the folder of a store")
    try:
        import uvicorn

        from eduplan.server import create_app
    except ImportError as error:
        raise EduplanError(
            "the server is not installed", remedy="install it with: pip install 'eduplan[serve]'"
        ) from error
    limits = Limits(timeout, max_answer * 2**20, memory * 2**20, workers)
    app = create_app(Path(store), limits=limits, origins=origins)
    say(f"Serving {store} at http://{host}:{port}/ (stop with Ctrl-C)")
    uvicorn.run(app, host=host, port=port, log_level="warning", access_log=False)
