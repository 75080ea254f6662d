"""The table of docs/performance.md: what bench/run prints.

usage: table.py BUILD DATA_DIR
  BUILD     the folder of a release build
  DATA_DIR  pages with marked text, see bench/article-extraction; may be absent
"""
import glob
import os
import statistics
import subprocess
import sys
import time

sys.path.insert(0, "bench/extraction")
import tools  # noqa: E402
from pages import Pages  # noqa: E402

SMALL = "corpus/report/gabon-togo-qualifier/article.txt"
READINGS = 5000  # to see what is left behind; bench/long-run takes more
ROUNDS = 41
ARCHIVE = 3000  # pages for two threads

# name, unit, must, aim, whether less is better
FIGURES = [
    ("whole run / parse, time", "", 0.55, 0.40, True),
    ("whole run / parse, instructions", "", 0.55, 0.40, True),
    ("after the html stage / parse, time", "", 0.10, 0.05, True),
    ("after the html stage / parse, instructions", "", 0.10, 0.05, True),
    ("slowest page of a hundred", "ms", 10, 5, True),
    ("memory, largest page of a hundred", "MB", 12, 6, True),
    ("memory left behind by many pages", "MB", 0, 0, True),
    ("two threads, by the clock", "x", 1.85, 1.95, False),
    ("two threads, by processor time", "x", 1.85, 1.95, False),
    ("start-up above a bare spawn", "ms", 8, 3, True),
]


def figures(command):
    out = subprocess.run(command, check=True, text=True,
                         stdout=subprocess.PIPE).stdout
    return {name: float(value) for name, value in
            (line.split("\t") for line in out.splitlines())}


def measure_pages(build, options, pages):
    bench, memory = build + "/bench/fulltime_bench", build + "/bench/fulltime_memory"
    at = figures([bench, *options, "--figures", "rules", *pages])
    at |= figures([memory, *options, str(READINGS), "rules", *pages])
    found = {}
    for what in ("time", "instructions"):
        whole = at.get("whole." + what)
        if whole is None:
            continue
        found[f"whole run / parse, {what}"] = whole
        found[f"after the html stage / parse, {what}"] = whole - at["html." + what]
    found["slowest page of a hundred"] = at["page.p99.ms"]
    found["memory, largest page of a hundred"] = at["memory.p99"]
    found["memory left behind by many pages"] = at["memory.growth"]
    return found, at


def spawn(command):
    """Seconds by the clock and of the processor."""
    start = time.perf_counter()
    null = os.open(os.devnull, os.O_WRONLY)
    child = os.posix_spawnp(command[0], command, os.environ,
                            file_actions=[(os.POSIX_SPAWN_DUP2, null, 1)])
    os.close(null)
    _, status, usage = os.wait4(child, 0)
    if status:
        sys.exit(f"{command[0]}: ended with status {status}")
    return time.perf_counter() - start, usage.ru_utime + usage.ru_stime


def measure_start(build):
    """In turns, so that a busy machine slows both."""
    taken = {"ours": [], "bare": []}
    for _ in range(ROUNDS):
        taken["bare"].append(spawn(["true"])[0])
        taken["ours"].append(spawn([build + "/fulltime", "extract", SMALL])[0])
    return 1e3 * (statistics.median(taken["ours"]) - statistics.median(taken["bare"]))


def measure_threads(build):
    """One job and two over the same archive; what a single page takes, the
    start, is not counted."""
    articles = sorted(glob.glob("corpus/*/*/article.*"))
    sizes = {}
    for name, count in (("one", 1), ("all", ARCHIVE)):
        sizes[name] = f"build/bench/threads-{name}.warc"
        subprocess.run([build + "/bench/fulltime_pages", "warc", str(count),
                        sizes[name], *articles], check=True)
    clock, work = {1: [], 2: []}, {1: [], 2: []}
    for _ in range(3):
        for jobs in (1, 2):
            command = [build + "/fulltime", "extract", "--jobs", str(jobs)]
            start, all_of_it = spawn([*command, sizes["one"]]), spawn([*command, sizes["all"]])
            clock[jobs].append(all_of_it[0] - start[0])
            work[jobs].append(all_of_it[1] - start[1])
    clock = {jobs: min(times) for jobs, times in clock.items()}
    work = {jobs: min(times) for jobs, times in work.items()}
    return clock[1] / clock[2], 2 * work[1] / work[2]


def verdict(value, must, aim, less):
    def holds(bar):
        return value <= bar if less else value >= bar
    return "aim" if holds(aim) else "must" if holds(must) else "not yet"


def print_table(columns):
    names = list(columns)
    print(f"{'':43} {'must':>7} {'aim':>7}" +
          "".join(f" {name:>10} {'':7}" for name in names))
    for name, unit, must, aim, less in FIGURES:
        bar = "<=" if less else ">="
        line = f"{name + (', ' + unit if unit else ''):43} {bar}{must:5} {bar}{aim:5}"
        for column in names:
            value = columns[column].get(name)
            line += (f" {value:10.2f} {verdict(value, must, aim, less):7}"
                     if value is not None else f" {'-':>10} {'':7}")
        print(line.rstrip())


def print_stages(found):
    print(f"\n{'/ htmlReadMemory, time (instructions)':43}" +
          "".join(f" {name:>16}" for name in found))
    for stage in ("html", "text", "mentions", "rules", "records"):
        print(f"    {stage:39}" + "".join(
            f" {at[stage + '.time']:8.2f} ({at.get(stage + '.instructions', 0):.2f})"
            .rjust(17) for at in found.values()))
    print(f"{'htmlReadMemory, ms a page':43}" +
          "".join(f" {at['parse.ms']:16.2f}" for at in found.values()))


def print_peers(pages, at):
    print(f"\n{'the same pages':43} {'ms a page':>10} {'/ parse':>8}")
    print(f"{'fulltime, with records':43} {at['whole.time'] * at['parse.ms']:10.2f}"
          f" {at['whole.time']:8.2f}")
    print(f"{'fulltime, the article alone':43} "
          f"{at['html.time'] * at['parse.ms']:10.2f} {at['html.time']:8.2f}")
    for name, taken in tools.run(pages, "time"):
        mean = statistics.fmean(taken.values())
        print(f"{name:43} {mean:10.2f} {mean / at['parse.ms']:8.2f}")


def main():
    build, data = sys.argv[1:]
    columns, stages = {}, {}
    if os.path.exists(data + "/ground-truth.json"):
        pages = Pages(data)
        columns["pages"], stages["pages"] = measure_pages(
            build, ["--as-is"], list(pages.paths.values()))
    reports = sorted(glob.glob("corpus/report/*/article.*") +
                     glob.glob("corpus/agency/*/article.*"))
    columns["reports"], stages["reports"] = measure_pages(build, [], reports)
    by_clock, by_work = measure_threads(build)
    columns["reports"]["two threads, by the clock"] = by_clock
    columns["reports"]["two threads, by processor time"] = by_work
    columns["reports"]["start-up above a bare spawn"] = measure_start(build)
    print_table(columns)
    print_stages(stages)
    if "pages" in stages:
        print_peers(pages, stages["pages"])
    busy = os.getloadavg()[0]
    if busy > 1.5:
        print(f"\nthe machine was busy (load {busy:.1f}): times are less sure "
              "than instructions, and two threads had no two processors")


main()
