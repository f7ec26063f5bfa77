"""A sentence as a guide's own recording: how it is found, what it may be, and its samples.

In a bundle, each is ``audio/<language>/<key>.ogg``; when their words begin stands in
``audio/<language>/words.json``, by key, for those where it is known.
"""

import hashlib
import struct
from typing import Annotated, Final

import msgspec

from kiosk.content.errors import ContentError
from kiosk.content.ogg import ogg_fault

RATE_HZ: Final = 22050
"""What samples are given at, whatever a recording has."""

MOST_BYTES: Final = 512 * 1024
MOST_SECONDS: Final = 60
MOST_WORDS_BYTES: Final = 2 << 20
MOST_RECORDINGS: Final = 4000
"""In one bundle; its archive takes 4096 files."""

SUFFIX: Final = ".ogg"
WORDS: Final = "words.json"

_FIRST_HEADER: Final = struct.Struct("<7sIBI")
"""Of a Vorbis stream (Vorbis I, 4.2.2): kind and name, version, channels, rate."""
_AT: Final = 28
"""Where it begins: behind the header of the first Ogg page, which holds one segment (RFC 3533, 6)."""
_RATES: Final = range(8000, 48001)
_CHUNK_FRAMES: Final = 8192
_KEY_DIGITS: Final = 32

_UNHEARD: Final = dict.fromkeys(map(ord, "\N{SOFT HYPHEN}\N{WORD JOINER}"))

_Number = Annotated[int, msgspec.Meta(ge=0, le=1_000_000)]
Words = dict[str, tuple[tuple[_Number, _Number, _Number], ...]]
"""Key of a sentence → its words: when each begins in milliseconds, and its place and length in characters."""


class RecordingError(ContentError):
    """A recording cannot be played.

    Args:
        reason: Why, as a clause.
    """

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(
            f"A recording of the guide cannot be played: {reason}. The voice of the kiosk speaks instead. "
            "Install the guide again, or ask its publisher."
        )


def key_of(sentence: str, language: str) -> str:
    """Return the name under which a sentence's recording is kept: the same for the same words, on any screen.

    Args:
        sentence: Its words; spaces, and where a line may or may not end, do not count.
        language: The code of its language.
    """
    words = " ".join(sentence.translate(_UNHEARD).split())
    return hashlib.sha256(f"{language}\n{words}".encode()).hexdigest()[:_KEY_DIGITS]


def decode(content: bytes) -> bytes:
    """Return a recording's samples: one channel of signed 16-bit numbers at ``RATE_HZ``, of this machine.

    It is given in pieces and counted, since a few bytes of Vorbis can ask for many samples. The decoder is
    C, and bytes made for it can end the process: a stranger's recording is decoded apart from the kiosk
    first (``bundle.apart``), and what passed there is known by its digest from then on.

    Raises:
        RecordingError: It is no Ogg Vorbis of one or two channels, is damaged, empty, or too long.
    """
    if len(content) > MOST_BYTES:
        raise RecordingError(f"it has more than {MOST_BYTES // 1024} KiB")
    if not content.startswith(b"OggS") or len(content) < _AT + _FIRST_HEADER.size:
        raise RecordingError("it is no Ogg Vorbis")
    kind, version, channels, rate = _FIRST_HEADER.unpack_from(content, _AT)
    if kind != b"\x01vorbis" or version or channels not in {1, 2} or rate not in _RATES:
        raise RecordingError(
            "it is no Ogg Vorbis of one or two channels with 8,000 to 48,000 samples a second"
        )
    if fault := ogg_fault(content):
        raise RecordingError(fault)
    import miniaudio  # noqa: PLC0415 - it takes 50 ms, and most guides have no recordings

    kept = bytearray()
    try:
        pieces = miniaudio.stream_memory(
            content, miniaudio.SampleFormat.SIGNED16, 1, RATE_HZ, frames_to_read=_CHUNK_FRAMES
        )
        for piece in pieces:
            kept += piece.tobytes()
            if len(kept) > 2 * RATE_HZ * MOST_SECONDS:
                raise RecordingError(f"it lasts longer than {MOST_SECONDS} seconds")
    except miniaudio.MiniaudioError as error:
        raise RecordingError("it is damaged") from error
    if not kept:
        raise RecordingError("there is no sound in it")
    return bytes(kept)


def decode_words(content: bytes) -> Words:
    """Return when the words of recordings begin.

    Raises:
        RecordingError: It does not say that.
    """
    if len(content) > MOST_WORDS_BYTES:
        raise RecordingError("the list of its words is too long")
    try:
        return msgspec.json.decode(content, type=Words)
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise RecordingError("the list of its words is damaged") from error


def encode_words(words: Words) -> bytes:
    """Return what `decode_words` reads; equal words give equal bytes."""
    return msgspec.json.encode(words, order="sorted")


def recording_fault(path: str, content: bytes) -> str:
    """Return why a bundle's entry is neither a recording nor a list of words, as a clause; "" if it is."""
    try:
        if path.endswith(f"/{WORDS}"):
            decode_words(content)
        elif path.endswith(SUFFIX):
            decode(content)
        else:
            return "it is no recording"
    except RecordingError as error:
        return error.reason
    return ""
