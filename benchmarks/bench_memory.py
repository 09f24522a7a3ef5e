"""How much memory the reading of a large text takes, in the pieces in which it is read.

Usage, from the root of the repository:

    python -m benchmarks.bench_memory [MEGABYTES]

The text is the sample plans one after the other until there is enough, as one file of UTF-8. The peak is
that of the whole process, with Python, spaCy and the gazetteer; the share before reading is told apart.
"""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from itertools import cycle
from pathlib import Path

from loaders.extract.pipeline import build_pipeline
from loaders.read.source import read_source
from loaders.reading import read

PLANS = Path("samples/plans")
MEGABYTE = 1_000_000


def main() -> None:
    """Print the peak of the resident memory before and after reading."""
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 10
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "large.txt"
        path.write_text(text_of(size * MEGABYTE), encoding="utf-8")
        build_pipeline()
        before = peak()
        began = time.process_time()
        extraction = read(path)
        seconds = time.process_time() - began
    print(
        f"{size} MB, {len(extraction.source.text):,} characters, {len(extraction.plans)} plans, "
        f"{len(extraction.mentions):,} mentions: {seconds:.1f} s of CPU"
    )
    print(f"peak of resident memory {peak():.0f} MB, of which {before:.0f} MB before reading")


def text_of(size: int) -> str:
    """Sample plans one after the other, as many bytes of UTF-8 as asked for or a few more."""
    texts = [read_source(path).text for path in sorted(PLANS.glob("*.txt"))]
    out: list[str] = []
    held = 0
    for text in cycle(texts):
        if held >= size:
            return "".join(out)
        out.append(text.strip() + "\n\n")
        held += len(out[-1].encode("utf-8"))
    return ""


def peak() -> float:
    """The largest resident set of this process so far, in megabytes."""
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    # Linux counts kibibytes, macOS bytes.
    return held / (MEGABYTE if sys.platform == "darwin" else MEGABYTE / 1024)


if __name__ == "__main__":
    main()
