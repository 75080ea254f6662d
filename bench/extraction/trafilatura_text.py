"""trafilatura, as peer.py describes."""
import trafilatura

import peer

peer.main(trafilatura.extract, lambda text: text or "")
