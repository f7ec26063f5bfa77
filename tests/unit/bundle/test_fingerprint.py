"""A key file as six words."""

from kiosk.bundle.fingerprint import fingerprint_words


def test_the_words_stay_what_they_are_printed_on_paper() -> None:
    assert fingerprint_words(b"root") == ("elite", "olympic", "fashion", "cheap", "thumb", "boat")


def test_one_bit_more_gives_other_words() -> None:
    assert fingerprint_words(b"root") != fingerprint_words(b"roou")
