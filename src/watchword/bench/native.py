"""Listed names written back in their own scripts, for made sets. Plain tables of our own.

They hold only what can be read off any primer: the Russian alphabet's usual romanisation backwards,
frequent Chinese surnames, given-name syllables and company words, and Korean syllables as North Korean
names are romanised. A name is used only when every part of it is in the table, so the sets are small
and a missing word is never guessed. They are kept apart from the engine's tables on purpose: a
benchmark that wrote names with the engine's own tables would measure nothing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

__all__ = ["by_parts", "chinese_organisation", "chinese_person", "cyrillic", "korean_person"]

_CYRILLIC = [
    ("shch", "щ"), ("kh", "х"), ("zh", "ж"), ("ts", "ц"), ("ch", "ч"), ("sh", "ш"), ("yu", "ю"),
    ("iu", "ю"), ("ya", "я"), ("ia", "ия"), ("yo", "ё"), ("ye", "е"), ("iy", "ий"), ("yy", "ый"), ("a", "а"),
    ("b", "б"), ("v", "в"), ("g", "г"), ("d", "д"), ("e", "е"), ("z", "з"), ("i", "и"), ("j", "й"),
    ("k", "к"), ("l", "л"), ("m", "м"), ("n", "н"), ("o", "о"), ("p", "п"), ("r", "р"), ("s", "с"),
    ("t", "т"), ("u", "у"), ("f", "ф"), ("h", "х"), ("c", "к"), ("x", "кс"), ("w", "в"), ("q", "к"),
]  # fmt: skip

_SURNAMES = dict(
    pair.split(":")
    for pair in """wang:王 li:李 zhang:张 liu:刘 chen:陈 yang:杨 huang:黄 zhao:赵 wu:吴 zhou:周 xu:徐 sun:孙
    ma:马 zhu:朱 hu:胡 guo:郭 he:何 lin:林 gao:高 luo:罗 zheng:郑 liang:梁 xie:谢 song:宋
    tang:唐 deng:邓 han:韩 feng:冯 cao:曹 peng:彭 zeng:曾 xiao:肖 tian:田 dong:董 pan:潘 yuan:袁
    cai:蔡 jiang:蒋 yu:于 du:杜 ye:叶 cheng:程 wei:魏 su:苏 lu:卢 ding:丁 ren:任 yao:姚 shen:沈
    zhong:钟 cui:崔 tan:谭 wen:文 fan:范 liao:廖 shi:石 jin:金 jia:贾 xia:夏 fu:付 fang:方
    zou:邹 xiong:熊 bai:白 meng:孟 qin:秦 qiu:邱 hou:侯 yin:尹 xue:薛 lei:雷 long:龙 duan:段
    hao:郝 kong:孔 shao:邵 mao:毛 wan:万 gu:顾 lai:赖 kang:康 hong:洪 qian:钱""".split()
)
_GIVEN = dict(
    pair.split(":")
    for pair in """wei:伟 fang:芳 min:敏 jing:静 li:丽 qiang:强 lei:磊 jun:军 yang:洋 yong:勇 yan:艳 jie:杰
    juan:娟 tao:涛 ming:明 chao:超 xiu:秀 ying:英 hua:华 ping:平 gang:刚 gui:桂 guo:国 jian:建
    xiao:小 hong:红 hui:辉 yu:玉 bo:波 bin:斌 cheng:成 dong:东 feng:峰 hai:海 hao:浩 jin:金
    kai:凯 liang:亮 lin:林 long:龙 mei:梅 peng:鹏 qing:庆 rong:荣 shan:山 sheng:胜 shu:淑
    song:松 tian:天 wen:文 wu:武 xia:霞 xin:新 xiang:翔 xing:兴 xue:雪 yi:毅 yun:云 ze:泽
    zhen:振 zheng:正 zhi:志 zhong:忠 fu:福 de:德 da:大 chun:春 bao:宝 an:安 ling:玲 liu:柳 na:娜
    ning:宁 qi:琪 rui:瑞 shi:世 si:思 ting:婷 xi:希 yuan:元 zhan:展""".split()
)
_KOREAN = dict(
    pair.split(":")
    for pair in """kim:김 ri:리 pak:박 choe:최 jong:정 kang:강 jo:조 yun:윤 jang:장 rim:림 han:한 o:오 so:서
    sin:신 kwon:권 hwang:황 an:안 song:성 ryu:류 ro:로 no:노 jon:전 hong:홍 ko:고 mun:문 paek:백
    ho:허 nam:남 sim:심 ha:하 chol:철 yong:영 il:일 su:수 myong:명 kwang:광 hyok:혁 hyon:현
    chun:춘 chang:창 tae:대 kuk:국 nam:남 sun:순 ok:옥 hwa:화 sok:석 un:은 jin:진 ju:주 won:원
    ung:웅 gun:군 hyong:형 hak:학 ki:기 sam:삼 sang:상 kyong:경 in:인 to:도 tok:덕 pong:봉
    pom:범 pyong:병 hui:희 ik:익 min:민 sop:섭 son:선 mi:미 dong:동""".split()
)
_CHINESE_WORDS = dict(
    pair.split(":")
    for pair in """beijing:北京 shanghai:上海 shenzhen:深圳 guangzhou:广州 tianjin:天津 chongqing:重庆
    wuhan:武汉 nanjing:南京 chengdu:成都 xian:西安 hangzhou:杭州 suzhou:苏州 dalian:大连
    harbin:哈尔滨 hunan:湖南 sichuan:四川 jiangsu:江苏 zhejiang:浙江 guangdong:广东
    shandong:山东 xinjiang:新疆 china:中国 hefei:合肥 jinan:济南 qingdao:青岛 changsha:长沙
    fujian:福建 hebei:河北 henan:河南 institute:研究所 university:大学 research:研究
    technology:科技 technologies:科技 electronics:电子 electronic:电子 aerospace:航天
    aviation:航空 information:信息 science:科学 and:和 company:公司 co:公司 ltd:有限
    limited:有限 group:集团 corporation:公司 industry:工业 industrial:工业 international:国际
    trading:贸易 import:进口 export:出口 optical:光学 laser:激光 communication:通信
    communications:通信 equipment:设备 engineering:工程 computer:计算机 software:软件
    network:网络 security:安全 intelligent:智能 microelectronics:微电子 semiconductor:半导体
    shipping:航运 petroleum:石油 chemical:化工 machinery:机械 precision:精密 instrument:仪器
    automation:自动化 control:控制 system:系统 systems:系统 power:动力 energy:能源 new:新
    materials:材料 material:材料 digital:数字 space:空间 satellite:卫星 navigation:导航
    academy:研究院 sciences:科学 center:中心 development:发展 design:设计 radio:无线电 wave:波
    data:数据 cloud:云 quantum:量子 physics:物理 nuclear:核 national:国家 laboratory:实验室
    huawei:华为 northwest:西北 polytechnical:工业 southwest:西南 northeast:东北 east:东 south:南
    north:北 central:中央 western:西部""".split()
)
_WORD = re.compile(r"[a-z]+")


def cyrillic(text: str) -> str:
    """A Latin text in Russian letters, by the usual romanisation backwards; the case is kept."""
    low, out, i = text.lower(), [], 0
    while i < len(low):
        rest = low[i:]
        if rest[0] == "e" and (i == 0 or not low[i - 1].isalpha()):
            out.append("Э" if text[i].isupper() else "э")
            i += 1
            continue
        for latin, native in _CYRILLIC:
            if rest.startswith(latin):
                out.append(native.upper() if text[i].isupper() else native)
                i += len(latin)
                break
        else:
            ends = rest[0] == "y" and not rest[1:2].isalpha()
            letter = ("ий" if ends else "ы") if rest[0] == "y" else text[i]
            out.append(letter.upper() if text[i].isupper() else letter)
            i += 1
    return "".join(out)


def by_parts(word: str, table: Mapping[str, str]) -> str:
    """A word written by the parts of a table, longest first; empty where it doesn't come out."""
    if not word:
        return ""
    best = [""] + ["?"] * len(word)
    for end in range(1, len(word) + 1):
        for start in range(max(0, end - 7), end):
            part = table.get(word[start:end])
            if part and best[start] != "?":
                best[end] = best[start] + part
                break
    return "" if best[-1] == "?" else best[-1]


def chinese_person(family: str, given: str) -> str:
    """``ZHANG``, ``Xiaoming`` -> 张小明, or empty."""
    first = _SURNAMES.get(family.lower().strip(), "")
    rest = [by_parts(w, _GIVEN) for w in _WORD.findall(given.lower())]
    done = first + "".join(rest)
    return done if first and rest and all(rest) and 2 <= len(done) <= 3 else ""


def korean_person(family: str, given: str) -> str:
    """``KIM``, ``Yong Chol`` -> 김영철, or empty."""
    first = _KOREAN.get(family.lower().strip(), "")
    rest = [by_parts(w, _KOREAN) for w in _WORD.findall(given.lower().replace("-", " "))]
    done = first + "".join(rest)
    return done if first and rest and all(rest) and len(done) == 3 else ""


def chinese_organisation(name: str) -> str:
    """An English company name word by word in Chinese, ``Co., Ltd.`` last; or empty."""
    words = _WORD.findall(name.lower().replace("'", ""))
    if any(c.isdigit() for c in name):
        return ""
    legal = [w for w in words if w in ("co", "ltd", "limited", "company")]
    rest = [
        _CHINESE_WORDS.get(w, "")
        for w in words
        if w not in ("co", "ltd", "limited", "company", "of", "and", "the")
    ]
    if len(rest) < 3 or not all(rest):
        return ""
    return "".join(rest) + ("有限公司" if legal else "")
