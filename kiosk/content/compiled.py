r"""The compiled guide: one compact file, read at once or not at all.

Layout, numbers big-endian; it stays the same for every format number, so that an old kiosk can tell a
guide that is too new from one that is damaged:

====== ====== ==========================================================================
offset bytes  what
====== ====== ==========================================================================
0      8      magic: ``\x8eKGUIDE\n`` (a byte that is no text, and a line end that a
              careless transfer as text would change)
8      2      format number, ``FORMAT``
10     8      length of the payload in bytes
18     32     SHA-256 over the format number, the length and the payload
50     …      payload: the ``Guide`` as MessagePack, keys in order, defaults left out
====== ====== ==========================================================================

The digest finds damage; it is no proof of where a guide comes from. That is the signature's part.
"""

import contextlib
import hashlib
import os
import struct
from pathlib import Path

import msgspec

from kiosk.content.errors import (
    GuideDamagedError,
    GuideMissingError,
    GuideNotWrittenError,
    GuideTooNewError,
)
from kiosk.content.integrity import find_faults
from kiosk.content.model import Guide

FORMAT = 1
"""Raised whenever a kiosk of before could not read, or would misread, what is written now."""

MAX_BYTES = 64 * 1024 * 1024
"""A file larger than this is not even read (64 MiB)."""

_MAGIC = b"\x8eKGUIDE\n"
_COUNTED = struct.Struct(">HQ")
_DIGEST_BYTES = hashlib.sha256().digest_size
_HEADER_BYTES = len(_MAGIC) + _COUNTED.size + _DIGEST_BYTES
_FAULTS_TOLD = 3

_encoder = msgspec.msgpack.Encoder(order="deterministic")
_decoder = msgspec.msgpack.Decoder(Guide)


def encode_guide(guide: Guide) -> bytes:
    """Return the compiled form of a guide; equal guides give equal bytes."""
    payload = _encoder.encode(guide)
    counted = _COUNTED.pack(FORMAT, len(payload))
    return _MAGIC + counted + hashlib.sha256(counted + payload).digest() + payload


def decode_guide(compiled: bytes, name: str = "(in memory)") -> Guide:
    """Return the guide in its compiled form, whole and with parts that fit together.

    Args:
        compiled: All bytes of a compiled guide.
        name: What to call the guide in an error's message.

    Raises:
        GuideDamagedError: Not a compiled guide, cut short, changed, followed by other bytes, or its ids and
            languages do not fit together.
        GuideTooNewError: A whole file with a later format number than ``FORMAT``.
    """
    payload = _checked_payload(compiled, name)
    try:
        guide = _decoder.decode(payload)
        faults = find_faults(guide)
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise GuideDamagedError(name, "its contents are not those of a guide") from error
    if faults:
        told = "; ".join(fault.problem for fault in faults[:_FAULTS_TOLD])
        raise GuideDamagedError(name, f"its parts do not fit together ({told})")
    return guide


def _checked_payload(compiled: bytes, name: str) -> memoryview:
    """Return the payload once the header's length, digest and format number are found right."""
    if not compiled.startswith(_MAGIC):
        raise GuideDamagedError(
            name, "the file is empty" if not compiled else "the file is not a compiled guide"
        )
    if len(compiled) < _HEADER_BYTES:
        raise GuideDamagedError(name, "the file ends too early")
    whole = memoryview(compiled)
    counted = whole[len(_MAGIC) : len(_MAGIC) + _COUNTED.size]
    digest = whole[len(_MAGIC) + _COUNTED.size : _HEADER_BYTES]
    payload = whole[_HEADER_BYTES:]
    number, length = _COUNTED.unpack(counted)
    if len(payload) < length:
        raise GuideDamagedError(name, "the file ends too early")
    if len(payload) > length:
        raise GuideDamagedError(name, "other bytes follow its end")
    actual = hashlib.sha256(counted)
    actual.update(payload)
    if actual.digest() != digest:
        raise GuideDamagedError(name, "its bytes are not those that were written")
    if number > FORMAT:
        raise GuideTooNewError(name, number, FORMAT)
    if number != FORMAT:
        raise GuideDamagedError(name, f"there is no format {number}")
    return payload


def read_guide(path: Path) -> Guide:
    """Return the guide in a compiled file.

    Raises:
        GuideMissingError: There is no such file, or it may not be read.
        GuideDamagedError: As in ``decode_guide``, or larger than ``MAX_BYTES``.
        GuideTooNewError: As in ``decode_guide``.
    """
    name = str(path)
    try:
        # Asked first: opening a pipe that nobody writes to would wait for ever.
        if path.exists() and not path.is_file():
            raise GuideMissingError(name, "it is not a file")
        with path.open("rb") as file:
            # One byte more than allowed tells a file that grows while it is read, too.
            compiled = file.read(MAX_BYTES + 1) if os.fstat(file.fileno()).st_size <= MAX_BYTES else None
    except FileNotFoundError as error:
        raise GuideMissingError(name, "there is no such file") from error
    except (OSError, ValueError) as error:
        raise GuideMissingError(name, _reason(error)) from error
    if compiled is None or len(compiled) > MAX_BYTES:
        raise GuideDamagedError(name, f"it is larger than {MAX_BYTES // 1024**2} MiB")
    return decode_guide(compiled, name)


def write_guide(guide: Guide, path: Path) -> None:
    """Write the compiled guide, so that ``path`` holds the old file or the new one, and nothing between.

    Raises:
        GuideNotWrittenError: The folder is missing, full or closed to us; the old file is untouched.
    """
    compiled = encode_guide(guide)
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        part.unlink(missing_ok=True)
        with part.open("xb") as file:
            file.write(compiled)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
        _sync_folder(path.parent)
    except (OSError, ValueError) as error:
        with contextlib.suppress(OSError, ValueError):
            part.unlink(missing_ok=True)
        raise GuideNotWrittenError(str(path), _reason(error)) from error


def _sync_folder(folder: Path) -> None:
    """Have the folder's new entry on the disk; a folder cannot be opened for that on Windows."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _reason(error: Exception) -> str:
    """Return the system's own words, without number and path, as a clause."""
    words = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return words[:1].lower() + words[1:]
