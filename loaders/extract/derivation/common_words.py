"""Derives `lexicon/common_words.txt` from the dictionary of jieba (MIT licence, Sun Junyi).

Run `python -m loaders.extract.derivation.common_words` with jieba installed. Kept are words of two to four
characters that are frequent and no names: what is made up of such words alone is hardly the proper name of a
school.
"""

from __future__ import annotations

import sys
from importlib import resources
from pathlib import Path

__all__ = ["common_words", "main"]

PLAIN = {"v", "vn", "vd", "a", "ad", "an", "d", "b", "p", "c", "r", "z", "i", "l", "f", "m", "q", "t", "u"}
LEAST = 50
LEAST_NOUN = 120


def common_words(dictionary: str) -> list[str]:
    """The frequent words that are no names, sorted.

    Args:
        dictionary: lines of word, frequency and part of speech.
    """
    out = set()
    for line in dictionary.splitlines():
        word, frequency, part = line.split(" ")
        least = LEAST_NOUN if part == "n" else LEAST
        if part not in PLAIN and part != "n":
            continue
        if (
            2 <= len(word) <= 4
            and int(frequency) >= least
            and all("\u4e00" <= sign <= "\u9fff" for sign in word)
        ):
            out.add(word)
    return sorted(out)


def main() -> int:
    """Write the list into the package."""
    source = resources.files("jieba").joinpath("dict.txt").read_text(encoding="utf-8")
    target = Path(str(resources.files("loaders.extract") / "lexicon" / "common_words.txt"))
    target.write_text("\n".join(common_words(source)) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
