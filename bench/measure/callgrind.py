"""Reads what callgrind wrote: who called whom, and what it cost."""
import re


class Calls:
    """Functions by name. A static function of a library without names is known
    by its library, native code that PCRE2 made by that."""

    def __init__(self, path):
        self.own = {}      # name: instructions of its own
        self.edges = {}    # name: {callee: instructions, with all below}
        self.objects = {}  # name: the file it was loaded from
        self._names = {}
        with open(path, encoding="utf-8", errors="replace") as lines:
            self._read(lines)

    def total(self, name):
        return self.own.get(name, 0) + sum(self.edges.get(name, {}).values())

    def _long(self, kind, text):
        """"(7) name" the first time, "(7)" from then on."""
        number, _, name = text.partition(" ")
        if name:
            self._names[kind, number] = name
        return self._names[kind, number]

    def _function(self, text, library):
        name = self._long("fn", text)
        # Recursion and files do not matter here.
        name = re.sub(r"'\d+$", "", name)
        if name.startswith("0x"):
            name = label(library)
        self.objects[name] = library
        return name

    def _read(self, lines):
        here = there = None
        library = callee_library = ""
        call = False
        for line in lines:
            key, _, value = line.rstrip("\n").partition("=")
            if key == "ob":
                library = callee_library = self._long("ob", value)
            elif key == "cob":
                callee_library = self._long("ob", value)
            elif key == "fn":
                here = self._function(value, library)
                callee_library = library
            elif key == "cfn":
                there = self._function(value, callee_library)
            elif key == "calls":
                call = True
            elif here and line[:1] in "+-*0123456789":
                cost = int(line.split()[1])
                if call:
                    edges = self.edges.setdefault(here, {})
                    if there != here:
                        edges[there] = edges.get(there, 0) + cost
                    callee_library = library
                else:
                    self.own[here] = self.own.get(here, 0) + cost
                call = False


def label(library):
    """For a function without a name."""
    for part in ("libxml2", "libc.so", "pcre2", "ld-linux"):
        if part in library:
            return f"({part.split('.')[0]})"
    return "(native code)" if library in ("", "???") else f"({library})"
