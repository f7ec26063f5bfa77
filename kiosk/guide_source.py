"""Where the guide on the screen comes from: a file that was named, or the kiosk's own stores.

Nothing here needs a window.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeAlias

from kiosk import paths
from kiosk.bundle.archive import Bundle
from kiosk.bundle.channels import Channels, Showing
from kiosk.bundle.embedded import Embedded, find_embedded
from kiosk.bundle.errors import BundleError, NoContentError
from kiosk.bundle.store import CHANNELS
from kiosk.content.compiled import read_guide
from kiosk.content.cover import cover_of, keep_cover
from kiosk.content.model import Guide

if TYPE_CHECKING:  # most kiosks have one guide
    from kiosk.library import Library

StoreState: TypeAlias = Literal["whole", "on-trial", "damaged", "last-resort", "built-in"]
"""How the stores of guides are: all there, with a guide that was seen to work; with one that was not yet;
something is missing or damaged; the guide is read inside the app, as no store has one; there is no store."""

Note: TypeAlias = Callable[[str, str, str], None]
"""Writes into the journal: what was done, the result, details for a technician."""


class GuideSource:
    """Opens the guide that is to be shown, now and whenever it may have changed.

    Args:
        folder: The kiosk's writable folder; it may not exist yet.
        update: Where the app's built-in update lies; it may be missing.
        compiled: The built-in guide as it was compiled, for an app that was built without an update.
        note: Writes into the journal.

    Attributes:
        channels: The stores.
        embedded: What comes with the app; None if it was built without.
    """

    def __init__(self, folder: Path, update: Path, compiled: Path, note: Note) -> None:
        self.embedded: Embedded | None = find_embedded(update)
        self.channels = Channels(paths.guides_dir(folder), self.embedded)
        self._folder = folder
        self._compiled = compiled
        self._note = note
        self._showing: Showing | None = None

    @property
    def showing(self) -> Showing | None:
        """What is shown and whose it is; None before ``open``, and if it came from no store."""
        return self._showing

    def open(self) -> Guide:
        """Return the guide to show.

        Raises:
            NoContentError: None can be shown; staff must help.
            ContentError: The same, in an app without an update.
        """
        try:
            showing = self.channels.start()
        except NoContentError as error:
            if self.embedded is None:
                return read_guide(self._compiled)
            self._note("content.opened", "failed", error.detail)
            raise
        before, self._showing = self._showing, showing
        if before is not None:
            before.bundle.close()
        for told in showing.notes:
            self._note("content.opened", "differently", told)
        return showing.guide

    def library(self) -> "Library | None":
        """Give the guides to choose from; None where there is one."""
        showing = self._showing
        if showing is None or showing.catalogue is None:
            return None
        from kiosk.library import Library  # noqa: PLC0415 - most kiosks have one guide

        bundle = self.channels.store(showing.channel).bundle_path(showing.item)
        return Library(bundle, showing.catalogue, showing.topics)

    def bundle(self) -> Bundle | None:
        """Return the open bundle of the guide that is shown; None where it came from no store."""
        showing = self._showing
        return None if showing is None else showing.bundle

    @property
    def is_on_trial(self) -> bool:
        """Whether what is shown was never seen to work before."""
        showing = self._showing
        return showing is not None and not showing.is_last_resort and not showing.item.proven

    def state(self) -> StoreState:
        """Tell how the stores are. It looks for files and their sizes, and reads none of them in full."""
        showing = self._showing
        if showing is None:
            return "built-in"
        if showing.is_last_resort:
            return "last-resort"
        for store in map(self.channels.store, CHANNELS):
            if store.lost_records() or not all(map(store.seems_whole, store.record().history)):
                return "damaged"
        item = self.channels.store(showing.channel).record().item(showing.item.sha256)
        return "whole" if item is not None and item.proven else "on-trial"

    def confirm(self) -> None:
        """Note that what is shown works. If that cannot be kept, the next start is a trial again.

        Only now its cover is kept for the next start, which paints it before anything is counted or
        checked: a guide that ends the app must not be able to do so there.
        """
        if self._showing is None:
            return
        try:
            self.channels.confirm(self._showing)
        except BundleError as error:
            self._note("content.confirmed", "failed", error.detail)
        keep_cover(cover_of(self._showing.guide, self._showing.topics), self._folder)

    def close(self) -> None:
        """Close what is open."""
        if self._showing is not None:
            self._showing.bundle.close()
