from __future__ import annotations

from watchword.bench.native import by_parts, chinese_organisation, chinese_person, cyrillic, korean_person


def test_russian_letters_backwards() -> None:
    assert cyrillic("OOO VEST-OST") == "ООО ВЕСТ-ОСТ"
    assert cyrillic("Zvezdochka") == "Звездочка"
    assert cyrillic("Khimki") == "Химки"
    assert cyrillic("Ekspress") == "Экспресс"
    assert cyrillic("Gorky 7") == "Горкий 7"


def test_parts_come_out_whole_or_not_at_all() -> None:
    table = {"xiao": "小", "ming": "明", "mi": "米"}
    assert by_parts("xiaoming", table) == "小明"
    assert by_parts("xiaomo", table) == ""
    assert by_parts("", table) == ""


def test_chinese_and_korean_persons() -> None:
    assert chinese_person("ZHANG", "Xiaoming") == "张小明"
    assert chinese_person("SMITH", "John") == ""
    assert korean_person("KIM", "Yong Chol") == "김영철"
    assert korean_person("KIM", "Yong") == ""


def test_chinese_companies_only_when_every_word_is_known() -> None:
    assert chinese_organisation("Beijing Aerospace Technology Co., Ltd.") == "北京航天科技有限公司"
    assert chinese_organisation("Beijing Frobnication Technology Co., Ltd.") == ""
    assert chinese_organisation("China 49 Group Technology Co.") == ""
