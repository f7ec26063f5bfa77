"""The staff's PIN: its rules, its hash, and the waits that make guessing pointless.

There is no default PIN: a fresh kiosk has none, and asks for one. Tries are counted on the disk before the
PIN is compared, so that pulling the plug in between gives no free try. A damaged file refuses entry; only
deleting it, which needs the kiosk's account or an administrator, makes the kiosk a fresh one.

Six digits are a million PINs. At the screen, the waits leave a guesser 24 tries a day. Whoever has a copy of
the file is not held up by waits, and by Argon2id only for a day or so: the file is for this account alone.
"""

import contextlib
import hashlib
import itertools
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final, NamedTuple

import msgspec
from msgspec.structs import replace

from kiosk.staff import durable
from kiosk.staff.errors import (
    PinDamagedError,
    PinDiskError,
    PinNotDigitsError,
    PinNotSetError,
    PinTooLongError,
    PinTooShortError,
    PinTooSimpleError,
    PinWaitError,
)

FEWEST_DIGITS: Final = 6
MOST_DIGITS: Final = 12
FREE_TRIES: Final = 3
FIRST_WAIT_S: Final = 30.0
LONGEST_WAIT_S: Final = 3600.0

_FEWEST_DIFFERENT: Final = 4
_LINES_OF_THE_PAD: Final = ("123", "456", "789", "147", "258", "369", "159", "357")
_MOST_FILE_BYTES: Final = 10_000
_CHECKSUM_DIGITS: Final = 64


class Argon2Cost(NamedTuple):
    """How much work one hash is (RFC 9106, section 3.1).

    Attributes:
        passes: Times that the memory is gone through, t.
        memory_kib: Memory in KiB, m.
        lanes: Threads, p.
    """

    passes: int
    memory_kib: int
    lanes: int


RFC_9106_SECOND: Final = Argon2Cost(passes=3, memory_kib=64 * 1024, lanes=4)
"""The second recommended option of RFC 9106, section 4, for machines with little memory; with its salt of 128
bits and its tag of 256 bits. Well above OWASP's minimum (19 MiB, 2 passes, 1 lane: Password Storage Cheat
Sheet). It takes about 0.1 s on two cores."""

_MOST_COST: Final = Argon2Cost(passes=10, memory_kib=128 * 1024, lanes=16)
"""What comparing may take: a damaged file must not use up the machine's memory."""

_SALT_BYTES: Final = 16
_TAG_BYTES: Final = 32


class _Kept(msgspec.Struct, frozen=True):
    """What the file holds.

    Attributes:
        encoded: The hash with its salt and cost, as the Argon2 library writes it.
        tries: Tries begun since the last right PIN.
        last_try: When the newest of them began, in seconds since the epoch.
    """

    encoded: str
    tries: int = 0
    last_try: float = 0.0


class PinLock:
    """Lets in who knows the PIN, and makes who guesses wait.

    Several processes and threads may use the same file.

    Args:
        file: Where the PIN's hash and the count of tries lie; its folder is created when a PIN is set.
            Nothing is read yet.
        now: The clock on the wall, in seconds since the epoch. A clock that is set back does not shorten a
            wait; one that is set forward does.
        cost: The work of hashing a PIN that is set.
    """

    def __init__(self, file: Path, now: Callable[[], float], cost: Argon2Cost = RFC_9106_SECOND) -> None:
        self._file = file
        self._now = now
        self._cost = cost

    @property
    def is_set(self) -> bool:
        """Whether a PIN is set. A file that is damaged, or may not be looked at, counts as one."""
        try:
            self._file.lstat()
        except FileNotFoundError:
            return False
        except OSError:
            return True
        return True

    @property
    def wait_s(self) -> float:
        """Seconds until the next try is allowed; 0.0 if it is now, or if no PIN can be read.

        Where the clock was set back since the last try, the whole wait begins anew. This never raises.
        """
        try:
            with self._held():
                return self._wait_of(self._without_future(self._read()))
        except (PinNotSetError, PinDamagedError, PinDiskError):
            return 0.0

    def set_pin(self, pin: str) -> None:
        """Set the PIN, in place of the one set before, and forget wrong tries. Slow: off the UI thread.

        Who may do that is for the caller to know: anybody where no PIN is set, else whoever gave the PIN.

        Raises:
            PinTooShortError: It has fewer than 6 digits.
            PinTooLongError: It has more than 12 digits.
            PinNotDigitsError: There is something else than the digits 0 to 9 in it.
            PinTooSimpleError: It is one of those that are guessed first.
            PinDamagedError: A damaged file lies there. It is left as it is.
            PinDiskError: The disk does not take it. The PIN before it stays.
        """
        require_good(pin)
        encoded = _hash(pin, self._cost)
        try:
            durable.make_folder(self._file.parent)
        except OSError as error:
            raise PinDiskError(_reason(error)) from error
        with self._held():
            with contextlib.suppress(PinNotSetError):
                self._read()
            self._write(_Kept(encoded))

    def check(self, pin: str) -> bool:
        """Count a try, then return whether this is the PIN. Slow: off the UI thread.

        A right one forgets the wrong ones before it.

        Raises:
            PinWaitError: A wait after wrong tries still runs. Nothing was compared or counted.
            PinNotSetError: There is no PIN.
            PinDamagedError: The file is damaged.
            PinDiskError: The file cannot be read, or the try cannot be counted. Nothing was compared.
        """
        encoded = self._count_try()
        try:
            matches = _matches(encoded, pin)
        except ValueError:
            raise PinDamagedError(str(self._file), "it holds no Argon2 hash") from None
        if not matches:
            return False
        # Staff who gave the right PIN come in, even where the disk fails just now: the count only stays
        with contextlib.suppress(PinDiskError), self._held():
            kept = self._read()
            if kept.encoded == encoded:
                self._write(_Kept(encoded))
        return True

    def _count_try(self) -> str:
        """Count a try on the disk and return the hash to compare with."""
        with self._held():
            kept = self._without_future(self._read())
            wait_s = self._wait_of(kept)
            if wait_s > 0:
                raise PinWaitError(wait_s)
            self._write(replace(kept, tries=kept.tries + 1, last_try=self._now()))
            return kept.encoded

    def _wait_of(self, kept: _Kept) -> float:
        return max(0.0, kept.last_try + wait_after(kept.tries) - self._now())

    def _without_future(self, kept: _Kept) -> _Kept:
        """Return what is kept, with a last try that lies in the future, by a clock set back, moved to now."""
        now = self._now()
        if kept.last_try <= now:
            return kept
        moved = replace(kept, last_try=now)
        # If the disk does not take it, the wait begins anew the next time: longer, never shorter
        with contextlib.suppress(PinDiskError):
            self._write(moved)
        return moved

    # --- The file ---

    @contextlib.contextmanager
    def _held(self) -> Iterator[None]:
        """Keep other processes and threads from the file meanwhile."""
        try:
            with durable.held(self._file.with_name(self._file.name + ".lock")):
                yield
        except FileNotFoundError as error:  # not even a folder
            raise PinNotSetError from error
        except OSError as error:
            raise PinDiskError(_reason(error)) from error

    def _read(self) -> _Kept:
        try:
            with self._file.open("rb") as file:
                return _decode(file.read(_MOST_FILE_BYTES))
        except FileNotFoundError as error:
            raise PinNotSetError from error
        except IsADirectoryError as error:
            raise PinDamagedError(str(self._file), "it is a folder") from error
        except OSError as error:
            raise PinDiskError(_reason(error)) from error
        except (ValueError, msgspec.MsgspecError):
            # Without its cause, which may quote the file
            raise PinDamagedError(str(self._file)) from None

    def _write(self, kept: _Kept) -> None:
        try:
            durable.put(self._file, _encode(kept))
        except OSError as error:
            raise PinDiskError(_reason(error)) from error


def wait_after(tries: int) -> float:
    """Return the seconds to wait after so many tries without a right one.

    The first three are free; then 30 s, 1 min, 2 min, and so on, twice as long each time, up to an hour.
    """
    if tries < FREE_TRIES:
        return 0.0
    doublings = min(tries - FREE_TRIES, 20)  # far beyond the longest wait, and small enough for a float
    return min(FIRST_WAIT_S * 2.0**doublings, LONGEST_WAIT_S)


def require_good(pin: str) -> None:
    """Accept 6 to 12 digits that are not guessed first.

    NIST SP 800-63B, section 5.1.1.2, has secrets refused that are repetitive, sequential or often used.

    Raises:
        PinTooShortError: It has fewer than 6 digits.
        PinTooLongError: It has more than 12 digits.
        PinNotDigitsError: There is something else than the digits 0 to 9 in it.
        PinTooSimpleError: It has fewer than four different digits, repeats a part of itself (12341234),
            goes by equal steps (123456, 135791), or along the lines of the number pad (789456, 147258).
    """
    if re.fullmatch(r"[0-9]*", pin) is None:
        raise PinNotDigitsError
    if len(pin) < FEWEST_DIGITS:
        raise PinTooShortError(FEWEST_DIGITS)
    if len(pin) > MOST_DIGITS:
        raise PinTooLongError(MOST_DIGITS)
    steps = {(int(after) - int(before)) % 10 for before, after in itertools.pairwise(pin)}
    few = len(set(pin)) < _FEWEST_DIFFERENT
    repeats = re.fullmatch(r"(.+)\1+", pin) is not None
    if few or repeats or len(steps) == 1 or _follows_pad(pin):
        raise PinTooSimpleError


def _follows_pad(pin: str) -> bool:
    """Return whether a PIN is made of whole lines of the number pad, forwards or backwards."""
    lines = {*_LINES_OF_THE_PAD, *(line[::-1] for line in _LINES_OF_THE_PAD)}
    return len(pin) % 3 == 0 and all(pin[start : start + 3] in lines for start in range(0, len(pin), 3))


def _hash(pin: str, cost: Argon2Cost) -> str:
    import argon2  # noqa: PLC0415 - only staff need it

    hasher = argon2.PasswordHasher(
        time_cost=cost.passes,
        memory_cost=cost.memory_kib,
        parallelism=cost.lanes,
        hash_len=_TAG_BYTES,
        salt_len=_SALT_BYTES,
        type=argon2.Type.ID,
    )
    return hasher.hash(pin)


def _matches(encoded: str, pin: str) -> bool:
    """Compare, in constant time; ValueError if ``encoded`` is no hash, or asks for far too much work."""
    import argon2  # noqa: PLC0415 - only staff need it
    from argon2.exceptions import VerificationError, VerifyMismatchError  # noqa: PLC0415

    cost = argon2.extract_parameters(encoded)
    if cost.memory_cost > _MOST_COST.memory_kib or cost.time_cost > _MOST_COST.passes:
        raise ValueError("a hash that no kiosk has made")
    try:
        return argon2.PasswordHasher().verify(encoded, pin)
    except VerifyMismatchError:
        return False
    except VerificationError as error:
        raise ValueError(str(error)) from error


def _encode(kept: _Kept) -> bytes:
    """Return the bytes of the file: the SHA-256 of the rest in hexadecimal digits, a line end, and JSON."""
    body = msgspec.json.encode(kept)
    return hashlib.sha256(body).hexdigest().encode() + b"\n" + body


def _decode(content: bytes) -> _Kept:
    checksum, body = content[:_CHECKSUM_DIGITS], content[_CHECKSUM_DIGITS + 1 :]
    if hashlib.sha256(body).hexdigest().encode() != checksum:
        raise ValueError("not what was written")
    return msgspec.json.decode(body, type=_Kept)


def _reason(error: OSError) -> str:
    return error.strerror or type(error).__name__
