"""The command that records a guide's sentences: speak."""

import argparse
import sys
from pathlib import Path

from kiosk.authoring.commands.guide import checked_guide
from kiosk.authoring.commands.status import DONE, FAULTY, NOT_RUN, Commands, add_command
from kiosk.authoring.voice.engines import PIPER, Espeak, Piper
from kiosk.authoring.voice.folder import VOICE
from kiosk.speech.errors import SpeechError


def add(commands: Commands) -> None:
    """Add the command to the parser."""
    speak = add_command(
        commands, "speak", _speak, "record each sentence of a guide, so that a kiosk need not speak itself"
    )
    speak.add_argument("folder", type=Path, metavar="FOLDER", help="the folder that holds guide.toml")
    speak.add_argument(
        "--engine", choices=("espeak-ng", PIPER), default="espeak-ng", help="the program that speaks"
    )
    speak.add_argument("--voice", type=Path, metavar="FILE", help=f"{PIPER}'s voice, an .onnx file")
    speak.add_argument("--language", metavar="LANG", help=f"the language that {PIPER}'s voice speaks")
    speak.add_argument(
        "--remove", action="store_true", help="remove what a program recorded for sentences that are gone"
    )


def _speak(arguments: argparse.Namespace) -> int:
    from kiosk.authoring.voice.speak import speak_guide  # noqa: PLC0415 - this command alone needs it

    folder: Path = arguments.folder
    guide = checked_guide(folder, "Nothing was recorded. Mend the errors, then record again.")
    if guide is None:
        return FAULTY
    language = arguments.language or (guide.languages[0] if len(guide.languages) == 1 else "")
    if arguments.engine == PIPER and (arguments.voice is None or language not in guide.languages):
        told = f"{PIPER} needs --voice FILE, and --language with one of {', '.join(guide.languages)}."
        print(told, file=sys.stderr)  # noqa: T201 - a command line prints
        return NOT_RUN
    engine = Piper(arguments.voice, language) if arguments.engine == PIPER else Espeak()
    try:
        results = speak_guide(guide, folder, engine, remove=arguments.remove, tell=_print)
    except SpeechError as error:
        print(f"{error} What was recorded before is kept; go on with the same command.", file=sys.stderr)  # noqa: T201 - the same
        return NOT_RUN
    finally:
        engine.close()
    for each in results:
        told = f"{each.made} recorded, {each.kept} were there already, {each.persons} by a person's voice"
        _print(f"{each.language}: {told}, {each.missing} missing")
        if each.needless:
            _print(f"{each.language}: no sentence needs {', '.join(each.needless)}")
    _print(
        f"{folder / VOICE} holds the recordings; they travel with the guide: kiosk-content publish {folder}"
    )
    return DONE


def _print(text: str) -> None:
    print(text, flush=True)  # noqa: T201 - a command line prints
