"""The general word list: which Dutch words exist and what their ground form is.

simplemma's list is read as a stream: some 6 MB of memory and half a second, once, at the first word.
The field's own words and repairs of that list stand in `lists`.
"""

from collections.abc import Mapping
from functools import cache, lru_cache

from simplemma.strategies.dictionaries import StreamDictionaryFactory

from poortgenoot.search.analyser.lists import ground_forms, word_set

FIELD_WORDS = word_set("field_words")
_REPAIRED = ground_forms()


@cache
def _general() -> Mapping[str, str]:
    general: Mapping[str, str] = StreamDictionaryFactory().get_dictionary("nl")
    return general


@lru_cache(maxsize=65_536)
def lemma(word: str) -> str | None:
    """The ground form of a folded word, or None for a word that no list has."""
    repaired = _REPAIRED.get(word)
    if repaired is not None:
        return repaired
    if word in FIELD_WORDS:
        return word
    found = _general().get(word)
    return found.replace("_", "") if found and found.replace("_", "").isalpha() else None
