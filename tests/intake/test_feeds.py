"""Feeds on disk."""

from onrecord.intake.feeds import read_feed
from onrecord.intake.fields import Fields

RSS = b"""<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Harbour Post</title>
<item><title>Coal reaches Tegel</title><link>https://post.example/1</link><dc:creator>A. Writer</dc:creator>
<pubDate>Sat, 06 Mar 2021 07:40:00 +0000</pubDate><description>In short.</description>
<content:encoded><![CDATA[<p>Sacks of coal <b>reached</b> Tegel.</p><p>More will follow.</p>]]></content:encoded></item>
<item><title>Second</title><description>Plain words.</description></item></channel></rss>"""
ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Harbour Post</title><entry><title>Coal</title>
<link href="https://post.example/1"/><published>2021-03-06T23:40:00-08:00</published>
<author><name>A. Writer</name></author>
<content type="html">&lt;p&gt;Sacks of coal.&lt;/p&gt;</content></entry></feed>"""
BOMB = b"""<?xml version="1.0"?><!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/hostname">]>
<rss><channel><item><description>A &x; B</description></item></channel></rss>"""


def entries(data: bytes) -> list[Fields]:
    return [row[0] for row in read_feed(data, "feed.xml", "feed.xml") if isinstance(row, tuple)]


def test_rss_items_are_reports() -> None:
    first, second = entries(RSS)
    assert first.text == "Sacks of coal reached Tegel.\n\nMore will follow."
    assert (first.title, first.outlet, first.url) == ("Coal reaches Tegel", "Harbour Post", "https://post.example/1")
    assert (first.authors, first.days[0].start) == (("A. Writer",), "2021-03-06")
    assert second.text == "Plain words."


def test_atom_entries_are_reports() -> None:
    (entry,) = entries(ATOM)
    assert (entry.text, entry.url, entry.authors) == ("Sacks of coal.", "https://post.example/1", ("A. Writer",))
    assert entry.days[0].start == "2021-03-06"


def test_a_feed_reads_no_file_of_ours() -> None:
    (entry,) = entries(BOMB)
    assert entry.text.split() in (["A", "B"], ["A", "&x;", "B"])
