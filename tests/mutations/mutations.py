"""The guards that keep a kiosk safe, each as an edit that takes it away, and the tests that must notice.

An edit that takes nothing away any more, because the code has changed, is a fault of this list; the runner
says so.
"""

from dataclasses import dataclass
from typing import Final, Literal

Guard = Literal[
    "forced writes", "name rule", "pre-check", "ratchet", "pixel cap", "SVG rules", "words", "trust", "bounds"
]


@dataclass(frozen=True)
class Mutation:
    """One guard taken away.

    Attributes:
        guard: what it belongs to.
        name: what is no longer done.
        file: where, below the root of the project.
        old: the code that is replaced; it stands there once.
        new: what takes its place.
        tests: what pytest is to run; at least one of it must fail.
    """

    guard: Guard
    name: str
    file: str
    old: str
    new: str
    tests: tuple[str, ...]


_POWER: Final = ("tests/unit/bundle/test_power_cut.py", "-k", "as_before_or_as_after")
_FILES: Final = ("tests/unit/bundle/test_filesystem.py",)
_NAMES: Final = ("tests/unit/bundle/test_names.py",)
_ZIP: Final = ("tests/unit/bundle/test_stored_zip.py",)
_TRUST: Final = ("tests/unit/bundle/test_trust.py",)
_SIGNED: Final = ("tests/unit/bundle/test_signatures.py",)
_SENT: Final = ("tests/unit/bundle/test_hostile_updates.py",)
_PICTURES: Final = ("tests/hostile/test_pictures.py",)
_WORDS: Final = ("tests/hostile/test_words.py",)

_SYSTEM: Final = "kiosk/bundle/filesystem.py"
_WRITER: Final = "kiosk/bundle/writer.py"
_NAME: Final = "kiosk/bundle/names.py"
_ARCHIVE: Final = "kiosk/bundle/stored_zip.py"
_JUDGE: Final = "kiosk/bundle/trust.py"
_IMPORT: Final = "kiosk/bundle/importer.py"
_PNG: Final = "kiosk/content/png.py"
_SVG: Final = "kiosk/content/svg.py"
_FIT: Final = "kiosk/content/fitness.py"


def _never(guard: Guard, name: str, file: str, condition: str, tests: tuple[str, ...]) -> Mutation:
    """Return the mutation in which a condition is never true; ``condition`` is a line's text."""
    indent = condition[: len(condition) - len(condition.lstrip())]
    word = condition.split(maxsplit=1)[0]
    return Mutation(guard, name, file, condition + "\n", f"{indent}{word} False:\n", tests)


MUTATIONS: Final = (
    # --- Forced writes ---
    Mutation(
        "forced writes",
        "a file's bytes, by the program",
        _SYSTEM,
        "                self.append(handle, chunk)\n            self.sync_file(handle)",
        "                self.append(handle, chunk)",
        _POWER,
    ),
    Mutation(
        "forced writes",
        "the name of a file that was put in its place",
        _SYSTEM,
        "        self.sync_folder(path.parent)\n\n\ndef wipe",
        "\n\ndef wipe",
        _POWER,
    ),
    Mutation(
        "forced writes",
        "the name of a new folder",
        _SYSTEM,
        "            self.sync_folder(each.parent)\n",
        "",
        _POWER,
    ),
    Mutation(
        "forced writes",
        "the name of a version that has arrived",
        _WRITER,
        "                        self._fs.remove(part)\n                raise\n"
        "            self._fs.sync_folder(self._layout.bundles)",
        "                        self._fs.remove(part)\n                raise",
        _POWER,
    ),
    Mutation(
        "forced writes",
        "the name of a version that was here already",
        _WRITER,
        "                self._fs.sync_folder(self._layout.bundles)\n                return",
        "                return",
        _POWER,
    ),
    Mutation(
        "forced writes",
        "a file's bytes, by the system",
        _SYSTEM,
        "        os.fsync(handle)\n\n",
        "\n",
        _FILES,
    ),
    Mutation(
        "forced writes",
        "a folder's names, by the system",
        _SYSTEM,
        "            os.fsync(handle)\n        finally",
        "            pass\n        finally",
        _FILES,
    ),
    # --- The rule for names ---
    Mutation("name rule", "plain letters", _NAME, "_PART.fullmatch(part) and not", "not", _NAMES),
    Mutation("name rule", "no dot at the end", _NAME, 'not part.endswith(".") and ', "", _NAMES),
    Mutation("name rule", "no device", _NAME, " and not _DEVICE.fullmatch(part)", "", _NAMES),
    Mutation("name rule", "not too long", _NAME, "len(name) <= MOST_LETTERS\n        and ", "", _NAMES),
    Mutation("name rule", "not too deep", _NAME, "len(parts) <= MOST_LEVELS\n        and ", "", _NAMES),
    Mutation("name rule", "the whole part", _NAME, "_PART.fullmatch", "_PART.match", _NAMES),
    Mutation(
        "name rule",
        "asked for in archives",
        _ARCHIVE,
        "        if not is_safe_name(name):\n",
        "        if False:\n",
        _ZIP,
    ),
    Mutation(
        "name rule",
        "each name once",
        _ARCHIVE,
        "    if len(known) != len(names):\n",
        "    if False:\n",
        _ZIP,
    ),
    Mutation(
        "name rule",
        "asked for on carriers",
        "kiosk/bundle/carriers.py",
        "        if not is_safe_name(path):\n",
        "        if False:\n",
        ("tests/unit/bundle/test_carriers.py",),
    ),
    # --- Before an archive is parsed ---
    Mutation(
        "pre-check",
        "the number of entries",
        _ARCHIVE,
        "    if count > MOST_ENTRIES or directory_bytes > MOST_DIRECTORY_BYTES:\n",
        "    if False:\n",
        _ZIP,
    ),
    Mutation(
        "pre-check",
        "where the directory is",
        _ARCHIVE,
        "        place + directory_bytes + _END.size != archive.size\n        or end !=",
        "        end !=",
        _ZIP,
    ),
    Mutation(
        "pre-check",
        "what the directory says of an entry",
        _ARCHIVE,
        "        if header != _central_header(name, crc, entry_bytes, place):\n",
        "        if False:\n",
        _ZIP,
    ),
    Mutation(
        "pre-check",
        "what stands before an entry",
        _ARCHIVE,
        "        if archive.read(place, len(local)) != local:\n",
        "        if False:\n",
        _ZIP,
    ),
    # --- Nothing older than before ---
    Mutation(
        "ratchet",
        "lists of before are shown",
        _JUDGE,
        "    _unpack(trust, folder)\n",
        "    _unpack({}, folder)\n",
        (*_TRUST, "-k", "old_stick"),
    ),
    Mutation(
        "ratchet",
        "accepted lists are kept",
        _IMPORT,
        "        trust=trust,\n        floor",
        "        floor",
        _TRUST,
    ),
    Mutation(
        "ratchet",
        "new roots are kept at once",
        _IMPORT,
        "        record = replace(before, trust=verdict.roots)\n",
        "        record = before\n",
        _SIGNED,
    ),
    Mutation(
        "ratchet",
        "not before the guide has arrived",
        _IMPORT,
        "replace(before, trust=verdict.roots)",
        "replace(before, trust=verdict.trust)",
        _SENT,
    ),
    Mutation(
        "ratchet",
        "nor after another update came in between",
        _IMPORT,
        "        if before.generation != proposal.generation:\n",
        "        if False:\n",
        ("tests/unit/bundle/test_follower.py", "-k", "in_between"),
    ),
    # --- Pictures ---
    Mutation(
        "pixel cap",
        "the longest side",
        _PNG,
        "            if not (0 < width <= MAX_SIDE_PX and 0 < height <= MAX_SIDE_PX):\n",
        "            if not (0 < width and 0 < height):\n",
        _PICTURES,
    ),
    Mutation(
        "pixel cap",
        "asked for on the kiosk",
        _FIT,
        "    elif problem := png_fault(media.content):\n",
        "    elif problem := '':\n",
        _PICTURES,
    ),
    Mutation(
        "pixel cap",
        "a photograph is read as nothing else",
        "kiosk/ui/widgets/drawing.py",
        "    return reader.read()\n",
        "    return QImage.fromData(content)\n",
        _PICTURES,
    ),
    _never("SVG rules", "elements", _SVG, "        if element not in _ELEMENTS:", _PICTURES),
    _never("SVG rules", "attributes", _SVG, "        if name not in _ATTRIBUTES:", _PICTURES),
    _never("SVG rules", "colours", _SVG, "        if match is None:", _PICTURES),
    _never("SVG rules", "no reference", _SVG, '        elif "url(" in value.lower():', _PICTURES),
    _never("SVG rules", "depth", _SVG, "        if len(self._open) > _MAX_DEPTH:", _PICTURES),
    _never("SVG rules", "number", _SVG, "        if self._elements > _MAX_ELEMENTS:", _PICTURES),
    Mutation(
        "SVG rules",
        "no entity",
        _SVG,
        '        raise _RefusedError("a DOCTYPE or an entity is not allowed")',
        "        pass",
        _PICTURES,
    ),
    Mutation(
        "SVG rules", "no words", _SVG, "        if words.strip() and ", "        if False and ", _PICTURES
    ),
    Mutation(
        "SVG rules",
        "no instruction",
        _SVG,
        "        self._parser.ProcessingInstructionHandler = self._tell_instruction\n",
        "",
        _PICTURES,
    ),
    Mutation(
        "SVG rules",
        "asked for on the kiosk",
        _FIT,
        "        yield from ((fault.rule, fault.problem) for fault in svg_faults(media.content))\n",
        "        yield from ()\n",
        _PICTURES,
    ),
    # --- Words ---
    _never("words", "nothing hidden", _FIT, "    if hidden := hidden_character(text):", _WORDS),
    _never("words", "no text without end", _FIT, "    if len(text) > MOST_LETTERS:", _WORDS),
    _never("words", "no word without end", _FIT, "    if _LONG_WORD.search(text):", _WORDS),
    # --- Trust ---
    Mutation(
        "trust",
        "the guide's digest",
        _WRITER,
        "        if arrived != wanted.length or digest.hexdigest() != wanted.sha256:\n",
        "        if arrived != wanted.length:\n",
        _SENT,
    ),
    Mutation(
        "trust",
        "dates, on a server",
        _JUDGE,
        "now if carrier.keeps_dates else _LONG_AGO",
        "_LONG_AGO",
        _TRUST,
    ),
    Mutation(
        "trust",
        "a withdrawn version",
        "kiosk/bundle/state.py",
        "        return item.version >= self.floor and item.sha256 not in self.revoked\n",
        "        return True\n",
        ("tests/unit/bundle/test_state.py", "tests/unit/bundle/test_importer.py"),
    ),
    Mutation(
        "trust",
        "a version that failed to start",
        "kiosk/bundle/state.py",
        "        return not self.proven and self.starts >= MOST_FAILED_STARTS\n",
        "        return False\n",
        ("tests/unit/bundle/test_channels.py",),
    ),
    # --- Bounds ---
    Mutation(
        "bounds",
        "a list's length",
        _JUDGE,
        "            if len(content) > most:\n",
        "            if False:\n",
        _SENT,
    ),
    Mutation(
        "bounds",
        "the memory of the process that checks",
        "kiosk/bundle/apart.py",
        "    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY_BYTES, MOST_MEMORY_BYTES))\n",
        "",
        ("tests/unit/bundle/test_apart.py", "-k", "bounded"),
    ),
    Mutation(
        "bounds",
        "the space on the disk",
        _WRITER,
        "        if free < needed + RESERVE_BYTES:\n",
        "        if False:\n",
        ("tests/unit/bundle/test_interrupted_updates.py", "-k", "space"),
    ),
    Mutation(
        "bounds",
        "one writer at a time",
        "kiosk/bundle/lock.py",
        "        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)\n",
        "        pass\n",
        _FILES,
    ),
    Mutation(
        "bounds",
        "the time that a carrier may take",
        "kiosk/bundle/carriers.py",
        "                    if self.monotonic() > latest:\n",
        "                    if False:\n",
        _SENT,
    ),
)
