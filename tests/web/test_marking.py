from hypothesis import given
from hypothesis import strategies as st

from onrecord.web.marking import Mark, cut

TEXT = st.text(max_size=40)
MARKS = st.lists(st.tuples(st.integers(0, 45), st.integers(0, 45)), max_size=12)


@given(TEXT, MARKS)
def test_pieces_put_together_are_the_text(text: str, spans: list[tuple[int, int]]) -> None:
    marks = [Mark(min(s), max(s), "claims", "trigger", str(n)) for n, s in enumerate(spans)]
    assert "".join(piece.text for piece in cut(text, marks)) == text


@given(TEXT, MARKS)
def test_each_character_is_under_exactly_the_marks_that_cover_it(text: str, spans: list[tuple[int, int]]) -> None:
    marks = [Mark(min(s), max(s), "claims", "trigger", str(n)) for n, s in enumerate(spans)]
    at = 0
    for piece in cut(text, marks):
        for position in range(at, at + len(piece.text)):
            covering = {m.record for m in marks if m.start <= position < m.end}
            assert {m.record for m in piece.marks} == covering
        at += len(piece.text)


def test_the_innermost_mark_comes_first() -> None:
    outer, inner = Mark(0, 10, "statements", "content", "st"), Mark(2, 4, "claims", "trigger", "cl")
    pieces = cut("abcdefghij", [outer, inner])
    assert [piece.text for piece in pieces] == ["ab", "cd", "efghij"]
    assert [m.record for m in pieces[1].marks] == ["cl", "st"]
