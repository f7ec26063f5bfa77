"""What is known of an update, of the versions that are kept, and of a publisher's key."""

import datetime as dt
import enum
from dataclasses import dataclass

from kiosk.bundle.errors import BundleError
from kiosk.bundle.state import Item
from kiosk.bundle.store import Channel
from kiosk.content.difference import GuideDifference
from kiosk.content.model import Guide, Text
from kiosk.library import SetChange


class Step(enum.Enum):
    """How far an update has come. The words for it belong to the screens."""

    NONE = "none"
    LOOKING = "looking"
    """It is being fetched and checked."""
    READY = "ready"
    """It was found good; staff decide."""
    SAME = "same"
    """It is what the kiosk shows already."""
    INSTALLING = "installing"
    DONE = "done"
    REFUSED = "refused"


@dataclass(frozen=True)
class Candidate:
    """An update that was fetched and found good.

    Attributes:
        guide: the guide that it brings.
        difference: what is another than in the guide that is shown.
        notes: what is new, in its publisher's words.
        issued: the day it was issued, if told.
        channel: whose it is.
        clock_is_wrong: whether the kiosk's clock cannot be right.
        topics: how many guides it brings, of which ``guide`` is the first one.
        guides: which guides are new, another, or gone; empty where it is one guide for one.
    """

    guide: Guide
    difference: GuideDifference
    notes: Text
    issued: dt.date | None
    channel: Channel
    clock_is_wrong: bool
    topics: int = 1
    guides: tuple[SetChange, ...] = ()


@dataclass(frozen=True)
class Refusal:
    """Why something was not done.

    Attributes:
        source: what staff call the place that it came from.
        error: the reason, with words for staff.
        at: when.
    """

    source: str
    error: BundleError
    at: dt.datetime


@dataclass(frozen=True)
class KeptVersion:
    """A version that is kept on this kiosk.

    Attributes:
        channel: whose it is.
        item: the version.
        may_show: whether its publisher has not withdrawn it.
    """

    channel: Channel
    item: Item
    may_show: bool


@dataclass(frozen=True)
class PublisherKey:
    """A publisher's key that was read from a stick, to be compared by eye before it is trusted.

    Attributes:
        words: six words that no other key has; the publisher's recovery sheet shows the same.
        keys: how many keys may sign.
        threshold: how many of them must.
        root: the bytes of its file (TUF root metadata).
    """

    words: tuple[str, ...]
    keys: int
    threshold: int
    root: bytes
