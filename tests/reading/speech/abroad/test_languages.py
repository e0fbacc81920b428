# ruff: noqa: E501 (texts stand as one string each, in their own letters)
"""Who says what in other languages: by which words they are known, their verbs, phrases and cases."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timing import within
from watchword.reading.pages.page import Page
from watchword.reading.parties.cases import bearer_of, nominative
from watchword.reading.speech.abroad.languages import language_of, languages
from watchword.reading.speech.statement import Statement
from watchword.reading.speech.statements import statements_of

#: A paragraph in which nobody speaks, by which a short text's language is known.
PLAIN = {
    "es": "El resto de la tarde fue de lluvia en la costa, y el mar se llevó las redes de los que no estaban.",
    "fr": "Le reste de la soirée fut pluvieux sur la côte, et la mer est montée dans les rues du port avec le vent.",
    "de": "Der Rest des Abends war nass, und das Meer stand in den Gassen der Stadt bis zu den Türen.",
    "pt": "O resto da tarde foi de chuva na costa, e o mar não deixou as redes dos que estavam em casa.",
    "it": "Il resto della sera era di pioggia sulla costa, e il mare non lasciava le reti nelle case.",
    "ru": "Вечер был дождливым, и море стояло в переулках у дверей, но это никого не удивило.",
}
#: (text, part of what is said, speaker, kind, stance), all invented.
SPANISH = [
    ("«No hay pan en ninguna de las tiendas», dijo la panadera Rosa Quintín.", "No hay pan", "Rosa Quintín", "named", "asserts"),
    ("El alcalde de la villa, Tomás Lerín, aseguró ayer que el puente es seguro.", "el puente", "Tomás Lerín", "named", "asserts"),
    ("En un comunicado, la Asociación de Pescadores exigió la apertura del puerto.", "la apertura", "Asociación de Pescadores", "named", "demands"),
    ("La ministra Elvira Sotillo negó que el contrato exista y prometió publicar las cuentas.", "publicar las cuentas", "Elvira Sotillo", "named", "promises"),
    ("La ministra Elvira Sotillo negó que el contrato exista y prometió publicar las cuentas.", "el contrato exista", "Elvira Sotillo", "named", "denies"),
    ("Según el capitán Luis Arrate, la barca salió de noche.", "la barca", "Luis Arrate", "named", "asserts"),
    ("Una fuente del juzgado, que pidió no ser identificada, dijo que la causa sigue abierta.", "la causa", "fuente del juzgado", "unnamed", "asserts"),
    ("El abogado de la viuda, Iker Montes, no quiso hacer comentarios sobre la causa.", "no quiso", "Iker Montes", "named", "declines"),
    ("—No me queda nada —contó Julia Prado, costurera—. Ni la máquina.", "Ni la máquina", "Julia Prado", "named", "asserts"),
    ("La diputada Carmen Oriol acusó al banco de ocultar las pérdidas a los clientes.", "ocultar las pérdidas", "Carmen Oriol", "named", "alleges"),
    ("«Volveremos a abrir la fábrica», dijo el dueño de la empresa, Pau Ferrer. «Nadie perderá su sitio», añadió.", "Nadie perderá", "Pau Ferrer", "named", "asserts"),
    ("Para el economista Raúl Vega, la subida de los precios no es culpa de la sequía.", "la subida", "Raúl Vega", "named", "asserts"),
]  # fmt: skip
FRENCH = [
    ("« Le four est froid depuis des mois », a regretté la boulangère Odile Marchand.", "Le four est froid", "Odile Marchand", "named", "asserts"),
    ("« Le four est froid depuis des mois », a dit Odile Marchand. « Nous le rallumerons », a-t-elle ajouté.", "Nous le rallumerons", "Odile Marchand", "named", "promises"),
    ("Le maire de la ville, Luc Vernier, a assuré que le pont était sûr.", "le pont", "Luc Vernier", "named", "asserts"),
    ("Selon la préfecture, les deux bateaux auraient quitté le port dans la nuit.", "les deux bateaux", "préfecture", "named", "asserts"),
    ("D'après une source judiciaire, le verdict ne tombera pas avant l'été.", "le verdict", "source judiciaire", "unnamed", "asserts"),
    ("Sollicitée par la rédaction, la société Bélier n'a pas souhaité répondre.", "n'a pas souhaité", "Bélier", "named", "declines"),
    ("Le syndicat des dockers exige la réouverture du bassin dans la semaine.", "la réouverture", "syndicat des dockers", "named", "demands"),
    ("Un ancien employé de la mine a affirmé que les registres avaient été brûlés.", "les registres", "ancien employé de la mine", "unnamed", "asserts"),
    ("L'avocat du patron, Me Hugo Tessier, dément que son client ait signé le contrat.", "son client", "Hugo Tessier", "named", "denies"),
    ("Paul Girod, porte-parole de la mairie : « Les travaux commencent dans une semaine. »", "Les travaux", "Paul Girod", "named", "asserts"),
    ("« C'est totalement faux », s'est indigné le procureur de la ville, Alain Roux.", "totalement faux", "Alain Roux", "named", "denies"),
    ("Le ministre Jean Aubin a accusé le patron de la mine de cacher des pertes.", "cacher des pertes", "Jean Aubin", "named", "alleges"),
]  # fmt: skip
GERMAN = [
    ("„Der Ofen ist seit Wochen kalt“, sagte die Bäckerin Ute Sommer am Montag.", "Der Ofen", "Ute Sommer", "named", "asserts"),
    ("Der Sprecher der Reederei, Jan Petersen, erklärte, die Fähre sei sicher. Man habe den Rumpf geprüft.", "den Rumpf", "Jan Petersen", "named", "asserts"),
    ("Nach Angaben der Feuerwehr wurden bei dem Brand zwei Boote zerstört.", "zwei Boote", "Feuerwehr", "unnamed", "asserts"),
    ("Das Landratsamt teilte auf Anfrage mit, der Antrag werde geprüft.", "der Antrag", "Landratsamt", "named", "asserts"),
    ("Zu den Vorwürfen wollte sich die Baufirma Ostkies nicht äußern.", "nicht äußern", "Ostkies", "named", "declines"),
    ("Im Streit um das Wehr hat der Verband der Fischer um Geduld gebeten.", "um Geduld", "Verband der Fischer", "named", "demands"),
    ("Die Opposition wirft dem Ministerium vor, die Zahlen der Kommission geheim zu halten.", "die Zahlen", "Opposition", "named", "alleges"),
    ("„Niemand weiß“, so der Lotse Kai Brandt, „wohin die Kisten gehen.“", "wohin die Kisten", "Kai Brandt", "named", "asserts"),
    ("Wie die Zeitung „Küstenbote“ unter Berufung auf zwei Manager berichtet, will die Reederei das Schiff verkaufen.", "das Schiff", "zwei Manager", "unnamed", "asserts"),
    ("Bürgermeisterin Eva Lindner weist die Kritik an der Sperrung der Straße zurück.", "Kritik", "Eva Lindner", "named", "denies"),
    ("Ein Insider, der anonym bleiben wollte, sagte, der Vertrag sei nicht unterschrieben.", "der Vertrag", "Insider", "unnamed", "asserts"),
    ("Dem Gutachten zufolge fehlten in der Halle die Träger.", "die Träger", "Gutachten", "named", "asserts"),
]  # fmt: skip
PORTUGUESE = [
    ("“O forno está frio há meses”, disse a padeira Lúcia Toledo em sua casa.", "O forno", "Lúcia Toledo", "named", "asserts"),
    ("O prefeito da cidade, Ivan Moraes, afirmou que a ponte não vai cair.", "a ponte", "Ivan Moraes", "named", "asserts"),
    ("Segundo o capitão Davi Nunes, o barco saiu à noite do porto.", "o barco", "Davi Nunes", "named", "asserts"),
    ("Para a senadora Clara Pires, a medida chega tarde demais.", "a medida", "Clara Pires", "named", "asserts"),
    ("Procurada pela reportagem, a prefeitura não se manifestou até a noite.", "não se manifestou", "prefeitura", "named", "declines"),
    ("Em nota, a federação dos pescadores cobrou a abertura do canal.", "a abertura", "federação dos pescadores", "named", "demands"),
    ("A defesa do empresário Nilo Caldas negou qualquer ligação com o caso e disse que vai recorrer.", "vai recorrer", "defesa do empresário Nilo Caldas", "named", "promises"),
    ("“É mentira”, rebateu o advogado Téo Barros, que não quis dar entrevista em sua casa.", "É mentira", "Téo Barros", "named", "denies"),
    ("Uma fonte da investigação disse que as prisões devem ocorrer nesta semana.", "as prisões", "fonte da investigação", "unnamed", "asserts"),
    ("— O banco fechou — contou a costureira Ana Freitas. — Ninguém avisou a gente.", "Ninguém avisou", "Ana Freitas", "named", "asserts"),
    ("“Vamos reabrir a escola”, garantiu o diretor Caio Lemos ao jornal Folha do Vale.", "reabrir a escola", "Caio Lemos", "named", "promises"),
]  # fmt: skip
RUSSIAN = [
    ("«Печь стоит холодной», — сказала в четверг пекарь Нина Орлова, и она не шутит.", "Печь стоит", "Нина Орлова", "named", "asserts"),
    ("Мэр города Олег Сизов заявил журналистам, что мост не закроют.", "мост", "Олег Сизов", "named", "asserts"),
    ("По словам капитана Игоря Пахтина, за ночь из порта ушли две баржи.", "две баржи", "Игорь Пахтин", "named", "asserts"),
    ("Официальный представитель МИД Анна Громова обвинила соседей в срыве переговоров.", "срыве", "Анна Громова", "named", "alleges"),
    ("Представитель «Юнграда» отказался отвечать на вопросы о долгах.", "отказался", "Представитель Юнграда", "named", "declines"),
    ("Источник, близкий к совету, рассказал изданию, что сделку отложили на год.", "сделку", "Источник, близкий к совету", "unnamed", "asserts"),
    ("В «Волгатрансе» опровергли эту информацию о продаже порта.", "опровергли", "Волгатрансе", "named", "denies"),
    ("Депутат Госдумы Лев Рогов потребовал снизить тарифы на воду.", "тарифы", "Лев Рогов", "named", "demands"),
    ("— Мы работаем без перебоев, — заявила директор завода Елена Круглова. — Заказов хватает.", "Заказов", "Елена Круглова", "named", "asserts"),
    ("Глава района Павел Дёмин пообещал починить дорогу до осени.", "починить", "Павел Дёмин", "named", "promises"),
    ("«Это ложь», — ответил адвокат Марк Левин на вопрос о счетах.", "Это ложь", "Марк Левин", "named", "denies"),
    ("Как пишет газета «Вестник порта» со ссылкой на двух брокеров, суда ушли в Индию.", "суда ушли", "двух брокеров", "unnamed", "asserts"),
]  # fmt: skip
ITALIAN = [
    ("«Il forno è freddo da mesi», ha detto la fornaia Lidia Conti.", "Il forno", "Lidia Conti", "named", "asserts"),
    ("Secondo il sindaco Aldo Ferri, il ponte della città non è sicuro.", "il ponte", "Aldo Ferri", "named", "asserts"),
    ("La portavoce della regione, Anna Bruni, ha negato che il contratto esista.", "il contratto", "Anna Bruni", "named", "denies"),
]  # fmt: skip
TOLD = [(c, *r) for c, rows in (("es", SPANISH), ("fr", FRENCH), ("de", GERMAN), ("pt", PORTUGUESE), ("ru", RUSSIAN), ("it", ITALIAN)) for r in rows]  # fmt: skip

#: Nobody says anything here, whatever the words look like.
SILENT = [
    ("es", "El informe cuenta con más de cien páginas y un anexo de fotos."),
    ("es", "La cuenta del banco y la demanda de pan crecen desde hace años."),
    ("es", "No dijo que el puente fuera seguro para los camiones de la mina."),
    ("es", "La policía informó a los familiares de la víctima en la noche."),
    ("fr", "L'accord dit « de la gare » a été signé dans la nuit par les deux villes."),
    ("fr", "On dit que le pont est hanté, et les enfants ne passent pas par là."),
    ("fr", "Le communiqué de la mairie est arrivé dans la nuit avec les photos."),
    ("de", "Der Zug fährt, sagt man, auch im Winter und bei Schnee pünktlich."),
    ("de", "Er stellte das Auto auf dem Hof fest ab und ging nach Hause."),
    ("de", "Das erklärte Ziel der Reise ist eine Stadt an der Küste."),
    ("pt", "A conta do banco e a resposta da prefeitura são de ontem."),
    ("pt", "A empresa disse adeus ao porto e não volta mais para a cidade."),
    ("ru", "Письмо отправили вчера, и на почте его не нашли."),
    ("ru", "Стрелки часов показали полдень, и он не стал ждать."),
]


def said(text: str, part: str, code: str = "") -> Statement:
    """The tightest statement that holds a part of a text."""
    at = text.index(part)
    text += "\n\n" + PLAIN[code] if code else ""
    able = [s for s in statements_of(Page(text)) if s.start <= at and at + len(part) <= s.end]
    assert able, statements_of(Page(text))
    return min(able, key=lambda s: s.end - s.start)


@pytest.mark.parametrize(("code", "text", "part", "speaker", "kind", "stance"), TOLD)
def test_who_says_what(code: str, text: str, part: str, speaker: str, kind: str, stance: str):
    told = said(text, part, code)
    assert (told.speaker, told.speaker_kind, told.stance) == (speaker, kind, stance), told


@pytest.mark.parametrize(("code", "text"), SILENT)
def test_nobody_says_anything(code: str, text: str):
    assert statements_of(Page(f"{text}\n\n{PLAIN[code]}")) == []


@pytest.mark.parametrize("code", PLAIN)
def test_each_language_is_known(code: str):
    tell = language_of(PLAIN[code])
    assert tell is not None
    assert tell.code == code


def test_a_language_is_known_by_its_small_words():
    assert language_of("The mayor of the town said that the bridge was closed and they would pay.") is None
    assert language_of("No no no") is None
    assert set(PLAIN) == set(languages())


def test_english_with_a_foreign_name_or_quotation_stays_english():
    text = "“Es tut uns leid, aber der Rost wartet nicht,” said Mayor Gudrun Pfaff, and she left the room with him."
    assert [s.speaker for s in statements_of(Page(text))] == ["Gudrun Pfaff"]


def test_a_paragraph_in_another_language_within_an_english_page():
    english = "The mayor of the town said that the bridge was closed. It was the third time that this happened to them.\n\n"
    german = "Der Sprecher der Reederei, Jan Petersen, erklärte am Montag, die Fähre sei nach dem Brand wieder sicher und fahre."
    told = [(s.speaker, s.stance) for s in statements_of(Page(english + german))]
    assert ("Jan Petersen", "asserts") in told


def test_who_hears_it_and_who_passes_it_on():
    told = said(
        "“O banco travou o dinheiro”, contou a remadora Ana Prates ao “Diário da Serra” na semana passada.",
        "O banco",
    )
    assert (told.addressee, told.relayed_by) == ("Diário da Serra", ("Diário da Serra",))
    told = said("Une source du palais a dit à l'AFP que le ministre partira dans la semaine.", "le ministre")
    assert told.addressee == "AFP"
    told = said("El sindicato pidió a la alcaldesa que retire la multa de los camiones.", "retire")
    assert told.addressee == "alcaldesa"
    told = said(
        "Wie die Zeitung „Küstenbote“ unter Berufung auf zwei Manager berichtet, will die Reederei das Schiff verkaufen.",
        "das Schiff",
    )
    assert told.relayed_by == ("Küstenbote",)
    told = said(
        "«Мы продолжим», — приводит агентство «Север» слова министра Ивана Крылова о переговорах.",
        "Мы продолжим",
    )
    assert (told.speaker, told.relayed_by) == ("Иван Крылов", ("Север",))


def test_a_name_stands_for_its_bearer_again():
    text = "La jueza Marta Gil dijo que el juicio sigue. El lunes llegó el fiscal. Gil añadió que habrá más testigos en la sala."
    assert {s.speaker for s in statements_of(Page(text))} == {"Marta Gil"}
    text = "Глава порта Павел Дёмин сказал, что причал открыт. По словам Дёмина, суда уже вышли в море."
    assert {s.speaker for s in statements_of(Page(text))} == {"Павел Дёмин"}


def test_nobody_is_meant_where_somebody_else_came_between():
    text = "La jueza Marta Gil dijo que el juicio sigue. Luego entró el abogado de la familia en la sala. «No lo sé», añadió."
    told = [s for s in statements_of(Page(text)) if "No lo sé" in s.text]
    assert not told or told[0].speaker is None


def test_a_clause_about_somebody_is_none_of_his_words():
    text = "El empresario Arturo Salas, a quien la fiscalía acusa de robar la caja, rechazó los cargos de la jueza."
    assert [(s.speaker, s.stance) for s in statements_of(Page(text))] == [("Arturo Salas", "denies")]


def test_a_pronoun_means_a_body_that_the_sentence_before_is_about():
    text = (
        "Le patron de la mine, Marc Dufour, a dit que les comptes sont clairs. L'ONG Vert Pays affirme le contraire. "
        "Dans un rapport, elle accuse la mine d'avoir caché des pertes."
    )
    assert said(text, "caché des pertes").speaker == "ONG Vert Pays"


def test_the_subjunctive_goes_on_only_behind_a_cue():
    cued = (
        "Die Reederei teilte mit, die Fähre sei sicher. Der Rumpf habe keine Risse. Die Fähre fuhr am Abend ab.\n\n"
        + PLAIN["de"]
    )
    assert [s.text for s in statements_of(Page(cued))][1:] == ["Der Rumpf habe keine Risse."]
    assert (
        statements_of(Page("Die Fähre fuhr am Abend ab. Man habe Geduld, bis sie wieder kommt und anlegt."))
        == []
    )


def test_rumour_is_kept_as_a_hedge():
    assert "auraient" in said(FRENCH[3][0], "les deux bateaux").hedge
    text = "Laut der Behörde soll die Firma die Teile in den Iran geliefert haben."
    assert said(text, "die Teile").hedge


@pytest.mark.parametrize(
    ("genitive", "bearer"),
    [
        ("Игоря Пахтина", "Игорь Пахтин"), ("Марии Захаровой", "Мария Захарова"), ("Петра Левского", "Петр Левский"),
        ("Анны Белой", "Анна Белой"), ("Сергея Лаптева", "Сергей Лаптев"), ("Росстата", "Росстат"),
        ("John Smith", "John Smith"),
    ],
)  # fmt: skip
def test_names_out_of_the_genitive(genitive: str, bearer: str):
    assert nominative(genitive) == bearer


@pytest.mark.parametrize(
    ("oblique", "bearer"),
    [
        ("Аркадия Ротенберга", "Аркадий Ротенберг"),
        ("Аркадию Ротенбергу", "Аркадий Ротенберг"),
        ("Игорем Сечиным", "Игорь Сечин"),
        ("Дмитрия Левского", "Дмитрий Левский"),
        ("Сергея Петровича Лаптева", "Сергей Петрович Лаптев"),
        ("Мария Левская", "Мария Левская"),
        ("Александра Петрова", "Александра Петрова"),
        ("Игорь Сечин", "Игорь Сечин"),
        ("Северного Моря", "Северного Моря"),
        ("Anna Bruna", "Anna Bruna"),
    ],
)
def test_a_mans_name_out_of_any_case(oblique: str, bearer: str):
    assert bearer_of(oblique) == bearer


@given(
    st.text(
        alphabet="«»„“”\"—–-.,:;!?() \nабвг ёйАБВ que dijo sagte le La Der по словам что él 12’'",
        max_size=200,
    )
)
@settings(max_examples=150, deadline=None)
def test_whatever_the_text_offsets_hold(noise: str):
    text = "El alcalde dijo que la casa de los pobres no es de la ciudad, y se fue.\n\n" + noise
    for told in statements_of(Page(text)):
        assert text[told.start : told.end] == told.text
        assert 0 <= told.start < told.end <= len(text)


def test_a_long_page_takes_no_longer_than_its_length():
    text = "«Не знаю», — сказал он, и это так, но не для всех из них. " * 4000
    with within(20):
        statements_of(Page(text))
