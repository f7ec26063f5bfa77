"""Where sentences end, in both languages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.speech.sentences import split


@pytest.mark.parametrize(
    ("language", "text", "sentences"),
    [
        ("en", "It helps. It may not last.", ["It helps.", "It may not last."]),
        ("en", "Did it help? Yes! For a while…", ["Did it help?", "Yes!", "For a while…"]),
        ("en", "Pain fell by 2.5 points. That is a lot.", ["Pain fell by 2.5 points.", "That is a lot."]),
        ("en", "Ask Dr. Lee about it. Then rest.", ["Ask Dr. Lee about it.", "Then rest."]),
        ("en", "Care, e.g. Physical therapy, helps.", ["Care, e.g. Physical therapy, helps."]),
        ("en", "He said “It works.” Then he left.", ["He said “It works.”", "Then he left."]),
        ("en", "It fell ... and rose. Good.", ["It fell ... and rose.", "Good."]),
        ("en", "The answer is no. Rest.", ["The answer is no.", "Rest."]),
        ("es", "¿Le ayudó? Sí. ¡Qué bien!", ["¿Le ayudó?", "Sí.", "¡Qué bien!"]),
        ("es", "Pregunte al Dr. Ruiz. Descanse.", ["Pregunte al Dr. Ruiz.", "Descanse."]),
        ("es", "En EE. UU. La mayoría mejora.", ["En EE. UU. La mayoría mejora."]),
        ("en", "A heading\nA line", ["A heading", "A line"]),
        ("en", "A name\u2028a title", ["A name", "a title"]),
        ("en", "It helps.\u2060  It may not last.", ["It helps.\u2060", "It may not last."]),
        ("en", " \n— • \n", []),
        ("en", "", []),
    ],
)
def test_sentences_end_where_a_reader_would_pause(language: str, text: str, sentences: list[str]) -> None:
    assert [sentence.text for sentence in split(text, language)] == sentences


@given(st.text(alphabet="aB .!?…\n“”(1¿", max_size=60), st.sampled_from(["en", "es", "fr"]))
def test_every_sentence_stands_where_it_says_and_no_word_is_lost(text: str, language: str) -> None:
    found = split(text, language)

    assert all(text[each.start : each.start + each.length] == each.text for each in found)
    starts = [each.start for each in found]
    assert starts == sorted(starts)
    said = [character for each in found for character in each.text if character.isalnum()]
    assert said == [character for character in text if character.isalnum()]
