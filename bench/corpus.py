"""A large pile of texts for measuring time, put together from the sentences of the judged documents.

Only for time: nothing is judged on it. The same seed gives the same pile.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Mapping, Sequence

SEED = 20
SENTENCES = 4


def recombined(docs: Sequence[Mapping[str, str]], count: int) -> Iterator[dict[str, str]]:
    """`count` documents: the title of one, SENTENCES sentences of others; ids "0", "1", … as text."""
    dice = random.Random(SEED)
    sentences = [sentence for doc in docs for sentence in re.split(r"(?<=[.?!]) ", doc["body"])]
    for number in range(count):
        title = dice.choice(docs)
        body = " ".join(dice.sample(sentences, SENTENCES))
        yield {"id": str(number), "kind": title["kind"], "title": title["title"], "body": body}
