"""Mentions in a spaCy Doc: named span groups, their attributes as span extensions.

Every component is two functions: a pure `match(text, plans, found)` that returns mentions, and the
component that `as_component` makes of it, which writes them to `doc.spans[type]`. One character is
one token (see `characters`), so that token and character offsets are the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Protocol, cast

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import registry

from loaders.plan import Mention, MentionType, Plan

__all__ = [
    "Found",
    "Match",
    "as_component",
    "characters",
    "mentions_of",
    "register_extensions",
    "set_mentions",
]

Found = Mapping[str, Sequence[Mention]]

_STORE = "eduplan_mentions"
_TEXT = "eduplan_text"
_READ = "eduplan_read"
_FIELDS = ("confidence", "extractor", "plan")


class Match(Protocol):
    """What a component is made of: text, its plans and what earlier components found, to mentions."""

    def __call__(self, text: str, plans: Sequence[Plan], found: Found) -> list[Mention]: ...


@registry.tokenizers("eduplan.characters.v1")
def characters() -> Callable[[Language], Callable[[str], Doc]]:
    """A tokenizer that makes every code point one token, blanks included.

    spaCy's own character segmenter merges runs of blanks, which breaks the identity of token and
    character offsets, and takes twenty times as long.
    """

    def for_language(nlp: Language) -> Callable[[str], Doc]:
        def tokenize(text: str) -> Doc:
            doc = Doc(nlp.vocab, words=list(text), spaces=[False] * len(text))
            doc.user_data[_TEXT] = text
            return doc

        return tokenize

    return for_language


def register_extensions(attributes: Iterable[str]) -> None:
    """Declare `Doc._.plans` and one `Span._` extension an attribute; safe to call again.

    spaCy keys a span's extensions by offsets alone, and a slogan and a program may have the same:
    values are therefore kept by label and offsets.
    """
    if not Doc.has_extension("plans"):
        Doc.set_extension("plans", default=None)
    for name in (*_FIELDS, *attributes):
        if not Span.has_extension(name):
            Span.set_extension(name, getter=_getter(name), setter=_setter(name))


def set_mentions(doc: Doc, kind: MentionType, mentions: Iterable[Mention]) -> None:
    """Replace the span group of one type by these mentions, in text order."""
    ordered = sorted(mentions, key=lambda m: (m.start, m.end))
    values = _stored(doc)
    for mention in ordered:
        values[kind, mention.start, mention.end] = {
            **mention.attributes,
            "confidence": mention.confidence,
            "extractor": mention.extractor,
            "plan": mention.plan,
        }
    spans = [Span(doc, mention.start, mention.end, label=kind) for mention in ordered]
    doc.spans[kind] = spans
    doc.user_data.setdefault(_READ, {})[kind] = (doc.spans[kind], len(spans), ordered)


def mentions_of(doc: Doc, kind: MentionType | None = None) -> list[Mention]:
    """The mentions in the span groups of a Doc, of one type or of all, in text order."""
    if kind is not None:
        return _mentions(doc, kind)
    out = [mention for name in sorted(doc.spans) for mention in _mentions(doc, cast(MentionType, name))]
    return sorted(out, key=lambda m: (m.start, m.end, m.type))


def _mentions(doc: Doc, kind: MentionType) -> list[Mention]:
    """The mentions of one group, read anew only where somebody changed it since they were set."""
    group = doc.spans.get(kind)
    if group is None:
        return []
    known = doc.user_data.get(_READ, {}).get(kind)
    if known is not None and known[0] is group and known[1] == len(group):
        return list(cast(list[Mention], known[2]))
    text = _text(doc)
    return sorted((_mention(span, kind, text) for span in group), key=lambda m: (m.start, m.end))


def _mention(span: Span, kind: MentionType, text: str) -> Mention:
    values = dict(_values(span))
    fields = {field: values.pop(field) for field in _FIELDS if field in values}
    quote = text[span.start : span.end]
    return Mention(type=kind, start=span.start, end=span.end, text=quote, attributes=values, **fields)


def as_component(kind: MentionType, match: Match) -> Callable[[Doc], Doc]:
    """The spaCy component that writes what `match` returns to the span group of one type."""

    def component(doc: Doc) -> Doc:
        found = {name: _mentions(doc, cast(MentionType, name)) for name in doc.spans}
        set_mentions(doc, kind, match(_text(doc), doc._.plans or (), found))
        return doc

    return component


def _text(doc: Doc) -> str:
    """The text of a Doc, put together once: spaCy joins its tokens anew each time."""
    cached = cast(dict[str, str], doc.user_data)
    if _TEXT not in cached:
        cached[_TEXT] = doc.text
    return cached[_TEXT]


def _values(span: Span) -> dict[str, Any]:
    return _stored(span.doc).setdefault((span.label_, span.start, span.end), {})


def _stored(doc: Doc) -> dict[tuple[str, int, int], dict[str, Any]]:
    """The values of all spans, by label and offsets."""
    data = cast(dict[str, dict[tuple[str, int, int], dict[str, Any]]], doc.user_data)
    return data.setdefault(_STORE, {})


def _getter(name: str) -> Callable[[Span], Any]:
    return lambda span: _values(span).get(name)


def _setter(name: str) -> Callable[[Span, Any], None]:
    def put(span: Span, value: Any) -> None:
        _values(span)[name] = value
        span.doc.user_data.get(_READ, {}).pop(span.label_, None)

    return put
