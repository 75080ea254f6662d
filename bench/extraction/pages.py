"""The pages, their bodies, and the results that are kept."""
import gzip
import json
import os
import subprocess

from metric import Score

BUILD = "build/release"
KEPT = "bench/results/article-extraction.tsv"


class Pages:
    def __init__(self, data):
        with open(os.path.join(data, "ground-truth.json"), encoding="utf-8") as f:
            truth = json.load(f)
        self.truth = {page: truth[page]["articleBody"] for page in sorted(truth)}
        self.paths = {page: unpack(data, page) for page in self.truth}

    def bodies(self):
        """As the command prints them."""
        command = [BUILD + "/fulltime", "text", "--body"]
        return {page: run(command + [path]) for page, path in self.paths.items()}

    def variant(self, options):
        """With other limits, and without some words; see bench/body.c."""
        command = [BUILD + "/bench/fulltime_body", *options, "--"]
        out = subprocess.run(command + list(self.paths.values()), check=True,
                             stdout=subprocess.PIPE).stdout
        texts, at = {}, 0
        for page in self.paths:
            line = out.index(b"\n", at)
            size = int(out[at:line].split()[0])
            at = line + 1 + size
            texts[page] = out[line + 1:at].decode("utf-8", "replace")
        return texts


def run(command):
    out = subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout
    return out.decode("utf-8", "replace")


def unpack(data, page):
    """The page as a file of its own below build/."""
    folder = "build/bench/pages"
    path = os.path.join(folder, page + ".html")
    os.makedirs(folder, exist_ok=True)
    if not os.path.exists(path):
        with gzip.open(os.path.join(data, "html", page + ".html.gz")) as packed, \
                open(path + ".part", "wb") as out:
            out.write(packed.read())
        os.rename(path + ".part", path)
    return path


def limits():
    """The library's own, by name."""
    lines = run([BUILD + "/bench/fulltime_body"]).splitlines()
    return {name: int(number) for name, number in map(str.split, lines)}


def load():
    scores = {}
    if os.path.exists(KEPT):
        with open(KEPT, encoding="utf-8") as f:
            next(f)
            for line in f:
                page, precision, recall, exact = line.rstrip("\n").split("\t")
                scores[page] = Score(number(precision), number(recall), exact == "1")
    return scores


def save(scores):
    os.makedirs(os.path.dirname(KEPT), exist_ok=True)
    with open(KEPT, "w", encoding="utf-8") as f:
        f.write("page\tprecision\trecall\texact\n")
        for page, score in sorted(scores.items()):
            f.write(f"{page}\t{text(score.precision)}\t{text(score.recall)}\t"
                    f"{int(score.exact)}\n")


def rounded(score):
    """What is left of a score once it was kept."""
    return Score(number(text(score.precision)), number(text(score.recall)),
                 score.exact)


def text(value):
    return "-" if value is None else f"{value:.4f}"


def number(value):
    return None if value == "-" else float(value)
