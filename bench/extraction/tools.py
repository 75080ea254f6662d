"""Other extractors, the same pages; whoever is not there is left out.

Each is a program: {page: path} as JSON in, {page: text} as JSON out.
"""
import json
import os
import shutil
import subprocess
import sys

FOLDER = "build/bench/readability"
HERE = "bench/extraction"


def run(pages, *options):
    """Yields (name, {page: text}), or with "time" (name, {page: ms})."""
    paths = {page: os.path.abspath(path) for page, path in pages.paths.items()}
    for name, command in (("readability.js", readability_js()),
                          ("readability-lxml", python("readability",
                                                      "readability_lxml.py")),
                          ("trafilatura", python("trafilatura",
                                                 "trafilatura_text.py"))):
        if command:
            out = subprocess.run([*command, *options], check=True,
                                 stdout=subprocess.PIPE,
                                 input=json.dumps(paths).encode())
            yield name, json.loads(out.stdout)
        else:
            print(f"skipped: {name} is not there")


def readability_js():
    if not shutil.which("node") or not shutil.which("npm"):
        return None
    os.makedirs(FOLDER, exist_ok=True)
    for name in ("package.json", "readability.mjs"):
        shutil.copy(os.path.join(HERE, name), FOLDER)
    install = ["npm", "install", "--silent", "--ignore-scripts"]
    if (not os.path.exists(FOLDER + "/node_modules/@mozilla/readability") and
            subprocess.run(install, cwd=FOLDER).returncode != 0):
        return None
    return ["node", FOLDER + "/readability.mjs"]


def python(module, script):
    """Debian's packages are there for Debian's Python only."""
    for interpreter in (sys.executable, "/usr/bin/python3"):
        found = subprocess.run([interpreter, "-c", f"import {module}"],
                               stderr=subprocess.DEVNULL)
        if found.returncode == 0:
            return [interpreter, os.path.join(HERE, script)]
    return None
