"""Evidence viewer: the text of one document with every value marked where it was read, as one page that needs nothing else.

The page works from a file: address. It asks for nothing from anywhere, and its content security policy lets nothing but its own
script and style run, whatever the minutes hold.
"""

from __future__ import annotations

from graph_loader.export.viewer.index import Listed, write_index
from graph_loader.export.viewer.page import Page, write_page
from graph_loader.export.viewer.wording import LANGUAGES

__all__ = ["LANGUAGES", "Listed", "Page", "write_index", "write_page"]
