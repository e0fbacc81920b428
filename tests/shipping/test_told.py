"""Origin and maker in the text of a line of goods."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watchword.places import place_of
from watchword.shipping.told import maker_in, origin_in


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Ball valves, made in U.S.A., 20 pcs", "us"), ("valves, US origin", "us"), ("origin: US", "us"),
        ("Pump Made in the USA", "us"), ("产地：美国", "us"), ("Сделано в США", "us"),
        ("hecho en EE.UU.", "us"),
        ("Country of origin United States of America", "us"), ("fabriqué aux États-Unis", "us"),
        ("US-origin chips", "us"), ("hergestellt in Deutschland", "de"), ("origin China", "cn"),
        ("plants of unknown origin", None), ("made in house", None), ("original parts", None),
        ("US standard plugs", None),
    ],
)  # fmt: skip
def test_a_stated_origin_is_read(text, code):
    stated = origin_in(text)
    assert (place_of(stated).code if stated else None) == code


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Solar cells, manufacturer: Foo Energy Co., Ltd., 20 pcs", "Foo Energy Co., Ltd."),
        ("cotton yarn (producer Foo Textile, Ltd), HS 5205", "Foo Textile, Ltd"),
        ("polysilicon produced by Foo Silicon", "Foo Silicon"),
        ("Hersteller: Foo GmbH; 3 Stück", "Foo GmbH"),
        ("Manufacturer: X Y Z Inc; 20 pcs", "X Y Z Inc"),
        ("producer gas generators", ""), ("coffee maker parts", ""), ("manufactured goods", ""),
    ],
)  # fmt: skip
def test_a_named_maker_is_read(text, name):
    assert maker_in(text) == name


@given(st.text(max_size=80))
def test_any_text_is_survived(text):
    assert isinstance(origin_in(f"made in {text}"), str)
    assert isinstance(maker_in(f"manufacturer: {text}"), str)
