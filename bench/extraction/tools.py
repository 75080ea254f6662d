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


def run(pages):
    paths = {page: os.path.abspath(path) for page, path in pages.paths.items()}
    for name, command in (("readability.js", readability_js()),
                          ("readability-lxml", readability_lxml())):
        if command:
            out = subprocess.run(command, check=True, stdout=subprocess.PIPE,
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


def readability_lxml():
    """Debian's package is there for Debian's Python only."""
    for python in (sys.executable, "/usr/bin/python3"):
        found = subprocess.run([python, "-c", "import readability"],
                               stderr=subprocess.DEVNULL)
        if found.returncode == 0:
            return [python, HERE + "/readability_lxml.py"]
    return None
