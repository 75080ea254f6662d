"""What bench/article-extraction prints; it builds and calls with MODE DATA."""
import os
import shutil
import subprocess
import sys

import folds
import tools
from metric import Scorer, interval, totals
from pages import BUILD, Pages, load, rounded, run, save, text


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


def speed(pages):
    """Times as bench/bench.c prints them, and what the largest page takes."""
    paths = list(pages.paths.values())
    print(run([BUILD + "/bench/fulltime_bench", "--as-is", "rules"] + paths), end="")
    if shutil.which("time"):
        largest = max(paths, key=os.path.getsize)
        out = subprocess.run(["time", "-f", "%M", BUILD + "/fulltime", "text", largest],
                             check=True, capture_output=True)
        print(f"largest page            {int(out.stderr) / 1024:.1f} MB at most, "
              "the whole process")


def main():
    mode, data = sys.argv[1:]
    pages = Pages(data)
    if mode == "speed":
        speed(pages)
        return
    scorer = Scorer(pages.truth)
    scores = scorer.pages(pages.bodies())
    print_totals("fulltime", scores)
    if mode == "score":
        print_changes(load(), scores)
    elif mode == "save":
        save(scores)
    elif mode == "folds":
        for name, unseen in folds.run(pages, scorer):
            print_totals(name, unseen)
    elif mode == "tools":
        for name, texts in tools.run(pages):
            print_totals(name, scorer.pages(texts))
    else:
        sys.exit(f"no such option: --{mode}")


main()
