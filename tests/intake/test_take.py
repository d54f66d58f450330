"""Every bad input costs itself only, and is told in one clear line with its code."""

import gzip
import io
import json
import sys
from pathlib import Path

import pytest

from onrecord.errors import IntakeError
from onrecord.intake import Options, Source, Taken, find_sources, take_in
from onrecord.records import Report

PAGE = """<html lang="en"><head><title>Coal reaches Tegel</title></head><body><article><h1>Coal reaches Tegel</h1>
<p>The first sacks of coal reached Tegel on Friday, the town's officials said, and more would follow.</p>
<p>Crews unloaded them by hand through the night while the field's one crane stood idle for want of parts.</p>
</article></body></html>"""


def take(*given: Path | str, **options: object) -> list[Taken | IntakeError]:
    out: list[Taken | IntakeError] = []
    for source in find_sources(given):
        out += take_in(source, Options(**options)) if isinstance(source, Source) else [source]  # type: ignore[arg-type]
    return out


def reports(*given: Path | str) -> list[Report]:
    return [each.report for each in take(*given) if isinstance(each, Taken)]


def codes(*given: Path | str, **options: object) -> list[str]:
    return [each.code for each in take(*given, **options) if isinstance(each, IntakeError)]


def written(folder: Path, name: str, data: bytes | str) -> Path:
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("empty.txt", b"", "I002"),
        ("blank.txt", b" \n\n ", "I010"),
        ("only-head.txt", b"---\ntitle: No more than that\n---\n", "I010"),
        ("report.txt", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "I004"),
        ("photo.html", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "I004"),
        ("photo.jpg", b"\xff\xd8\xff\xe0\0\x10JFIF", "I004"),
        ("notes.txt", b"some\0binary\0data", "I004"),
        ("letter.docx", b"PK\x03\x04\x14\0", "I004"),
        ("table.xlsb", b"what this is, nobody can say", "I009"),
        ("empty-page.html", b"<html><head><title>Menu</title></head><body><nav>Home</nav></body></html>", "I005"),
        ("table.csv", b"id,body\n1,Words\n", "I006"),
        ("broken.jsonl", b'{"text": "Half of', "I007"),
        ("list.jsonl", b"[1, 2]\n", "I007"),
        ("number.jsonl", b'{"text": 7}\n', "I007"),
        ("none.jsonl", b'{"title": "No text"}\n', "I007"),
        ("blank.jsonl", b'{"text": "  "}\n', "I010"),
        ("cut.txt.gz", gzip.compress(b"Words that go on and on. " * 99, mtime=0)[:60], "I008"),
        ("settings.xml", b"<?xml version='1.0'?><settings><a/></settings>", "I009"),
    ],
)
def test_bad_input_is_told_by_its_code(tmp_path: Path, name: str, data: bytes, code: str) -> None:
    path = written(tmp_path, name, data)
    assert codes(path) == [code]
    assert not reports(path)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    assert codes(tmp_path / "nowhere.txt") == ["I001"]


def test_what_is_too_large_is_told_in_one_line_and_the_rest_is_read(tmp_path: Path) -> None:
    large = written(tmp_path, "large.txt", b"word " * 300_000)
    assert codes(large, max_size=1) == ["I003"]
    packed = written(tmp_path, "packed.txt.gz", gzip.compress(b"word " * 300_000, mtime=0))
    assert codes(packed, max_size=1) == ["I003"]
    lines = b'{"text": "' + b"word " * 300_000 + b'"}\n{"text": "A short one."}\n'
    taken = take(written(tmp_path, "lines.jsonl", lines), max_size=1)
    assert [each.code if isinstance(each, IntakeError) else each.report.text for each in taken] == [
        "I003",
        "A short one.",
    ]


def test_a_bad_line_costs_that_line(tmp_path: Path) -> None:
    path = written(tmp_path, "a.jsonl", '{"text": "First."}\nnot json\n\n{"text": "Third."}\n')
    assert [r.text for r in reports(path)] == ["First.", "Third."]
    (error,) = [each for each in take(path) if isinstance(each, IntakeError)]
    assert (error.code, error.details["line"]) == ("I007", 2)
    assert "line 2" in str(error)


def test_a_parser_that_stumbles_costs_its_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stumble(*_: object) -> None:
        raise KeyError("deep inside")

    monkeypatch.setattr("onrecord.intake.take.read_page", stumble)
    written(tmp_path, "a.html", PAGE)
    written(tmp_path, "b.txt", "Words of another file.")
    assert codes(tmp_path) == ["I008"]
    assert [r.text for r in reports(tmp_path)] == ["Words of another file."]


def test_a_gzipped_file_gives_what_the_file_gives(tmp_path: Path) -> None:
    for name, data in (("a.html", PAGE), ("a.txt", "Words."), ("a.jsonl", '{"text": "One."}'), ("a.csv", "text\nOne.")):
        plain = reports(written(tmp_path, name, data))
        packed = reports(written(tmp_path, name + ".gz", gzip.compress(data.encode(), mtime=0)))
        assert [r.text for r in packed] == [r.text for r in plain] != []


@pytest.mark.parametrize(
    ("data", "texts"),
    [
        (b'{"text": "One."}\n{"text": "Two."}\n', ["One.", "Two."]),
        (b"Plain words.\n", ["Plain words.\n"]),
        (gzip.compress(b"Plain words.\n", mtime=0), ["Plain words.\n"]),
        (b"---\ntitle: Named\n---\nWords below.", ["Words below."]),
    ],
)
def test_standard_input_is_looked_into(monkeypatch: pytest.MonkeyPatch, data: bytes, texts: list[str]) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    assert [r.text for r in reports("-")] == texts
    assert not sys.stdin.closed, "standard input is not ours to close"


def test_a_folder_is_read_sorted_and_without_what_is_hidden(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", ".hidden.txt", ".git/c.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        written(tmp_path, name, f"The words of {name}.")
    assert [r.path for r in reports(tmp_path)] == [f"{tmp_path.name}/a/z.txt", f"{tmp_path.name}/b.txt"]


def test_ids_do_not_depend_on_where_a_folder_stands(tmp_path: Path) -> None:
    for at in ("here", "there"):
        (tmp_path / at / "news").mkdir(parents=True)
        written(tmp_path / at / "news", "a.txt", "The same words.")
    (here,), (there,) = reports(tmp_path / "here" / "news"), reports(tmp_path / "there" / "news")
    assert here == there


def test_an_id_that_is_given_is_kept(tmp_path: Path) -> None:
    path = written(tmp_path, "a.jsonl", '{"id": "k-1", "text": "One."}\n{"id": 17, "text": "Two."}\n{"text": "Three."}')
    ids = [r.id for r in reports(path)]
    assert ids[:2] == ["k-1", "17"]
    assert ids[2].startswith("r-")


def test_the_bytes_of_a_report_are_given_with_it(tmp_path: Path) -> None:
    lines = [b'{"text": "One."}', b'{"text": "Two.", "id": "2"}']
    path = written(tmp_path, "a.jsonl", b"\r\n".join(lines))
    assert [each.original for each in take(path) if isinstance(each, Taken)] == lines
    page = written(tmp_path, "a.html", PAGE)
    assert [each.original for each in take(page) if isinstance(each, Taken)] == [PAGE.encode()]


def test_the_text_of_a_line_is_kept_to_the_letter(tmp_path: Path) -> None:
    text = "  “Tägliche” Züge\u2028\r\n\tend\x00ed \U0001f6e9 "
    (report,) = reports(written(tmp_path, "a.jsonl", json.dumps({"text": text})))
    assert report.text == text


def test_half_a_character_is_replaced_one_for_one(tmp_path: Path) -> None:
    (report,) = reports(written(tmp_path, "a.jsonl", r'{"text": "Clay \ud83d said so", "title": "A \udc00 title"}'))
    assert report.text == "Clay \ufffd said so"
    assert report.title == "A \ufffd title"
    assert "surrogate" in report.notes[0]


def test_a_day_given_with_the_build_serves_those_that_tell_none(tmp_path: Path) -> None:
    path = written(tmp_path, "a.jsonl", '{"text": "One.", "published": "1948-07-01"}\n{"text": "Two."}')
    days = [
        (each.report.published.start, each.report.published.basis)
        for each in take(path, published="1948-08-01")
        if isinstance(each, Taken)
    ]
    assert days == [("1948-07-01", "metadata"), ("1948-08-01", "argument")]


def test_a_report_in_another_language_is_kept_and_marked(tmp_path: Path) -> None:
    text = "Der Magistrat teilte am Montag mit, dass die Vorräte an Kohle und Mehl für vier Wochen reichen. " * 2
    (report,) = reports(written(tmp_path, "a.txt", text))
    assert (report.language, report.read, report.text) == ("de", False, text)
