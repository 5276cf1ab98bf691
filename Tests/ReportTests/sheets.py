"""Tells as JSON what a second library (openpyxl) finds in a workbook."""
import datetime
import json
import sys

import openpyxl


def value(cell):
    content = cell.value
    if isinstance(content, datetime.datetime):
        return "date " + content.strftime("%Y-%m-%d" if "h" not in cell.number_format else "%Y-%m-%d %H:%M")
    return content


def sheet(found):
    setup = found.page_setup
    rows = list(found.iter_rows())
    return {
        "name": found.title,
        "frozen": found.freeze_panes,
        "filter": found.auto_filter.ref,
        "repeated": found.print_title_rows,
        "orientation": setup.orientation,
        "paper": setup.paperSize,
        # What is not said is 1.
        "fit": [1 if pages is None else pages for pages in (setup.fitToWidth, setup.fitToHeight)] if found.sheet_properties.pageSetUpPr.fitToPage else None,
        "footer": found.oddFooter.center.text,
        "merged": sorted(str(area) for area in found.merged_cells.ranges),
        "widths": [round(found.column_dimensions[openpyxl.utils.get_column_letter(column)].width, 1)
                   for column in range(1, found.max_column + 1)],
        "rows": [[value(cell) for cell in row] for row in rows],
        "formulas": sum(cell.data_type == "f" for row in rows for cell in row),
        # Rows whose cells are all red.
        "red": [number for number, row in enumerate(rows) if row and all(
            cell.font.color is not None and cell.font.color.rgb == "FFFF0000" for cell in row)],
        "fonts": sorted({cell.font.name for row in rows for cell in row if cell.value is not None}),
    }


book = openpyxl.load_workbook(sys.argv[1])
print(json.dumps({"title": book.properties.title, "sheets": [sheet(found) for found in book]}, ensure_ascii=False))
