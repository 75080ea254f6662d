"""readability-lxml, as peer.py describes."""
import lxml.html
from readability import Document

import peer

BLOCKS = ("p", "div", "li", "tr", "br", "h1", "h2", "h3", "h4", "h5", "h6",
          "blockquote", "pre", "section", "article", "ul", "ol", "table")


def text_of(markup):
    """Words of two blocks stand apart."""
    tree = lxml.html.fromstring(markup)
    for node in tree.iter(*BLOCKS):
        node.tail = "\n" + (node.tail or "")
        node.text = "\n" + (node.text or "")
    return tree.text_content()


peer.main(lambda markup: Document(markup).summary(html_partial=True), text_of)
