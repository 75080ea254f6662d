"""In: {page: path of its markup} as JSON. Out: {page: text of its article}."""
import json
import logging
import sys

import lxml.html
from readability import Document

BLOCKS = ("p", "div", "li", "tr", "br", "h1", "h2", "h3", "h4", "h5", "h6",
          "blockquote", "pre", "section", "article", "ul", "ol", "table")


def text_of(markup):
    """Words of two blocks stand apart."""
    tree = lxml.html.fromstring(markup)
    for node in tree.iter(*BLOCKS):
        node.tail = "\n" + (node.tail or "")
        node.text = "\n" + (node.text or "")
    return tree.text_content()


def article(path):
    with open(path, encoding="utf-8", errors="replace") as f:
        markup = f.read()
    try:
        return text_of(Document(markup).summary(html_partial=True))
    except Exception as error:  # whatever it is, the page has no text then
        print(f"{path}: {error}", file=sys.stderr)
        return ""


logging.disable(logging.CRITICAL)
json.dump({page: article(path) for page, path in json.load(sys.stdin).items()},
          sys.stdout)
