"""CSV: columns by name, whatever stands between them."""

import io

import pytest

from onrecord.errors import IntakeError
from onrecord.intake.fields import Fields
from onrecord.intake.tables import read_csv, read_json


def rows(data: bytes, *, tabs: bool = False) -> list[Fields]:
    return [
        row[0] for row in read_csv(io.BytesIO(data), "t.csv", "t.csv", 1_000_000, tabs=tabs) if isinstance(row, tuple)
    ]


def test_known_columns_are_fields_and_the_others_are_kept() -> None:
    (row,) = rows(b'id,text,outlet,Page\n7,"Two, ""planes"" and\na line more.",The Courier,3\n')
    assert (row.id, row.outlet) == ("7", "The Courier")
    assert row.text == 'Two, "planes" and\na line more.'
    assert row.extra == {"Page": "3"}


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_the_mark_between_columns_is_found(mark: str) -> None:
    data = f"id{mark}text\n1{mark}One word, and another.\n".replace("One word, and", "One word and")
    assert [row.text for row in rows(data.encode())] == ["One word and another."]


def test_another_encoding_is_read_and_said() -> None:
    text = "Die Züge nach Köln führen über Düsseldorf, sagte der Präsident. " * 5
    (row,) = rows(f'text\n"{text}"\n'.encode("cp1252"))
    assert row.text == text
    assert "decoded from" in row.notes[0]


def test_a_byte_order_mark_is_no_part_of_a_name() -> None:
    assert [row.text for row in rows("\ufefftext\nOne.\n".encode())] == ["One."]


def test_a_row_too_short_has_no_text_and_costs_that_row() -> None:
    found = list(read_csv(io.BytesIO(b"id,text\n1\n2,Two.\n"), "t.csv", None, 1_000_000, tabs=False))
    assert isinstance(found[0], IntakeError) and found[0].code == "I012"
    assert isinstance(found[1], tuple) and found[1][0].text == "Two."


def test_a_cell_too_large_is_told() -> None:
    found = list(read_csv(io.BytesIO(b"text\n" + b"x" * 5000), "t.csv", None, 1000, tabs=False))
    assert [each.code for each in found if isinstance(each, IntakeError)] == ["I012"]


def test_json_may_be_one_report_a_list_or_lines() -> None:
    for data in (b'{"text": "One."}', b'[{"text": "One."}]', b'{"text": "One."}\n{"text": "Two."}\n'):
        found = [row[0].text for row in read_json(data, "a.json", None) if isinstance(row, tuple)]
        assert found[0] == "One."
