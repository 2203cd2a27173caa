"""Makes files: honest ones (xlsx, ods, csv) and hostile ones, byte by byte where no library would."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from pathlib import Path
from xml.sax.saxutils import escape

import xlsxwriter

from kriya.makers.imports.sheets.model import Cell
from kriya.makers.imports.tests.sheets_old_files import write_xls

TYPES = """<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels"
ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override
PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>"""
RELS = """<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1"
Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" Target="{target}"/></Relationships>"""
BOOK = """<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"
xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Data" sheetId="1" r:id="rId1"/></sheets></workbook>"""
ODS = "application/vnd.oasis.opendocument.spreadsheet"


def write_xlsx(path: Path, *sheets: Sequence[Sequence[Cell]], merges: Sequence[str] = ()) -> Path:
    """Write rows as an office program would, one sheet for each."""
    with xlsxwriter.Workbook(str(path), {"strings_to_formulas": False, "default_date_format": "dd/mm/yyyy"}) as book:
        for rows in sheets:
            sheet = book.add_worksheet()
            for row, cells in enumerate(rows):
                for column, value in enumerate(cells):
                    if value != "":
                        sheet.write(row, column, value)
            for merge in merges:
                sheet.merge_range(merge, "")
    return path


def write_raw_xlsx(path: Path, sheet_data: str, *, before: str = "", doctype: str = "", parts: int = 0) -> Path:
    """Write one sheet from XML as given, without looking at it."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        archive.writestr("_rels/.rels", RELS.format(kind="officeDocument", target="xl/workbook.xml"))
        archive.writestr("xl/workbook.xml", BOOK)
        archive.writestr("xl/_rels/workbook.xml.rels", RELS.format(kind="worksheet", target="worksheets/sheet1.xml"))
        archive.writestr(
            "xl/worksheets/sheet1.xml",
            f'<?xml version="1.0"?>{doctype}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
            f"{before}<sheetData>{sheet_data}</sheetData></worksheet>",
        )
        for number in range(parts):
            archive.writestr(f"xl/media/{number}.xml", "<a/>")
    return path


def cell_xml(place: str, value: str) -> str:
    return f'<c r="{place}" t="inlineStr"><is><t>{escape(value)}</t></is></c>'


def write_ods(
    path: Path, rows: Sequence[Sequence[str]], *, encrypted: bool = False, before: str = "", after: str = ""
) -> Path:
    """Write an OpenDocument sheet by hand; before and after are XML around the rows."""
    lines = "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell office:value-type="string"><text:p>{escape(value)}</text:p></table:table-cell>'
            for value in row
        )
        + "</table:table-row>"
        for row in rows
    )
    content = (
        '<?xml version="1.0"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
        ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
        f' office:version="1.3"><office:body><office:spreadsheet><table:table table:name="Data">{before}{lines}{after}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    secret = '<manifest:encryption-data manifest:checksum="x"/>' if encrypted else ""
    manifest = (
        '<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{ODS}"/><manifest:file-entry'
        f' manifest:full-path="content.xml" manifest:media-type="text/xml">{secret}</manifest:file-entry></manifest:manifest>'
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", ODS, zipfile.ZIP_STORED)
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", manifest)
    return path


def zip_bomb(path: Path) -> Path:
    """A sheet of 200 MB of empty rows in a few hundred kB."""
    return write_raw_xlsx(path, '<row r="1"><c r="A1"><v>1</v></c></row>' + "<row/>" * 33_000_000)


def quiet_zip_bomb(path: Path) -> Path:
    """60 MB, but a hundredfold packed."""
    return write_raw_xlsx(path, '<row r="1"><c r="A1"><v>1</v></c></row>' + "<row/>" * 10_000_000)


def lying_zip_bomb(path: Path) -> Path:
    """A bomb whose table of contents says that it unpacks to 1 kB."""
    write_raw_xlsx(path, '<row r="1"><c r="A1"><v>1</v></c></row>' + "<row/>" * 10_000_000)
    data = bytearray(path.read_bytes())
    at = data.rindex(b"PK\x01\x02")
    data[at + 24 : at + 28] = (1024).to_bytes(4, "little")
    path.write_bytes(data)
    return path


def overlapping_zip(path: Path) -> Path:
    """Many names in the table of contents for one packed part."""
    write_raw_xlsx(path, "<row/>" * 3_000_000)
    data = path.read_bytes()
    at = data.rindex(b"PK\x01\x02")
    end = data.rindex(b"PK\x05\x06")
    entry = data[at:end]
    first = int.from_bytes(data[end + 16 : end + 20], "little")
    copies = b"".join(entry.replace(b"sheet1.xml", f"sheet{n}.xml".encode()) for n in range(2, 10))
    directory = data[first:end] + copies
    count = int.from_bytes(data[end + 8 : end + 10], "little") + 8
    tail = (
        data[end : end + 8] + count.to_bytes(2, "little") * 2 + len(directory).to_bytes(4, "little") + data[end + 16 :]
    )
    path.write_bytes(data[:first] + directory + tail)
    return path


def billion_laughs(path: Path) -> Path:
    entities = "".join(f'<!ENTITY lol{n} "{f"&lol{n - 1};" * 10}">' for n in range(1, 10))
    return write_raw_xlsx(
        path,
        '<row r="1"><c r="A1" t="str"><v>&lol9;</v></c></row>',
        doctype=f'<!DOCTYPE lolz [<!ENTITY lol0 "lol">{entities}]>',
    )


def million_columns(path: Path) -> Path:
    return write_raw_xlsx(path, f'<row r="1">{"<c><v>1</v></c>" * 1_000_000}</row>')


def million_columns_declared(path: Path) -> Path:
    return write_raw_xlsx(path, '<row r="1"><c r="A1"><v>1</v></c></row>', before='<dimension ref="A1:BDWGN40"/>')


def far_off_cell(path: Path) -> Path:
    return write_raw_xlsx(
        path, '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    )


def beyond_the_last_column(path: Path) -> Path:
    return write_raw_xlsx(path, '<row r="1"><c r="A1"><v>1</v></c><c r="ZZZZZZ1"><v>1</v></c></row>')


def million_columns_csv(path: Path) -> Path:
    path.write_text(";".join("x" for _ in range(1_000_000)) + "\n" + "1;2;3\n", encoding="utf-8")
    return path


def thousand_members(path: Path) -> Path:
    return write_raw_xlsx(path, '<row r="1"><c r="A1"><v>1</v></c></row>', parts=3_000)


def encrypted_xlsx(path: Path) -> Path:
    """What Excel makes of a workbook with a password: an old container around an encrypted package."""
    name = "EncryptedPackage".encode("utf-16-le")
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 1016 + name + b"\0" * 2048)
    return path


def encrypted_xls(path: Path) -> Path:
    """An old workbook with a password: the record that says so comes right after the first one."""
    data = bytearray(write_xls(path, [["a"]]).read_bytes())
    at = data.index(b"\x42\x00\x02\x00")
    data[at : at + 2] = b"\x2f\x00"
    path.write_bytes(data)
    return path


def old_text_document(path: Path) -> Path:
    path.write_bytes(
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 1016 + "WordDocument".encode("utf-16-le") + b"\0" * 2048
    )
    return path


def broken_old_workbook(path: Path) -> Path:
    path.write_bytes(
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\xff" * 1016 + "Workbook".encode("utf-16-le") + b"\xff" * 2048
    )
    return path


def text_document(path: Path) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", "<w:document/>")
    return path


def picture(path: Path) -> Path:
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40)
    return path


def half_a_workbook(path: Path) -> Path:
    whole = write_raw_xlsx(path, '<row r="1"><c r="A1"><v>1</v></c></row>').read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    return path


def broken_xml(path: Path) -> Path:
    return write_raw_xlsx(path, '<row r="1"><c r="A1"><v>1</c></row')


def empty_file(path: Path) -> Path:
    path.write_bytes(b"")
    return path


def too_big(path: Path) -> Path:
    with path.open("wb") as file:
        file.truncate(31 * 1024 * 1024)
    return path


def laughing_page(path: Path) -> Path:
    path.write_text(
        '<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol">]><table><tr><td>&lol;</td></tr></table>',
        encoding="utf-8",
    )
    return path


def page_without_a_table(path: Path) -> Path:
    path.write_text("<html><body><p>Halo</p></body></html>", encoding="utf-8")
    return path


def million_columns_page(path: Path) -> Path:
    path.write_text("<table><tr><td colspan=1000000>x</td></tr></table>", encoding="utf-8")
    return path


def repeating_ods(path: Path) -> Path:
    """One cell that says it fills a million rows of 16,384 columns."""
    cell = '<table:table-cell table:number-columns-repeated="16384" office:value-type="string"><text:p>x</text:p></table:table-cell>'
    return write_ods(
        path, [["a"]], after=f'<table:table-row table:number-rows-repeated="1048575">{cell}</table:table-row>'
    )


def million_columns_ods(path: Path) -> Path:
    cell = '<table:table-cell table:number-columns-repeated="1000000" office:value-type="string"><text:p>x</text:p></table:table-cell>'
    return write_ods(path, [["a"]], after=f"<table:table-row>{cell}</table:table-row>")
