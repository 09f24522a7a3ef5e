"""Patterns of the documents component, compiled from its lexicon."""

from __future__ import annotations

import re
from typing import Final

from loaders.extract.word_lists import alternatives, words

__all__ = ["GENERIC", "GOVERNING", "HEADS", "LAWS", "LEAD", "NAMES", "NUMBER", "RELATIONS", "STRONG"]

_DATA: Final = words("documents")
_HAN: Final = "\u4e00-\u9fff"

NUMBER: Final = (
    rf"(?:[{_HAN}]{{1,12}}(?:\([{_HAN}]{{1,6}}\))?\s?\(\s?(?:19|20)\d\d\s?\)\s?第?\s?\d{{1,5}}\s?号"
    rf"|[{_HAN}]{{0,12}}令?\s?\(?第\s?[\d一二三四五六七八九十百〇]{{1,5}}\s?号\)?令?)"
)
"""A document number on folded text: 吴党办发(2017)46号, 教育部令第53号."""

HEADS: Final = re.compile(alternatives(_DATA["heads"]))
STRONG: Final = tuple(_DATA["strong"])
GENERIC: Final = re.compile(alternatives(_DATA["generic"]))
GOVERNING: Final = f"(?:{alternatives(_DATA['governing'])})"
LEAD: Final = re.compile(f"^(?:.*(?:{alternatives(_DATA['lead'])})|.*[的和与及按])")
"""Words that stand before a document number without belonging to it."""
LAWS: Final = re.compile(
    rf"(?:中华人民共和国)?(?:{alternatives(_DATA['laws'])})法(?![律制治人院规定学则])(?:实施条例|实施办法|实施细则)?"
)
NAMES: Final = re.compile(alternatives(_DATA["names"]))
RELATIONS: Final[dict[str, dict[str, list[str]]]] = _DATA["relation"]
