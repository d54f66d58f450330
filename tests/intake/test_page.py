"""Pages: the article, and what the page says of it."""

from onrecord.intake.fields import Options, report_of
from onrecord.intake.page import read_page
from onrecord.records import Report

BODY = """<body><nav>Home News Sport</nav><article><h1>Coal reaches Tegel</h1>
<p>The first sacks of coal reached Tegel on Friday, the town's officials said, and more would follow.</p>
<p>Crews unloaded them by hand through the night while the field's one crane stood idle for want of parts.</p>
</article><footer>All rights reserved</footer></body>"""


def page(head: str = "", body: str = BODY) -> Report:
    fields = read_page(f'<html lang="en"><head>{head}</head>{body}</html>'.encode(), "a.html")
    assert fields is not None
    return report_of(fields, Options())


def test_the_article_is_taken_and_the_rest_left() -> None:
    text = page().text
    assert "sacks of coal" in text and "crane stood idle" in text
    assert "Sport" not in text and "rights reserved" not in text
    assert "\n\n" in text, "paragraphs stand apart"


def test_linked_data_comes_before_the_named_values_and_what_differs_is_kept() -> None:
    linked = """<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [
      {"@type": "WebSite", "name": "Not this"},
      {"@type": ["NewsArticle"], "datePublished": "2021-03-05T23:40:00-08:00", "author": [{"name": "A. Writer"}],
       "publisher": {"@type": "Organization", "name": "The Harbour Post"}}]}</script>"""
    named = '<meta property="article:published_time" content="2021-03-06T07:40:00Z"><meta name="author" content="X">'
    report = page(linked + named)
    assert report.published.start == "2021-03-05", "the day on the outlet's own clocks"
    assert report.published.basis == "metadata"
    assert [other.start for other in report.published.others] == ["2021-03-06"]
    assert report.outlet == "The Harbour Post"
    assert report.authors == ("A. Writer",)


def test_named_values_serve_where_no_data_is_linked() -> None:
    report = page(
        '<title>Coal reaches Tegel</title><meta property="og:site_name" content="Harbour Post">'
        '<meta name="date" content="2021-03-06"><script type="application/ld+json">{not json</script>'
    )
    assert (report.published.start, report.outlet, report.title) == ("2021-03-06", "Harbour Post", "Coal reaches Tegel")


def test_a_page_without_an_article_is_none() -> None:
    for body in ("", "<body></body>", "<body><nav>Home</nav></body>"):
        assert read_page(f"<html>{body}</html>".encode(), None) is None
    assert read_page(b"<!-- -->", None) is None


def test_the_same_page_gives_the_same_report() -> None:
    assert page("<title>T</title>") == page("<title>T</title>")
