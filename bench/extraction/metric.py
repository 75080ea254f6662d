"""Precision and recall of a text over windows of four words.

A text is cut into words (runs of letters, digits and underscores, case kept)
and these into a bag of overlapping windows; a text of one to three words is one
window. A page's precision is the share of the predicted windows that are in the
truth, its recall the share of the truth's that were predicted; None where there
is nothing to share. Both are averaged over the pages; F1 is the harmonic mean
of the two averages.
"""
import random
import re
from collections import Counter
from typing import NamedTuple, Optional

WINDOW = 4
ROUNDS = 2000
WORDS = re.compile(r"\w+")


class Score(NamedTuple):
    precision: Optional[float]
    recall: Optional[float]
    exact: bool


def windows(words):
    if not words:
        return Counter()
    last = max(len(words) - WINDOW, 0)
    return Counter(tuple(words[i:i + WINDOW]) for i in range(last + 1))


class Scorer:
    """Scores texts of known pages, each different text of a page once."""

    def __init__(self, truth):
        self.truth = {page: WORDS.findall(text) for page, text in truth.items()}
        self.want = {page: windows(words) for page, words in self.truth.items()}
        self.known = {}

    def page(self, page, text):
        if (page, text) not in self.known:
            self.known[page, text] = self._score(page, text)
        return self.known[page, text]

    def _score(self, page, text):
        words = WORDS.findall(text)
        have, want = windows(words), self.want[page]
        shared = sum((want & have).values())
        return Score(shared / sum(have.values()) if have else None,
                     shared / sum(want.values()) if want else None,
                     words == self.truth[page])

    def pages(self, texts):
        return {page: self.page(page, texts.get(page, "")) for page in self.truth}


def mean(values):
    values = [v for v in values if v is not None]
    return sum(values) / len(values) if values else 0.0


def totals(scores):
    """(precision, recall, F1, exact) of a list of scores."""
    precision = mean(s.precision for s in scores)
    recall = mean(s.recall for s in scores)
    both = precision + recall
    return (precision, recall, 2 * precision * recall / both if both else 0.0,
            mean(float(s.exact) for s in scores))


def interval(old, new):
    """Where 95 % of the differences in F1 lie when pages are drawn anew."""
    chance = random.Random(1)
    pages, found = sorted(new), []
    for _ in range(ROUNDS):
        drawn = chance.choices(pages, k=len(pages))
        found.append(totals([new[p] for p in drawn])[2] -
                     totals([old[p] for p in drawn])[2])
    found.sort()
    return found[ROUNDS // 40], found[-ROUNDS // 40 - 1]
