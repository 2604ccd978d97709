"""OFD (GB/T 33190-2016) written part by part."""

from __future__ import annotations

import io
import zipfile
from xml.sax.saxutils import escape

NAMESPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'
_SIZE = 5.6
_ENTRY = f"""<?xml version="1.0" encoding="UTF-8"?>
<ofd:OFD {NAMESPACE} Version="1.0" DocType="OFD">{{bodies}}</ofd:OFD>"""
_BODY = (
    "<ofd:DocBody><ofd:DocInfo><ofd:DocID>0</ofd:DocID></ofd:DocInfo><ofd:DocRoot>{root}</ofd:DocRoot></ofd:DocBody>"
)


def render_ofd(lines: list[str], *, page_lines: int = 24, documents: int = 1) -> bytes:
    """Lines as printed with page numbers at the foot; in the file they stand from bottom to top. documents: spread over several."""
    pages = [
        [*((30.0, 30 + 10.0 * n, line) for n, line in enumerate(lines[begin : begin + page_lines]))][::-1]
        for begin in range(0, len(lines), page_lines)
    ]
    rendered = [
        page_content([text_object(x, y, line) for x, y, line in (*page, (95.0, 285.0, f"— {n} —"))])
        for n, page in enumerate(pages, 1)
    ]
    share = -(-len(rendered) // documents)
    return archive([rendered[n : n + share] for n in range(0, len(rendered), share)])


def archive(documents: list[list[str]], extra: dict[str, str] | None = None, common: str = "") -> bytes:
    """A file with documents of pages; extra: further parts by path; common: XML inside of CommonData."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file:
        bodies = "".join(_BODY.format(root=f"Doc_{n}/Document.xml") for n in range(len(documents)))
        file.writestr("OFD.xml", _ENTRY.format(bodies=bodies))
        for n, pages in enumerate(documents):
            # Locations are relative to the part, or begin at the root of the file: both are usual.
            listed = "".join(
                f'<ofd:Page ID="{k + 10}" BaseLoc="{f"/Doc_{n}/" if k % 2 else ""}Pages/Page_{k}/Content.xml"/>'
                for k in range(len(pages))
            )
            file.writestr(
                f"Doc_{n}/Document.xml",
                f"<ofd:Document {NAMESPACE}><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea>"
                f"{common}</ofd:CommonData><ofd:Pages>{listed}</ofd:Pages></ofd:Document>",
            )
            for k, page in enumerate(pages):
                file.writestr(f"Doc_{n}/Pages/Page_{k}/Content.xml", page)
        for path, part in (extra or {}).items():
            file.writestr(path, part)
    return stream.getvalue()


def page_content(objects: list[str], before: str = "") -> str:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><ofd:Page {NAMESPACE}>{before}<ofd:Content><ofd:Layer ID="2" Type="Body">'
        f"{''.join(objects)}</ofd:Layer></ofd:Content></ofd:Page>"
    )


def text_object(x: float, y: float, text: str, *, size: float = _SIZE, matrix: str = "") -> str:
    """A line of text with its top left corner at x, y (mm). Steps of the same length are written with g, as writers do."""
    steps = [size if ord(one) > 0x2000 else size / 2 for one in text][:-1]
    written: list[str] = []
    position = 0
    while position < len(steps):
        run = 1
        while position + run < len(steps) and steps[position + run] == steps[position]:
            run += 1
        written.append(f"g {run} {steps[position]}" if run > 2 else " ".join([str(steps[position])] * run))
        position += run
    transform = f' CTM="{matrix}"' if matrix else ""
    delta = f' DeltaX="{" ".join(written)}"' if written else ""
    return (
        f'<ofd:TextObject ID="9" Boundary="{x} {y} 170 8" Font="3" Size="{size}"{transform}>'
        f'<ofd:TextCode X="0" Y="{size}"{delta}>{escape(text)}</ofd:TextCode></ofd:TextObject>'
    )
