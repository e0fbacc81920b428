"""Small spreadsheets for tests, written by others' code or by hand, not by the project's."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from xml.sax.saxutils import escape

import openpyxl

NS = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
)


def xlsx(rows: Sequence[Sequence[object]]) -> bytes:
    """An .xlsx file of one sheet."""
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(list(row))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def ods_content(rows: Sequence[Sequence[str]]) -> str:
    """content.xml as the FCDO's: every row ends in thousands of repeated blanks."""
    lines = []
    for row in rows:
        cells = "".join(
            f'<table:table-cell office:value-type="string"><text:p>{escape(c)}</text:p></table:table-cell>'
            if c
            else "<table:table-cell/>"
            for c in row
        )
        blank = '<table:table-cell table:number-columns-repeated="16376"/>'
        lines.append(f"<table:table-row>{cells}{blank}</table:table-row>")
    lines.append(
        '<table:table-row table:number-rows-repeated="1043268">'
        '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {NS}><office:body>'
        f'<office:spreadsheet><table:table table:name="UK_Sanction_List">{"".join(lines)}'
        "</table:table></office:spreadsheet></office:body></office:document-content>"
    )


def ods(rows: Sequence[Sequence[str]], content: str | None = None) -> bytes:
    """An .ods file of one sheet."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        packed.writestr("content.xml", content or ods_content(rows))
    return out.getvalue()
