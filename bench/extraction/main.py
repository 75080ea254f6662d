"""What bench/article-extraction prints; it builds and calls with MODE DATA."""
import sys

import folds
import tools
from metric import Scorer, interval, totals
from pages import Pages, load, rounded, save, text


def print_totals(name, scores):
    precision, recall, f1, exact = totals(list(scores.values()))
    print(f"{name:24} pages {len(scores)}  precision {precision:.4f}  "
          f"recall {recall:.4f}  F1 {f1:.4f}  exact {exact:.4f}")


def print_changes(old, new):
    changed = [p for p in new if p in old and rounded(new[p]) != old[p]]
    for page in sorted(changed, key=lambda p: totals([new[p]])[2] - totals([old[p]])[2]):
        print(f"{page}  precision {text(old[page].precision)} -> "
              f"{text(new[page].precision)}  recall {text(old[page].recall)} -> "
              f"{text(new[page].recall)}")
    if set(old) != set(new):
        print("other pages than those whose results are kept")
        return
    print(f"{len(changed)} pages changed")
    if changed:
        low, high = interval(old, new)
        print(f"F1 with other pages of this kind: {low:+.4f} to {high:+.4f} "
              "(95 %, drawn page by page)")


def main():
    mode, data = sys.argv[1:]
    pages = Pages(data)
    scorer = Scorer(pages.truth)
    scores = scorer.pages(pages.bodies())
    print_totals("fulltime", scores)
    if mode == "score":
        print_changes(load(), scores)
    elif mode == "save":
        save(scores)
    elif mode == "folds":
        print_totals("limits of other folds", folds.choose_limits(pages, scorer))
    elif mode == "lists":
        print_totals("lists of other folds", folds.choose_lists(pages, scorer))
    elif mode == "tools":
        for name, texts in tools.run(pages):
            print_totals(name, scorer.pages(texts))
    else:
        sys.exit(f"no such option: --{mode}")


main()
