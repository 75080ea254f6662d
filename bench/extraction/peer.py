"""What the programs of other extractors share: {page: path of its markup} as
JSON comes in, {page: text of its article} goes out, or with "time" the
milliseconds that each page takes, the middle of three."""
import json
import logging
import sys
import time


def middle(read, markup):
    taken = []
    for _ in range(3):
        start = time.perf_counter()
        read(markup)
        taken.append((time.perf_counter() - start) * 1e3)
    return sorted(taken)[1]


def safe(page, path, what):
    with open(path, encoding="utf-8", errors="replace") as f:
        markup = f.read()
    try:
        return what(markup)
    except Exception as error:  # whatever it is, the page has no text then
        print(f"{page}: {error}", file=sys.stderr)
        return None


def main(read, text):
    logging.disable(logging.CRITICAL)
    pages = json.load(sys.stdin)
    if sys.argv[1:] == ["time"]:
        out = {p: safe(p, path, lambda m: middle(read, m))
               for p, path in pages.items()}
        json.dump({p: ms for p, ms in out.items() if ms is not None}, sys.stdout)
        return
    json.dump({p: safe(p, path, lambda m: text(read(m))) or ""
               for p, path in pages.items()}, sys.stdout)
