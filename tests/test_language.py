"""A question that is not in English is noticed, by script and by its commonest words."""

from __future__ import annotations

import pytest

from assistant.forms.language import ask_in_english, notice, other_language
from assistant.tables import table


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("¿Dónde trabaja ella ahora?", "Spanish"),
        ("Où travaille-t-elle ?", "French"),
        ("Wo arbeitet sie jetzt?", "German"),
        ("Onde trabalha ela agora?", "Portuguese"),
        ("Quali progetti sono in produzione?", "Italian"),
        ("Waar werkt zij nu?", "Dutch"),
        ("Vilka projekt har hon arbetat med?", "Swedish"),
        ("Gdzie ona pracuje teraz?", "Polish"),
        ("Где она работает?", "Russian"),
        ("她在哪里工作?", "Chinese"),
        ("彼女はどこで働いていますか", "Japanese"),
        ("彼女はKafkaを知っていますか", "Japanese"),
        ("그녀는 어디에서 일합니까?", "Korean"),
        ("वह कहाँ काम करती है?", "Hindi"),
        ("أين تعمل؟", "Arabic"),
        ("Πού εργάζεται;", "Greek"),
        ("Hvad laver hun nu på sit arbejde?", "Danish"),
        ("Hvor arbeider hun nå?", "Norwegian"),
        ("Missä hän työskentelee nyt?", "Finnish"),
        ("Kde teď pracuje?", "Czech"),
        ("Hol dolgozik most?", "Hungarian"),
        ("Unde lucrează ea acum?", "Romanian"),
        ("Gdje ona sada radi?", "Croatian"),
        ("Kje zdaj dela?", "Slovenian"),
        ("On treballa ella ara?", "Catalan"),
        ("Di manakah beliau bekerja sekarang?", "Malay"),
        ("Saan siya nagtatrabaho ngayon?", "Tagalog"),
        ("Anafanya kazi wapi sasa?", "Swahili"),
        ("Kur ji dabar dirba?", "Lithuanian"),
        ("Kur viņa tagad strādā?", "Latvian"),
        ("Kus ta praegu töötab?", "Estonian"),
        ("Waar werk sy nou?", "Afrikaans"),
    ],
)
def test_other_languages_are_told_apart(question: str, language: str) -> None:
    assert other_language(question) == language


@pytest.mark.parametrize(
    "question",
    [
        "Where does she work?",
        "Kafka?",
        "What is the role of die casting in July?",
        "Was she in Den Haag or São Paulo?",
        "Kafka und Redis in Berlin",
        "résumé",
        "Does she know the letter Ж from maths class?",
        "Redis, Node.js, C++",
        "12345 ?!",
        "🚌🚌",
        "",
    ],
)
def test_english_and_what_may_be_english_is_no_other_language(question: str) -> None:
    assert other_language(question) is None


def test_every_language_that_can_be_noticed_has_a_notice_of_its_own() -> None:
    languages = {*table("languages")["words"], *table("languages")["scripts"].values()}
    notices = {language: notice(language) for language in languages}
    assert all(text.startswith("I only answer in English") for text in notices.values())
    spoken = {lang for lang, text in notices.items() if text != notice("English")}
    assert sorted(languages - spoken) == []


def test_a_language_without_a_notice_gets_the_english_one() -> None:
    assert notice("Klingon") == notice("English") == "I only answer in English."
    assert ask_in_english() == "Please ask the question in English."
