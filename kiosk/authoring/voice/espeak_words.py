"""Speaks with espeak-ng's own library, which tells when each word begins; its program does not.

A process of its own, run as ``python -m kiosk.authoring.voice.espeak_words``: a fault in the library ends
nothing else. Each line of the standard input is a JSON array of voice, words a minute, and text; each line
of the standard output is an object with the rate, the samples in base64, and the words, as a time in
milliseconds, a place and a length in characters. The calls are those of speak_lib.h (espeak-ng 1.50 on).
"""

import base64
import ctypes
import ctypes.util
import json
import sys
from typing import Any, Final

_SYNCHRONOUS: Final = 2
_RATE: Final = 1
_CHARACTERS: Final = 1
_UTF8: Final = 1
_WORD: Final = 1
_END: Final = 0


class _Event(ctypes.Structure):
    _fields_ = (
        ("type", ctypes.c_int),
        ("unique_identifier", ctypes.c_uint),
        ("text_position", ctypes.c_int),
        ("length", ctypes.c_int),
        ("audio_position", ctypes.c_int),
        ("sample", ctypes.c_int),
        ("user_data", ctypes.c_void_p),
        ("id", ctypes.c_char * 8),
    )


_Callback = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.POINTER(_Event))


class _Library:
    """The library, once it is ready.

    Raises:
        OSError: It is not there, or finds no voices.
    """

    def __init__(self) -> None:
        name = ctypes.util.find_library("espeak-ng")
        if name is None:
            raise OSError("there is no library espeak-ng")
        self._library = ctypes.CDLL(name)
        self._rate_hz = int(self._library.espeak_Initialize(_SYNCHRONOUS, 0, None, 0))
        if self._rate_hz <= 0:
            raise OSError("the library espeak-ng finds no voices")
        self._samples = bytearray()
        self._words: list[tuple[int, int, int]] = []
        self._callback = _Callback(self._take)
        self._library.espeak_SetSynthCallback(self._callback)

    def _take(self, samples: int | None, count: int, events: Any) -> int:  # noqa: ANN401 - a C array
        if samples and count > 0:
            self._samples += ctypes.string_at(samples, 2 * count)
        index = 0
        while events[index].type != _END:
            event = events[index]
            # It counts characters from 1; a word without any is its mark for a pause
            if event.type == _WORD and event.length > 0:
                self._words.append((event.audio_position, event.text_position - 1, event.length))
            index += 1
        return 0

    def speak(self, voice: str, words_a_minute: int, text: str) -> dict[str, object]:
        self._samples.clear()
        self._words.clear()
        is_known = self._library.espeak_SetVoiceByName(voice.encode()) == 0
        self._library.espeak_SetParameter(_RATE, words_a_minute, 0)
        content = text.encode()
        if is_known:
            self._library.espeak_Synth(
                content, ctypes.c_size_t(len(content) + 1), 0, _CHARACTERS, 0, _UTF8, None, None
            )
            self._library.espeak_Synchronize()
        sound = base64.b64encode(bytes(self._samples)).decode("ascii")
        return {"rate": self._rate_hz, "sound": sound, "words": self._words}


def main() -> int:
    """Answer line by line; the exit status is 1 where the library is not there."""
    try:
        library = _Library()
    except OSError:
        return 1
    for line in sys.stdin:
        answer = library.speak(*json.loads(line))
        sys.stdout.write(f"{json.dumps(answer)}\n")
        sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
