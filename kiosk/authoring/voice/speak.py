"""Makes the recordings of a guide that are missing, and tells of those that are there."""

import hashlib
import io
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from kiosk.authoring.voice.engines import Engine
from kiosk.authoring.voice.folder import PERSON, Recorded, VoiceFolder, sentences_of
from kiosk.content.model import Guide
from kiosk.speech.errors import NoVoiceError
from kiosk.speech.sound import Sound

_COMPRESSION: Final = 0.7
"""Of libsndfile: speech stays as clear as it was made, at some 6 kB a second."""


@dataclass
class Spoken:
    """What came of one language.

    Attributes:
        language: Its code.
        made: How many recordings were made now.
        kept: How many of a program were there already.
        persons: How many are a person's.
        missing: How many sentences nobody has recorded: the engine does not speak the language.
        needless: Files that no sentence needs any more.
    """

    language: str
    made: int = 0
    kept: int = 0
    persons: int = 0
    missing: int = 0
    needless: list[str] = field(default_factory=list)


def speak_guide(
    guide: Guide, folder: Path, engine: Engine, *, remove: bool, tell: Callable[[str], None]
) -> tuple[Spoken, ...]:
    """Record each sentence that has no recording, or one by another voice of a program.

    Args:
        guide: The guide, checked.
        folder: Its folder.
        engine: Speaks.
        remove: Whether to remove what a program made for sentences that are gone.
        tell: Takes a line for each language, before it begins.

    Raises:
        VoiceIndexError: An index is damaged.
        EngineError: The engine failed; what was made until then is kept.
        OSError: A file cannot be read or written.
    """
    return tuple(
        _speak_language(VoiceFolder(folder, language), language, sentences, engine, remove, tell)
        for language, sentences in sentences_of(guide).items()
    )


def _speak_language(  # noqa: PLR0913, PLR0917 - one language of `speak_guide`, with all that it was given
    voice: VoiceFolder,
    language: str,
    sentences: dict[str, str],
    engine: Engine,
    remove: bool,
    tell: Callable[[str], None],
) -> Spoken:
    spoken = Spoken(language)
    known = voice.read_index()
    can_speak = engine.speaks(language)
    tell(
        f"{language}: {len(sentences)} sentences" + ("" if can_speak else ", which this voice does not speak")
    )
    lines = {name: voice.line_of(name, sentence, known) for name, sentence in sentences.items()}
    try:
        for name, line in lines.items():
            if line.spoken_by == PERSON:
                spoken.persons += 1
            elif can_speak and line.spoken_by != engine.name(language):
                lines[name] = _record(voice, line, language, engine)
                spoken.made += 1
            elif line.spoken_by:
                spoken.kept += 1
            else:
                spoken.missing += 1
    finally:
        needless = [name for name in voice.files() if name not in sentences]
        for name in needless:
            line = voice.line_of(name, known[name].sentence if name in known else "", known)
            if remove and line.spoken_by != PERSON:
                voice.remove(name)
            else:
                spoken.needless.append(name)
                lines[name] = line
        voice.write_index(lines.values())
    return spoken


def _record(voice: VoiceFolder, line: Recorded, language: str, engine: Engine) -> Recorded:
    try:
        sound = engine.speak(line.sentence, language)
    except NoVoiceError:
        return line
    content = encode(sound)
    voice.write(line.file, content)
    words = " ".join(f"{mark.begin_ms}:{mark.start}:{mark.length}" for mark in sound.marks)
    digest = hashlib.sha256(content).hexdigest()
    return Recorded(line.file, line.sentence, engine.name(language), digest, words)


def encode(sound: Sound) -> bytes:
    """Return a sound as Ogg Vorbis."""
    import soundfile  # noqa: PLC0415 - one command needs it, and it brings a large library

    written = io.BytesIO()
    with soundfile.SoundFile(
        written, "w", sound.rate_hz, 1, "VORBIS", format="OGG", compression_level=_COMPRESSION
    ) as file:
        file.buffer_write(sound.samples, dtype="int16")
    return written.getvalue()
