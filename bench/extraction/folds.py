"""What the limits and the lists are worth on pages that had no say in them."""
import hashlib
import re

from metric import totals
from pages import limits

FOLDS = 5
PASSES = 3
GRID = {
    "prose": (40, 60, 80, 100, 140),
    "sentence": (20, 30, 40, 50, 70),
    "byline": (100, 200, 300, 500),
    "standfirst": (300, 500, 700, 1000),
    "caption": (500, 1000, 1500, 2500),
    "prose_links": (30, 40, 50, 60, 70),
    "linked": (40, 50, 60, 70, 80),
    "dense": (60, 70, 75, 80, 90),
    "inner": (70, 80, 85, 90, 95),
    "hook": (20, 30, 40, 50, 60),
    "late": (25, 50, 75, 90),
    "big": (20, 25, 33, 40, 50),
    "huge": (60, 70, 80, 90),
}


def fold_of(page):
    return int(hashlib.sha256(page.encode()).hexdigest(), 16) % FOLDS


class Search:
    def __init__(self, pages, scorer):
        self.pages, self.scorer, self.known = pages, scorer, {}

    def scores(self, options):
        key = tuple(sorted(options))
        if key not in self.known:
            self.known[key] = self.scorer.pages(self.pages.variant(key))
        return self.known[key]

    def f1(self, limits_, lost, ids):
        scores = self.scores(options(limits_) + lost)
        return totals([scores[page] for page in ids])[2]

    def choose(self, lost, ids):
        """From one end of the grid, the best value of each limit in turn."""
        best = {name: values[0] for name, values in GRID.items()}
        for _ in range(PASSES):
            before = dict(best)
            for name, values in GRID.items():
                best[name] = self.best_value(best, name, values, lost, ids)
            if best == before:
                break
        return best

    def best_value(self, best, name, values, lost, ids):
        """Of values that are equally good, the one in their middle."""
        found = [round(self.f1({**best, name: v}, lost, ids), 9) for v in values]
        good = [v for v, f1 in zip(values, found) if f1 == max(found)]
        return good[len(good) // 2]


def split(pages):
    for fold in range(FOLDS):
        yield ([p for p in pages.truth if fold_of(p) != fold],
               [p for p in pages.truth if fold_of(p) == fold])


def options(limits_):
    return [f"{name}={value}" for name, value in limits_.items()]


def choose_limits(search, lost_in):
    """The scores of each fold with the limits of the others."""
    unseen, own = {}, limits()
    for (seen, rest), lost in zip(split(search.pages), lost_in):
        best = search.choose(lost, seen)
        scores = search.scores(options(best) + lost)
        unseen.update((page, scores[page]) for page in rest)
        other = [f"{k} {v} ({own[k]})" for k, v in best.items() if v != own[k]]
        print(f"{len(rest)} pages: {', '.join(other)}", flush=True)
    return unseen


def entries():
    """The words and phrases, as the driver takes them."""
    with open("extractor/html/hint.c", encoding="utf-8") as f:
        words = re.findall(r'^ {4}\{"([a-z]+)",', f.read(), re.M)
    with open("extractor/html/shape.c", encoding="utf-8") as f:
        phrases = re.findall(r'FT_SLICE\("([^"\\]+)"\)', f.read())
    return ([f"-word={w}" for w in words] +
            [f"-phrase={p}" for p in dict.fromkeys(phrases)])


def gain(with_it, without):
    return totals([with_it])[2] - totals([without])[2]


def find_lost(search):
    """Of each fold, the entries that help its pages and no others."""
    own, gains, lost_in = search.scores([]), {}, []
    for entry in entries():
        other = search.scores([entry])
        gains[entry] = {p: gain(own[p], other[p]) for p in own if own[p] != other[p]}
    report_entries(gains)
    for seen, rest in split(search.pages):
        lost_in.append([entry for entry, by in gains.items()
                        if any(by.get(p, 0) > 0 for p in rest) and
                        not any(by.get(p, 0) > 0 for p in seen)])
        print(f"{len(rest)} pages, without: " +
              ", ".join(e.split("=", 1)[1] for e in lost_in[-1]))
    return lost_in


def without_lists(search, lost_in):
    unseen = {}
    for (_, rest), lost in zip(split(search.pages), lost_in):
        scores = search.scores(lost)
        unseen.update((page, scores[page]) for page in rest)
    return unseen


def run(pages, scorer):
    search = Search(pages, scorer)
    yield "limits of other folds", choose_limits(search, [[]] * FOLDS)
    lost_in = find_lost(search)
    yield "lists of other folds", without_lists(search, lost_in)
    yield "both", choose_limits(search, lost_in)


def report_entries(gains):
    helped = {e: [p for p in by if by[p] > 0] for e, by in gains.items()}
    single = [e for e in gains if len(helped[e]) == 1]
    worse = [e for e in gains if sum(gains[e].values()) < 0]
    print(f"{len(gains)} words and phrases: {sum(map(bool, gains.values()))} change "
          f"a page, {sum(map(bool, helped.values()))} make one better, "
          f"{len(single)} of these but one")
    for title, found in (("one page only", single), ("worse in sum", worse)):
        print(title + ": " + ", ".join(e.split("=", 1)[1] for e in found))
