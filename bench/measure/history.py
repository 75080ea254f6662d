"""Instructions of each stage, as callgrind counts them, commit by commit.

usage: history.py save|compare|show CALLGRIND_OUT WORK
  WORK is a word for what was counted; only the same work is compared.
"""
import json
import subprocess
import sys

from callgrind import Calls

KEPT = "bench/history"
ALLOWED = 0.03
STAGES = {
    "load": "ft_rules_load",
    "html": "ft_article_read",
    "text": "ft_text_read",
    "mentions": "ft_mentions_find",
    "rules": "ft_rules_scan",
    "records": "ft_records_build",
    "output": "ft_ndjson_add",
    "whole": "ft_extract",
    "parse": "htmlReadMemory",
}


def git(*command):
    return subprocess.run(("git",) + command, check=True, text=True,
                          stdout=subprocess.PIPE).stdout.strip()


def count(path):
    calls = Calls(path)
    return {stage: calls.total(name) for stage, name in STAGES.items()}


def load():
    try:
        with open(KEPT, encoding="utf-8") as lines:
            return [json.loads(line) for line in lines]
    except FileNotFoundError:
        return []


def is_before(commit):
    """Whether it is HEAD or came before it, on this branch."""
    known = subprocess.run(["git", "merge-base", "--is-ancestor", commit, "HEAD"],
                           stderr=subprocess.DEVNULL)
    return known.returncode == 0


def show(stages, base):
    print(f"{'instructions':12} {'million':>10} {'/ parse':>8}"
          + (f" {'before':>10} {'change':>8}" if base else ""))
    for stage, now in stages.items():
        line = f"{stage:12} {now / 1e6:10.2f} {now / stages['parse']:8.3f}"
        if base and base.get(stage):
            line += f" {base[stage] / 1e6:10.2f} {now / base[stage] - 1:+8.1%}"
        print(line)


def compare(stages, work):
    bases = [e for e in load() if e["work"] == work and is_before(e["commit"])]
    if not bases:
        show(stages, None)
        print("nothing to compare with: bench/run --save keeps these counts")
        return 0
    base = bases[-1]
    show(stages, base["stages"])
    print(f"before: {base['commit'][:12]} of {base['day']}")
    worse = [s for s, n in base["stages"].items()
             if s != "parse" and stages.get(s, 0) > n * (1 + ALLOWED)]
    if worse:
        print(f"more than {ALLOWED:.0%} worse: {', '.join(worse)}")
    return 1 if worse else 0


def save(stages, work):
    if git("status", "--porcelain", "--untracked-files=no", "--", "extractor",
           "include", "rules"):
        sys.exit("commit first: the counts are kept under the name of a commit")
    entry = {"commit": git("rev-parse", "HEAD"),
             "day": git("log", "-1", "--format=%cs"), "work": work,
             "stages": stages}
    others = [e for e in load() if e["commit"] != entry["commit"]]
    with open(KEPT, "w", encoding="utf-8") as out:
        for e in others + [entry]:
            out.write(json.dumps(e) + "\n")
    show(stages, None)


def main():
    mode, path, work = sys.argv[1:]
    stages = count(path)
    if mode == "compare":
        sys.exit(compare(stages, work))
    if mode == "save":
        save(stages, work)
    else:
        show(stages, None)


main()
