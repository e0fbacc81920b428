"""A small list with real names of many kinds, and its names damaged."""

import random

from hypothesis import strategies as st

from watchword.model import Kind

P, ORG, V, A, U = Kind.PERSON, Kind.ORGANIZATION, Kind.VESSEL, Kind.AIRCRAFT, Kind.UNKNOWN

LISTED: list[tuple[str, Kind]] = [
    ("PUTIN, Vladimir Vladimirovich", P),
    ("LAVROV, Sergei Viktorovich", P),
    ("LAVROV, Sergei Ivanovich", P),
    ("AL-ASSAD, Bashar", P),
    ("AL-TIKRITI, Izzat Ibrahim", P),
    ("AL-MOSULI, Izzat Ibrahim", P),
    ("KIM, Jong Un", P),
    ("LI, Wei", P),
    ("LEE, Ann", P),
    ("SMITH, John", P),
    ("SMYTH, Joan", P),
    ("AL-HAWSAWI, Abd al-Rahman Muhammad", P),
    ("VILLOTA SEGURA, Aldemar", P),
    ("USAMA BIN MUHAMMAD BIN AWAD BIN LADIN", P),
    ("DAOUN, Ali Mohamad", P),
    ("ZHANG, Wei", P),
    ("张伟", P),
    ("LI Fang Wei", P),
    ("Scott Michael Miller", U),
    ("RODRIGUEZ GARCIA, Abdon Federico", P),
    ("Guangzhou Haige Communication Group Co., Ltd.", U),
    ("CNOOC Energy Technology & Services Limited", ORG),
    ("SIS d.o.o.", ORG),
    ("LIMITED LIABILITY COMPANY ALMAZ ANTEY TELECOMMUNICATIONS", ORG),
    ("JOINT STOCK COMPANY POLEMA", ORG),
    ("Ministry of Public Security?s Institute of Forensic Science of China", U),
    ("3rd Academy?s 159 Factory", U),
    ("International Trading Company", ORG),
    ("AE INTERNATIONAL TRADE CO LIMITED", ORG),
    ("Management Company 23", ORG),
    ("VAN DER BILT CORP", ORG),
    ("BANK ROSSIYA", ORG),
    ("TACTICAL MISSILES CORPORATION JOINT STOCK COMPANY", ORG),
    ("公安部物证鉴定中心", ORG),
    ("VESSEL 1", V),
    ("OCEAN STAR", V),
    ("EP-MNB", A),
    ("Suki Zhan", U),
    ("Fa?ur Telecomunicac?es", U),
    ("RESEARCH AND PRODUCTION CORPORATION ISTOK NAMED AFTER SHOKIN", ORG),
]

WORDS = sorted(
    {w for text, _ in LISTED for w in text.replace(",", " ").split()}
    | {"Mr", "J", "OOO", "Ltd", "Moscow", "Jon", "Anna", "Wladimir", "1", "22", "und", "bin"}
)


@st.composite
def damaged(draw: st.DrawFn) -> tuple[str, Kind]:
    """A listed name with words dropped, swapped, glued, cut and letters changed."""
    text, kind = draw(st.sampled_from(LISTED))
    words = text.replace(",", " ").split()
    rnd = random.Random(draw(st.integers(0, 2**32)))
    for _ in range(draw(st.integers(0, 3))):
        at = rnd.randrange(len(words))
        how = rnd.randrange(7)
        word = words[at]
        if how == 0 and len(words) > 1:
            del words[at]
        elif how == 1:
            rnd.shuffle(words)
        elif how == 2 and len(word) > 1:
            cut = rnd.randrange(len(word))
            words[at] = word[:cut] + word[cut + 1 :]
        elif how == 3:
            cut = rnd.randrange(len(word) + 1)
            words[at] = word[:cut] + rnd.choice("aeklsz1") + word[cut:]
        elif how == 4 and at + 1 < len(words):
            words[at : at + 2] = [words[at] + words[at + 1]]
        elif how == 5:
            words[at] = word[0]
        else:
            words.insert(at, rnd.choice(WORDS))
    return " ".join(words), draw(st.sampled_from([kind, U, P, ORG]))


def made_names(count: int, seed: int) -> list[tuple[str, Kind]]:
    """Names recombined from the words of the list: some words as initials, some written as one."""
    rnd = random.Random(seed)
    out = []
    for _ in range(count):
        text, kind = rnd.choice(LISTED)
        words = [rnd.choice(WORDS) for _ in range(rnd.randint(2, 4))]
        if rnd.random() < 0.2:
            words[rnd.randrange(len(words))] = rnd.choice(WORDS)[0]
        if rnd.random() < 0.2:
            words[:2] = ["".join(words[:2])]
        out.append((" ".join(words) if rnd.random() < 0.9 else text, rnd.choice([kind, U])))
    return out


@st.composite
def alike(draw: st.DrawFn, names: list[tuple[str, Kind]]) -> tuple[str, Kind]:
    """One of the names with a word cut to its initial or written out from one, glued, or misspelt."""
    text, kind = draw(st.sampled_from(names))
    words = text.replace(",", " ").split()
    rnd = random.Random(draw(st.integers(0, 2**32)))
    for _ in range(rnd.randint(0, 2)):
        at = rnd.randrange(len(words))
        how = rnd.randrange(4)
        if how == 0:
            words[at] = words[at][0]
        elif how == 1 and len(words[at]) == 1:
            words[at] = next((w for w in WORDS if w[0].lower() == words[at].lower()), words[at])
        elif how == 2 and at + 1 < len(words):
            words[at : at + 2] = [words[at] + words[at + 1]]
        else:
            cut = rnd.randrange(len(words[at]))
            words[at] = words[at][:cut] + rnd.choice("aeklsz") + words[at][cut + 1 :]
    return " ".join(words), draw(st.sampled_from([kind, U, P]))
