"""Gathers a guide's recordings for its bundle, and tells what is wrong with them before that."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from kiosk.authoring.findings import Findings, Place
from kiosk.authoring.voice.folder import (
    INDEX,
    VOICE,
    VoiceFolder,
    VoiceIndexError,
    has_recordings,
    sentences_of,
)
from kiosk.content.model import Guide
from kiosk.content.recording import (
    MOST_BYTES,
    MOST_RECORDINGS,
    SUFFIX,
    WORDS,
    RecordingError,
    Words,
    decode,
    encode_words,
)


def check_recordings(guide: Guide, folder: Path, findings: Findings) -> None:
    """Tell of recordings that are missing, stale, or cannot be played; of a guide without any, nothing."""
    if not has_recordings(folder):
        return
    count = 0
    for language, sentences in sentences_of(guide).items():
        voice = VoiceFolder(folder, language)
        files = voice.files()
        place = Place(f"{VOICE}/{language}/{INDEX}", 1)
        try:
            voice.read_index()
        except VoiceIndexError:
            findings.add("bad-recording", place, "the list of the recordings is damaged")
        if missing := [name for name in sentences if name not in files]:
            told = f"{len(missing)} of {len(sentences)} sentences in `{language}` have no recording"
            findings.add("recordings-missing", place, told)
        if needless := [name for name in files if name not in sentences]:
            told = f"{len(needless)} recordings in `{language}` say what the guide does not say any more"
            findings.add("recordings-stale", place, told)
        for name in files:
            if name in sentences:
                count += 1
                if fault := _fault_in(voice.folder / name):
                    findings.add("bad-recording", Place(f"{VOICE}/{language}/{name}", 1), fault)
    if count > MOST_RECORDINGS:
        told = f"the guide has {count} recordings; at most {MOST_RECORDINGS} fit into an update"
        findings.add("bad-recording", Place(VOICE, 1), told)


def _fault_in(file: Path) -> str:
    try:
        with file.open("rb") as opened:
            decode(opened.read(MOST_BYTES + 1))
    except RecordingError as error:
        return error.reason
    except OSError as error:
        return f"it cannot be read: {error.strerror}"
    return ""


def recordings_for_bundle(guides: Iterable[tuple[Guide, Path]], scratch: Path) -> Mapping[str, Path]:
    """Return what is packed: path below ``audio/`` → file. A sentence that changed has none.

    A recording goes by its sentence, so that guides of a set that say the same share it.

    Args:
        guides: Each guide of the bundle, checked, and its folder.
        scratch: A folder for the lists of words, until all is packed.

    Raises:
        VoiceIndexError: An index is damaged.
        OSError: A file cannot be read or written.
    """
    packed: dict[str, Path] = {}
    words: dict[str, Words] = {}
    for guide, folder in guides:
        if not has_recordings(folder):
            continue
        for language, sentences in sentences_of(guide).items():
            voice = VoiceFolder(folder, language)
            known, there = voice.read_index(), set(voice.files())
            inside = language.lower()
            for name, sentence in sentences.items():
                if name in there and f"{inside}/{name}" not in packed:
                    packed[f"{inside}/{name}"] = voice.folder / name
                    if times := voice.line_of(name, sentence, known).times():
                        words.setdefault(inside, {})[name.removesuffix(SUFFIX)] = times
    for inside, of_language in words.items():
        file = scratch / f"{inside}-{WORDS}"
        file.write_bytes(encode_words(of_language))
        packed[f"{inside}/{WORDS}"] = file
    return packed
