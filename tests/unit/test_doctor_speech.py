"""What the doctor says of reading aloud."""

from pathlib import Path

import pytest

from kiosk.doctor.finding import Severity
from kiosk.doctor.machine import look_at_speech
from kiosk.speech.espeak import EspeakVoice

CARDS = """ 0 [PCH            ]: HDA-Intel - HDA Intel PCH
                      HDA Intel PCH at 0xf7f10000 irq 32
 1 [Headset        ]: USB-Audio - USB Headset
                      Maker USB Headset at usb-0000:00:14.0-2, full speed
"""


def test_a_voice_and_a_card_are_named(tmp_path: Path) -> None:
    cards = tmp_path / "cards"
    cards.write_text(CARDS)

    found = look_at_speech(cards=cards)

    assert found.severity is Severity.FINE
    assert "en, es" in found.how
    assert "HDA Intel PCH, USB Headset" in found.how


def test_without_a_card_it_says_so(tmp_path: Path) -> None:
    found = look_at_speech(cards=tmp_path / "none")

    assert found.severity is Severity.WARNING
    assert "no sound card" in found.how


@pytest.mark.parametrize(
    ("script", "told"),
    [
        (None, "is not there"),
        ("printf 'Pty Language\\n 5 en-us\\n'", "no voice for: es"),
        ("exit 7", "status 7"),
    ],
)
def test_what_keeps_patients_from_listening_is_told(tmp_path: Path, script: str | None, told: str) -> None:
    program = tmp_path / "espeak"
    if script is not None:
        program.write_text(f"#!/bin/sh\n{script}\n")
        program.chmod(0o755)

    found = look_at_speech(EspeakVoice(str(program)))

    assert found.severity is Severity.WARNING
    assert told in found.how
