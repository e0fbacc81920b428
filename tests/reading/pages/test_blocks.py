"""Blocks: where text breaks, what is left out, and what their tags hint at."""

from hypothesis import given
from hypothesis import strategies as st

from watchword.reading.pages.blocks import blocks_of


def _texts(html: str) -> list[tuple[str, str]]:
    found = blocks_of(html).blocks
    told = [("".join(p.text for p in b.parts).strip(), b.hint) for b in found]
    return [(text, hint) for text, hint in told if text]


def test_inline_tags_hold_a_block_together_and_breaks_end_it() -> None:
    assert _texts("<p>One <b>bank</b> of <a href=x>two</a><br>and more</p><p>Next</p>") == [
        ("One bank of two", ""),
        ("and more", ""),
        ("Next", ""),
    ]


def test_what_nobody_sees_is_left_out_and_menus_are_kept() -> None:
    html = "<nav><li>Acme Bank</li></nav><script>Hidden Bank</script><style>x</style><p>Story</p>"
    assert _texts(html) == [("Acme Bank", "promo"), ("Story", "")]


def test_a_class_hints_for_all_that_it_holds_until_its_end() -> None:
    html = '<div class="related-box"><p>Other</p></div><p>Story</p><figcaption>A quay</figcaption>'
    html += '<img alt="A crane">'
    told = [("Other", "promo"), ("Story", ""), ("A quay", "caption"), ("A crane", "caption")]
    assert _texts(html) == told


@given(st.lists(st.sampled_from(["<p>", "</p>", "<b>", "</div>", "<script>", "</script>", "<br>", "a "])))
def test_unbalanced_tags_lose_no_block_after_them(parts: list[str]) -> None:
    html = "".join(parts) + "</script><p>Last words</p>"
    assert _texts(html)[-1][0].endswith("Last words")
