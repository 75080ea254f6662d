#!/usr/bin/env python3
"""Lines and branches of extractor/ that the tests took, by folder and file.

usage: table.py BUILD [--files] [--missed [PATH...]] [--floor PERCENT]

Reads what a build with --coverage counted (see script/coverage), with gcov.
A branch is one way out of a condition; that of an assert() counts only as far
as it holds, since a broken invariant is nothing to test. What cannot be tested
is listed in left_out.tsv beside this script, with a reason; an entry there
that no branch needs any longer is an error, so that the list stays true.

  --files    a row for each file, not only for each folder
  --missed   the branches that no test took, as the sources have them; of
             these paths (or what begins so) alone, where there are some
  --floor N  exit status 1 when fewer than N per cent of the branches were taken
"""

import argparse
import json
import os
import re
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
LEFT_OUT = os.path.join(HERE, "left_out.tsv")
AT_ONCE = 40  # files a run of gcov


def counted(build):
    """Paths of what the compiler left for gcov, of extractor/ alone."""
    for folder, _, names in os.walk(os.path.join(build, "extractor")):
        for name in names:
            if name.endswith(".gcno"):
                yield os.path.join(folder, name)


def documents(build):
    """gcov's account, one object a source file and object file."""
    paths = sorted(counted(build))
    if not paths:
        sys.exit(f"{build}: nothing here was built with --coverage")
    for at in range(0, len(paths), AT_ONCE):
        out = subprocess.run(
            ["gcov", "--json-format", "--stdout", "--branch-probabilities",
             *paths[at:at + AT_ONCE]],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True,
            cwd=build).stdout
        for line in out.decode().splitlines():
            if line.startswith("{"):
                document = json.loads(line)
                yield document["current_working_directory"], document["files"]


class Line:
    """How often a line ran, and each way out of each of its conditions."""

    def __init__(self):
        self.count = 0
        self.function = ""
        self.branches = []

    def add(self, told):
        """An inline function of a header is told of by each who includes it."""
        self.count += told["count"]
        self.function = told.get("function_name", self.function)
        counts = [branch["count"] for branch in told["branches"]]
        self.branches += [0] * (len(counts) - len(self.branches))
        for i, count in enumerate(counts):
            self.branches[i] += count


def read(build):
    """path -> line number -> Line, of the files under extractor/."""
    files = {}
    for folder, told in documents(build):
        for file in told:
            path = os.path.realpath(os.path.join(folder, file["file"]))
            path = os.path.relpath(path, ROOT)
            if not path.startswith("extractor/"):
                continue
            if not os.path.exists(os.path.join(ROOT, path)):
                continue  # it was there when the folder was first built
            lines = files.setdefault(path, {})
            for line in file["lines"]:
                lines.setdefault(line["line_number"], Line()).add(line)
    return files


def left_out():
    """The entries of left_out.tsv: [path, function, part of the line or "*" for
    each line of the function, reason]."""
    with open(LEFT_OUT, encoding="utf-8") as file:
        rows = [line.rstrip("\n").split("\t") for line in file
                if line.strip() and not line.startswith("#")]
    for row in rows:
        if len(row) != 4 or not all(row):
            sys.exit(f"{LEFT_OUT}: path, function, text and reason, "
                     f"not: {row}")
    return rows


class Sum:
    def __init__(self):
        self.lines = self.lines_run = 0
        self.branches = self.taken = self.left_out = 0

    def add(self, other):
        for name in vars(self):
            setattr(self, name, getattr(self, name) + getattr(other, name))


def share(part, whole):
    return f"{100 * part / whole:6.1f}" if whole else "     -"


def judge(files):
    """path -> Sum, and the branches missed; drops what is left out."""
    entries = left_out()
    used = [False] * len(entries)
    sums, missed = {}, []
    for path in sorted(files):
        total = sums[path] = Sum()
        with open(os.path.join(ROOT, path), encoding="utf-8") as file:
            source = file.read().split("\n")
        if max(files[path], default=0) > len(source):
            sys.exit(f"{path}: shorter than when it was built; build anew")
        for number, line in sorted(files[path].items()):
            text = source[number - 1].strip()
            total.lines += 1
            total.lines_run += line.count > 0
            open_ways = [i for i, n in enumerate(line.branches) if n == 0]
            ways = len(line.branches)
            if re.search(r"\bassert\(", text):
                ways -= len(open_ways)
                open_ways = []
            for i, (of, function, part, _) in enumerate(entries):
                if (open_ways and of == path and function == line.function
                        and (part == "*" or part in text)):
                    used[i] = True
                    total.left_out += len(open_ways)
                    ways -= len(open_ways)
                    open_ways = []
            total.branches += ways
            total.taken += ways - len(open_ways)
            if open_ways:
                missed.append((path, number, line, len(open_ways), text))
    stale = [entry for entry, needed in zip(entries, used) if not needed]
    return sums, missed, stale


def show(title, total):
    print(f"{title:<34}{total.lines:>7}{share(total.lines_run, total.lines)}"
          f"{total.branches:>10}{share(total.taken, total.branches)}"
          f"{total.branches - total.taken:>8}{total.left_out:>10}")


def table(sums, with_files):
    folders, whole = {}, Sum()
    for path, total in sums.items():
        folders.setdefault(os.path.dirname(path), {})[path] = total
        whole.add(total)
    print(f"{'':<34}{'lines':>7}{'%':>6}{'branches':>10}{'%':>6}"
          f"{'missed':>8}{'left out':>10}")
    for folder in sorted(folders):
        total = Sum()
        for one in folders[folder].values():
            total.add(one)
        show(folder + "/", total)
        if with_files:
            for path, one in sorted(folders[folder].items()):
                show("    " + os.path.basename(path), one)
    show("all", whole)
    return whole


def main():
    parser = argparse.ArgumentParser(
        usage=__doc__.split("\n")[2][7:], description=__doc__.split("\n")[0])
    parser.add_argument("build")
    parser.add_argument("--files", action="store_true")
    parser.add_argument("--missed", nargs="*", metavar="PATH")
    parser.add_argument("--floor", type=float, default=0)
    options = parser.parse_args()
    sums, missed, stale = judge(read(os.path.abspath(options.build)))
    if options.missed is not None:
        for path, number, line, count, text in missed:
            if path.startswith(tuple(options.missed) or ""):
                print(f"{path}:{number}: {count} of {len(line.branches)}"
                      f"{'' if line.count else ', never run'}: {text}")
    whole = table(sums, options.files)
    for path, function, part, _ in stale:
        print(f"left_out.tsv: {path}, {function}(): all was taken at "
              f"'{part}', or it is gone", file=sys.stderr)
    if stale or 100 * whole.taken < options.floor * whole.branches:
        sys.exit(1)


if __name__ == "__main__":
    main()
