"""Draws where the instructions of an extraction go, as a flame graph.

usage: flame.py CALLGRIND_OUT OUT.svg
A function's box lies above that of its caller and is as wide as what it costs,
with all that it calls. callgrind knows what a function cost below each caller,
not below each caller's caller: that is shared out in proportion.
"""
import sys
from html import escape

from callgrind import Calls

ROOT = "ft_extract"
WIDTH, ROW, FONT, EDGE, FOOT = 1200, 19, 11, 10, 34
LEAST = 0.0015  # of the whole: narrower boxes are not drawn
STAGES = {  # where a colour begins; it goes on upwards
    "ft_article_read": ("html", "#c8dcf0"),
    "ft_text_read": ("text", "#cfe8cf"),
    "ft_mentions_find": ("mentions", "#f4e3b5"),
    "ft_rules_scan": ("rules", "#f2c9b8"),
    "ft_records_build": ("records", "#dccdec"),
    "htmlCtxtReadMemory": ("libxml2's parse", "#9fbfe0"),
    "pcre2_match_8": ("PCRE2", "#e0a48c"),
    "pcre2_jit_match_8": ("PCRE2", "#e0a48c"),
}
PLAIN = ("the rest", "#dddddd")


def stacks(calls, name, cost, path):
    """Yields (path, cost): the tree below `name`, depth first, widest first."""
    yield path, cost
    total = calls.total(name)
    if not total:
        return
    below = calls.edges.get(name, {})
    for callee, part in sorted(below.items(), key=lambda e: (-e[1], e[0])):
        if callee not in path:
            yield from wide(calls, callee, cost * part / total, path)


def wide(calls, callee, cost, path):
    if cost >= LEAST * wide.whole:
        yield from stacks(calls, callee, cost, path + (callee,))


def colour(path):
    found = PLAIN
    for name in path:
        found = STAGES.get(name, found)
    return found


def boxes(calls):
    """(x, depth, width, path) of each box, widths as shares of the whole."""
    wide.whole = calls.total(ROOT)
    next_x = {}
    placed = {(): 0.0}
    for path, cost in stacks(calls, ROOT, wide.whole, (ROOT,)):
        above = path[:-1]
        x = next_x.get(above, placed[above])
        placed[path] = x
        next_x[above] = x + cost / wide.whole
        yield x, len(path) - 1, cost / wide.whole, path


def draw_box(x, y, width, path, share):
    name = path[-1]
    room = int((width - 6) / (FONT * 0.6))
    shown = name if len(name) <= room else name[:room - 1] + "…" if room > 3 else ""
    text = (f'<text x="{x + 3:.1f}" y="{y + ROW - 6}">{escape(shown)}</text>'
            if shown else "")
    return (f'<g><title>{escape(name)}: {share:.1%}</title>'
            f'<rect x="{x:.1f}" y="{y}" width="{max(width - 0.6, 0.4):.1f}" '
            f'height="{ROW - 1}" fill="{colour(path)[1]}"/>{text}</g>')


def legend(y):
    seen, x, out = [], EDGE, []
    for name, fill in [*STAGES.values(), PLAIN]:
        if name in seen:
            continue
        seen.append(name)
        out.append(f'<rect x="{x}" y="{y}" width="11" height="11" fill="{fill}"/>'
                   f'<text x="{x + 16}" y="{y + 10}">{escape(name)}</text>')
        x += 30 + int(len(name) * FONT * 0.62)
    return out


def draw(calls):
    found = list(boxes(calls))
    deepest = max(depth for _, depth, _, _ in found)
    height = EDGE * 2 + (deepest + 1) * ROW + FOOT
    out = [f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" '
           f'height="{height}" viewBox="0 0 {WIDTH} {height}" '
           f'font-family="ui-monospace, monospace" font-size="{FONT}">',
           '<title>Where the instructions of an extraction go</title>',
           f'<rect width="{WIDTH}" height="{height}" fill="#ffffff"/>']
    scale = WIDTH - 2 * EDGE
    for x, depth, share, path in found:
        y = EDGE + (deepest - depth) * ROW
        out.append(draw_box(EDGE + x * scale, y, share * scale, path, share))
    out += legend(height - EDGE - 14)
    return "\n".join(out + ["</svg>", ""])


def main():
    calls = Calls(sys.argv[1])
    with open(sys.argv[2], "w", encoding="utf-8") as out:
        out.write(draw(calls))


main()
