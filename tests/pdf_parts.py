"""Writes small PDF files by hand, with a text layer or without."""

from __future__ import annotations

from collections.abc import Sequence

_MARKS = {"(": r"\(", ")": r"\)", "\\": r"\\"}


def pdf(pages: Sequence[Sequence[str]]) -> bytes:
    """A PDF with these lines on its pages; leading spaces move a line in."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"",  # the pages, filled in below
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    kids = []
    for lines in pages:
        content = _content(lines)
        kids.append(f"{len(objects) + 1} 0 R")
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R"
            b" /Resources << /Font << /F1 3 0 R >> >> >>" % (len(objects) + 2)
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>".encode()
    return _file(objects)


def _content(lines: Sequence[str]) -> bytes:
    drawn = []
    for number, line in enumerate(lines):
        inset = len(line) - len(line.lstrip())
        text = "".join(_MARKS.get(char, char) for char in line.strip())
        place = f"1 0 0 1 {50 + 5 * inset} {800 - 14 * number} Tm"
        drawn.append(f"BT /F1 10 Tf {place} ({text}) Tj ET" if text else "")
    return "\n".join(drawn).encode("cp1252")


def _file(objects: Sequence[bytes]) -> bytes:
    content = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    head = b"xref\n0 %d\n0000000000 65535 f \n" % size
    tail = b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, len(content))
    return content + head + table + tail
