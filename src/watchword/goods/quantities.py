"""Amounts in a line of goods: "25KG", "4 x 180 kg", "1.000,5 l", "200L DRUM", "5 吨"."""

from __future__ import annotations

import re

from watchword.goods.entries import Quantity
from watchword.goods.text import fold

__all__ = ["quantities"]

#: Units as written → (unit as answered, how many of it one is).
_UNITS: dict[str, tuple[str, float]] = {}
for _unit, _factor, _forms in (
    ("kg", 1, "kg kgs kgm kilo kilos kilogram kilograms kilogramme kilogrammes kilogramm kilogramo kilogramos "
              "quilo quilos quilograma quilogramas кг килограмм килограммов 千克 公斤"),
    ("g", 1, "g gr grs gm gms gram grams gramme grammes gramm gramo gramos grama gramas г гр грамм граммов 克"),
    ("mg", 1, "mg mgs milligram milligrams мг 毫克"),
    ("t", 1, "t mt ton tons tonne tonnes tn mton tonelada toneladas tonnen т тн тонна тонны тонн 吨 公吨"),
    ("lb", 1, "lb lbs pound pounds libra libras"),
    ("oz", 1, "oz ounce ounces"),
    ("l", 1, "l lt ltr ltrs lts litre litres liter liters litro litros л литр литра литров 升"),
    ("ml", 1, "ml mls millilitre millilitres milliliter milliliters мл 毫升"),
    ("m3", 1, "m3 cbm м3 立方米"),
    ("gal", 1, "gal gals gallon gallons galon galones"),
    ("pcs", 1, "pc pcs pce pces piece pieces unit units ea each set sets nos stk stück st pza pzas pieza piezas "
               "unidad unidades unidade pièce pièces шт штук 台 件 个 套 只"),
    ("drum", 1, "drum drums drm drms barrel barrels bbl tambor tambores bidon bidones fût fûts fass fässer "
                "бочка бочки бочек 桶"),
    ("bag", 1, "bag bags sack sacks saco sacos sac sacs säcke мешок мешков мешка 袋"),
    ("carton", 1, "carton cartons ctn ctns caja cajas karton kartons коробок коробка 箱"),
    ("ibc", 1, "ibc ibcs"),
    ("pallet", 1, "pallet pallets plt plts palet palets palette paletten паллет"),
    ("bottle", 1, "bottle bottles btl btls botella botellas bouteille bouteilles flasche flaschen бутылка 瓶"),
    ("can", 1, "can cans canister canisters jerrycan jerrycans kanister канистра канистр"),
):  # fmt: skip
    for _form in _forms.split():
        _UNITS[fold(_form)[0]] = (_unit, _factor)

_NUMBER = r"\d{1,3}(?:[ .,']\d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d+)?"
_UNIT = "|".join(sorted(map(re.escape, _UNITS), key=len, reverse=True))
_AMOUNT = re.compile(
    rf"(?<![\w.,-])(?:(?P<times>\d{{1,5}})\s*[x×*]\s*)?(?P<number>{_NUMBER})\s*(?P<unit>{_UNIT})(?![^\W\d_])\.?"
)


def _value(number: str) -> float:
    """A number with either decimal mark."""
    number = number.replace(" ", "").replace("'", "")
    comma, dot = number.rfind(","), number.rfind(".")
    if comma >= 0 and dot >= 0:
        group, decimal = (",", ".") if dot > comma else (".", ",")
        return float(number.replace(group, "").replace(decimal, "."))
    mark = "," if comma >= 0 else "."
    if number.count(mark) > 1:
        return float(number.replace(mark, ""))
    whole, _, rest = number.partition(mark)
    if mark == "," and len(rest) == 3 and whole != "0":
        return float(whole + rest)
    return float(f"{whole}.{rest}" if rest else whole)


def quantities(text: str) -> list[Quantity]:
    """The amounts in a text, in its order. "4 x 180 kg" is 720 kg. A bare number is no amount.

    Of one mark alone, a comma before three digits groups ("1,000 kg" is a thousand) and a point never does
    ("25.000 KGS" is twenty-five, as bills of lading mean it); two marks tell themselves apart.
    """
    folded, places = fold(text)
    found = []
    for m in _AMOUNT.finditer(folded):
        unit, factor = _UNITS[m["unit"]]
        value = _value(m["number"]) * factor * int(m["times"] or 1)
        start, end = m.start(), m.end()
        if places is not None:
            start, end = places[start], places[end - 1] + 1
        found.append(Quantity(value, unit, text[start:end].strip()))
    return found
