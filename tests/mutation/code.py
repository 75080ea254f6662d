#!/usr/bin/env python3
"""Puts one slip after the other into the C of a stage: its tests have to notice.

usage: code.py [--count N] [--seed S] [--jobs J] [--build DIR] [--only FILE]
               [--floor P] [--plain] [--list] [--verbose] [STAGE...]

  STAGE       a folder of extractor/: text, mentions and records when none is named
  --count N   slips a stage (150): the same ones for the same seed and sources
  --seed S    chooses others (1)
  --only FILE slips in this file alone
  --jobs J    so many at once (as many as there are processors)
  --build DIR an own build (build/mutation)
  --plain     without the sanitizers: faster, and some slips go unseen
  --list      print the slips, and try none
  --verbose   print each slip and who noticed
  --floor P   exit status 1 when fewer than P per cent are noticed (85)

A slip is an operator turned over, a condition negated, a constant off by one, a
statement or a return left out. One that the compiler refuses, or makes the same
machine code of, is none. Each is compiled by itself and linked into the tests
of the stage, which run under the address and undefined behaviour sanitizers
from the nearest on: the test of the module, the other tests of the stage, seeds
of fuzz targets, every request for memory failed, the rules and the corpus. A
test that fails, crashes or does not come to an end has noticed. equivalent.tsv
beside this script lists slips that change nothing anybody can see: file, line,
slip, reason.
"""

import argparse
import concurrent.futures
import json
import os
import random
import re
import shlex
import shutil
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
STAGES = ("text", "mentions", "records")
# Whose seeds meet the stage, and find more than a crash.
FUZZ = {"text": ("text", "normal"), "mentions": ("words", "article"),
        "records": ("article",)}
SANITIZERS = "-fsanitize=address,undefined -fno-sanitize-recover=all"
WATCHED = {"ASAN_OPTIONS": "detect_leaks=1:hard_rss_limit_mb=2048"}
PATIENCE = 5      # times what a test takes without a slip, and some seconds

TOKENS = re.compile(r"""
    (?P<skip>\s+|//[^\n]*|/\*.*?\*/|^[ \t]*\#(?:\\\n|[^\n])*)
  | (?P<string>"(?:\\.|[^"\\])*")
  | (?P<char>'(?:\\.|[^'\\])+')
  | (?P<number>(?:0[xX][0-9a-fA-F]+|[0-9]+)[uUlL]*)
  | (?P<word>[A-Za-z_][A-Za-z0-9_]*)
  | (?P<mark><<=|>>=|\.\.\.|->|\+\+|--|<<|>>|<=|>=|==|!=|&&|\|\||[-+*/%&|^]=|.)
""", re.X | re.S | re.M)

TURNED = {
    "<": ("<=", ">="), "<=": ("<", ">"), ">": (">=", "<="), ">=": (">", "<"),
    "==": ("!=",), "!=": ("==",), "&&": ("||",), "||": ("&&",),
    "+": ("-",), "-": ("+",), "+=": ("-=",), "-=": ("+=",),
    "++": ("--",), "--": ("++",), "true": ("false",), "false": ("true",),
    "%": ("/",), "<<": (">>",), ">>": ("<<",), "|=": ("&=",), "&=": ("|=",),
}
NOT_A_STATEMENT = {
    "if", "else", "for", "while", "do", "switch", "case", "default", "goto",
    "static", "const", "struct", "enum", "union", "typedef", "extern", "inline",
    "return", "unsigned", "int", "char", "size_t", "bool", "void", "long",
}
CONTROL = {"if", "for", "while", "switch"}


class Token:
    def __init__(self, kind, text, start):
        self.kind, self.text, self.start = kind, text, start
        self.end = start + len(text)


def tokens_of(source):
    return [Token(m.lastgroup, m.group(), m.start())
            for m in TOKENS.finditer(source) if m.lastgroup != "skip"]


def partners(tokens):
    """Index of an opening bracket -> that of the one that closes it."""
    pairs, open_ones = {}, []
    for i, token in enumerate(tokens):
        if token.kind != "mark":
            continue
        if token.text in "([{":
            open_ones.append(i)
        elif token.text in ")]}" and open_ones:
            pairs[open_ones.pop()] = i
    return pairs


def untouched(tokens, pairs):
    """Indexes within assert(...) and _Static_assert(...): no behaviour there."""
    inside = set()
    for i, token in enumerate(tokens[:-1]):
        if token.text in ("assert", "_Static_assert") and i + 1 in pairs:
            inside.update(range(i, pairs[i + 1] + 1))
    return inside


class Slip:
    """Bytes [start, end) of a source replaced."""

    def __init__(self, path, source, start, end, text):
        self.path, self.start, self.end, self.text = path, start, end, text
        self.line = source.count("\n", 0, start) + 1
        self.source_line = source.split("\n")[self.line - 1].strip()
        old = " ".join(source[start:end].split())
        self.what = f"{old} -> {text}" if text else f"without {old}"

    def __str__(self):
        return f"{self.path}:{self.line}: {self.what}: {self.source_line}"


def is_binary(tokens, i):
    """A plus or minus between two operands."""
    before = tokens[i - 1]
    return before.kind in ("number", "char") or before.text in ")]" or (
        before.kind == "word" and before.text not in ("return", "case"))


def operator_slips(tokens, i):
    token = tokens[i]
    if token.text in "+-" and not is_binary(tokens, i):
        return [""] if token.text == "-" else []
    if token.text == "!":
        return [""]
    return TURNED.get(token.text, ())


def constant_slips(token):
    if token.kind == "number":
        digits = token.text.rstrip("uUlL")
        value = int(digits, 16 if digits[:2] in ("0x", "0X") else 10)
        return [str(value + 1) + token.text[len(digits):]]
    if token.kind == "char" and len(token.text) == 3 and token.text[1] < "~":
        after = chr(ord(token.text[1]) + 1)
        return [f"'{after}'" if after not in "'\\" else f"'\\{after}'"]
    return []


def statement_end(tokens, pairs, i):
    """Index of the semicolon that ends the statement at i, or None."""
    while i < len(tokens) and tokens[i].text != ";":
        if tokens[i].text in "{})":
            return None
        i = pairs.get(i, i) + 1
    return i if i < len(tokens) else None


def statements(tokens, pairs):
    """(first, semicolon) of each plain statement within a function."""
    heads = {pairs[i + 1] for i, token in enumerate(tokens[:-1])
             if token.text in CONTROL and i + 1 in pairs}
    for i, token in enumerate(tokens):
        before = tokens[i - 1] if i else None
        if not before or not (before.text in (";", "{", "}", "else", ":")
                              or i - 1 in heads):
            continue
        if token.text in NOT_A_STATEMENT - {"return"} or token.text in "{}();:.":
            continue
        end = statement_end(tokens, pairs, i)
        if end is not None:
            yield i, end, before.text in (";", "{", "}")


def slips_of(path):
    with open(os.path.join(ROOT, path), encoding="utf-8") as file:
        source = file.read()
    tokens = tokens_of(source)
    pairs = partners(tokens)
    skip = untouched(tokens, pairs)
    found = []

    def slip(first, last, text):
        found.append(Slip(path, source, first.start, last.end, text))

    for i, token in enumerate(tokens):
        if i in skip:
            continue
        if token.kind in ("mark", "word"):
            for text in operator_slips(tokens, i):
                slip(token, token, text)
        for text in constant_slips(token):
            slip(token, token, text)
        if token.text in ("if", "while") and i + 1 in pairs:
            first, last = tokens[i + 1], tokens[pairs[i + 1]]
            inside = source[first.start:last.end]
            slip(first, last, f"(!{inside})")
    for first, end, plain in statements(tokens, pairs):
        if first in skip:
            continue
        words = {token.text for token in tokens[first:end]}
        if tokens[first].text == "return":
            if not plain or end == first + 1:
                slip(tokens[first], tokens[end], "" if plain else ";")
            elif not words & {"false", "true", "NULL"}:
                slip(tokens[first], tokens[end], "return 0;")
        elif words & {"(", "=", "+=", "-=", "|=", "++", "--", "break", "continue"}:
            slip(tokens[first], tokens[end], ";")
    number(found)
    return source, found


def number(slips):
    """The second of slips that look alike, in lines that look alike, is "#2"."""
    met = {}
    for slip in sorted(slips, key=lambda slip: slip.start):
        alike = (slip.source_line, slip.what)
        met[alike] = met.get(alike, 0) + 1
        if met[alike] > 1:
            slip.what += f" #{met[alike]}"


def is_equivalent(slip, table):
    return any(path == slip.path and line == slip.source_line
               and what == slip.what for path, line, what, _ in table)


def equivalents():
    with open(os.path.join(HERE, "equivalent.tsv"), encoding="utf-8") as file:
        rows = [line.rstrip("\n").split("\t") for line in file
                if line.strip() and not line.startswith("#")]
    for row in rows:
        if len(row) != 4 or not all(row):
            sys.exit(f"equivalent.tsv: file, line, slip and reason, not: {row}")
    return rows


def run(command, **options):
    return subprocess.run(command, stdout=subprocess.DEVNULL,
                          stderr=subprocess.DEVNULL, **options)


def words_of(command):
    """A command as ninja has it (": && cc ... && :"), without a compiler cache."""
    words = [word for word in shlex.split(command) if word not in (":", "&&")]
    return words[1:] if words[0].endswith("ccache") else words


class Test:
    """A program that meets the stage, and how it is linked and run."""

    def __init__(self, build, target, arguments):
        commands = subprocess.run(
            ["ninja", "-C", build, "-t", "commands", target],
            stdout=subprocess.PIPE, check=True).stdout.decode()
        self.link = words_of(commands.strip().split("\n")[-1])
        self.output = self.link.index("-o") + 1
        self.target = target
        self.name = os.path.basename(target)
        self.arguments = arguments
        self.seconds = 60.0

    def notices(self, build, old_object, new_object, folder):
        """None when it runs as ever; else how it noticed."""
        program = os.path.join(folder, self.name)
        link = [new_object if word == old_object else word for word in self.link]
        link[self.output] = program
        if run(link, cwd=build).returncode:
            return "is not linked"
        try:
            status = run([program, *self.arguments], cwd=folder,
                         timeout=PATIENCE * self.seconds + 2,
                         env={**os.environ, **WATCHED}).returncode
        except subprocess.TimeoutExpired:
            return "takes too long"
        finally:
            os.remove(program)
        return f"ends with {status}" if status else None


class Stage:
    """A stage built without a slip: its compile commands and its tests."""

    def __init__(self, name, build):
        self.name, self.build = name, build
        with open(os.path.join(build, "compile_commands.json"),
                  encoding="utf-8") as file:
            entries = json.load(file)
        folder = os.path.join(ROOT, "extractor", name) + os.sep
        self.compile = {
            os.path.relpath(entry["file"], ROOT): words_of(entry["command"])
            for entry in entries if entry["file"].startswith(folder)}
        self.tests = self.find_tests()

    def find_tests(self):
        built = subprocess.run(["ninja", "-C", self.build, "-t", "targets", "all"],
                               stdout=subprocess.PIPE, check=True).stdout.decode()
        names = re.findall(rf"^(tests/{self.name}/\w+_test): ", built, re.M)
        if not names:
            sys.exit(f"{self.name}: no tests")
        tests = [(name, []) for name in sorted(names)]
        for target in FUZZ[self.name]:
            tests.append((f"tests/fuzz/fuzz_{target}",
                          [f"{ROOT}/tests/fuzz/seeds/{target}"]))
        tests.append(("tests/fulltime/memory_test", []))
        tests.append(("fulltime", ["test", "--rules", f"{ROOT}/rules",
                                   "--corpus", f"{ROOT}/corpus"]))
        run(["ninja", "-C", self.build, *[name for name, _ in tests]], check=True)
        return [Test(self.build, name, arguments) for name, arguments in tests]

    def tests_for(self, path):
        """Those that most likely notice first."""
        module = os.path.basename(path)[:-2]
        return sorted(self.tests,
                      key=lambda test: (test.name == "memory_test",  # the slowest
                                        test.name == "fulltime",
                                        module not in test.name))

    def object_of(self, path):
        words = self.compile[path]
        return words[words.index("-o") + 1]

    def compiled(self, path, source, folder, watched=True):
        """The object that the compiler makes of it, or None; if not `watched`
        one that only says what the code does."""
        changed = os.path.join(folder, os.path.basename(path))
        out = changed + ".o"
        with open(changed, "w", encoding="utf-8") as file:
            file.write(source)
        words = list(self.compile[path])
        words[words.index("-o") + 1] = out
        words[-1] = changed
        # the same name in every folder, so that equal code is equal bytes
        words += ["-w", f"-ffile-prefix-map={folder}=."]
        if not watched:
            words += ["-O2", "-fno-sanitize=all"]
        return out if run(words, cwd=self.build).returncode == 0 else None


def bytes_of(path):
    with open(path, "rb") as file:
        return file.read()


class Trial:
    def __init__(self, stage, work):
        self.stage, self.work = stage, work
        self.originals = {}

    def original(self, path, source):
        if path not in self.originals:
            folder = os.path.join(self.work, "whole", os.path.basename(path))
            os.makedirs(folder, exist_ok=True)
            self.originals[path] = bytes_of(
                self.stage.compiled(path, source, folder, watched=False))
        return self.originals[path]

    def measure(self):
        """How long each test takes as things are; each has to pass."""
        import time
        folder = os.path.join(self.work, "whole")
        os.makedirs(folder, exist_ok=True)
        for test in self.stage.tests:
            begin = time.monotonic()
            how = test.notices(self.stage.build, "", "", folder)
            if how:
                sys.exit(f"{test.name} {how} without any slip")
            test.seconds = time.monotonic() - begin

    def attempt(self, number, slip, source):
        """'none' (refused or the same), or who noticed, or 'survived'."""
        folder = os.path.join(self.work, str(number))
        os.makedirs(folder, exist_ok=True)
        try:
            changed = source[:slip.start] + slip.text + source[slip.end:]
            out = self.stage.compiled(slip.path, changed, folder, watched=False)
            if not out or bytes_of(out) == self.original(slip.path, source):
                return "none"
            out = self.stage.compiled(slip.path, changed, folder)
            for test in self.stage.tests_for(slip.path):
                how = test.notices(self.stage.build,
                                   self.stage.object_of(slip.path), out, folder)
                if how:
                    return f"{test.name} {how}"
            return "survived"
        finally:
            shutil.rmtree(folder)


def choose(stage, seed, only):
    """All slips of the stage, in an order that the seed makes."""
    sources, slips = {}, []
    for path in sorted(stage.compile):
        sources[path], found = slips_of(path)
        if not only or os.path.basename(path) == only:
            slips += found
    random.Random(f"{seed} {stage.name}").shuffle(slips)
    return sources, slips


def report(name, results):
    files = {}
    for slip, outcome in results:
        killed, whole = files.get(slip.path, (0, 0))
        files[slip.path] = (killed + (outcome != "survived"), whole + 1)
    for slip, outcome in results:
        if outcome == "survived":
            print(f"nobody minds {slip}")
    killed = sum(k for k, _ in files.values())
    whole = sum(w for _, w in files.values())
    for path, (k, w) in sorted(files.items()):
        print(f"    {path:<36}{k:>5} of{w:>5}{100 * k / w:>7.1f} %")
    print(f"{name}: {killed} of {whole} slips noticed, "
          f"{100 * killed / max(whole, 1):.1f} %", flush=True)
    return killed, whole


def try_stage(stage, options, work):
    sources, slips = choose(stage, options.seed, options.only)
    table = equivalents()
    trial = Trial(stage, work)
    trial.measure()
    results = []
    same = 0
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        at = 0
        while len(results) < options.count and at < len(slips):
            batch = slips[at:at + options.count - len(results)]
            at += len(batch)
            batch = [slip for slip in batch if not is_equivalent(slip, table)]
            outcomes = pool.map(
                lambda pair: trial.attempt(pair[0], pair[1], sources[pair[1].path]),
                enumerate(batch))
            for slip, outcome in zip(batch, outcomes):
                if options.verbose and outcome != "none":
                    print(f"{slip}\n    {outcome}", flush=True)
                same += outcome == "none"
                if outcome != "none":
                    results.append((slip, outcome))
    return report(stage.name, results)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("stages", nargs="*", default=STAGES, metavar="STAGE")
    parser.add_argument("--count", type=int, default=150)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", metavar="FILE")
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    parser.add_argument("--build", default=os.path.join(ROOT, "build", "mutation"))
    parser.add_argument("--floor", type=float, default=85)
    parser.add_argument("--plain", action="store_true")
    parser.add_argument("--list", action="store_true")
    parser.add_argument("--verbose", action="store_true")
    options = parser.parse_args()
    build = os.path.abspath(options.build)
    subprocess.run(["cmake", "-G", "Ninja", "-S", ROOT, "-B", build,
                    "-DCMAKE_BUILD_TYPE=Release", "-DFULLTIME_TESTS=ON",
                    "-DCMAKE_C_FLAGS_RELEASE=-O1 "
                    + ("" if options.plain else SANITIZERS),
                    "-DCMAKE_EXPORT_COMPILE_COMMANDS=ON"],
                   check=True, stdout=subprocess.DEVNULL)
    good = True
    for name in options.stages:
        stage = Stage(name, build)
        if options.list:
            for slip in choose(stage, options.seed, options.only)[1][:options.count]:
                print(slip)
            continue
        work = os.path.join(build, "slips", name)
        shutil.rmtree(work, ignore_errors=True)
        killed, whole = try_stage(stage, options, work)
        good = good and 100 * killed >= options.floor * whole
    sys.exit(0 if good else 1)


if __name__ == "__main__":
    main()
