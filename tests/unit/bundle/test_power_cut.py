"""A power cut at any moment leaves the old version or the new one, whole, with the trust that belongs to it.

And the test is tested: with any one of the forced writes left out, it must find a state that is neither.
"""

import contextlib
import copy
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from msgspec.structs import replace as with_fields

from kiosk.bundle.carriers import TARGET
from kiosk.bundle.errors import BundleError
from kiosk.bundle.state import Record
from tests.unit.bundle.crash_model import Recorder, Tree, crashes
from tests.unit.bundle.machine import Kiosk, Publish, QuickFilesystem
from tests.unit.bundle.publisher import MemoryCarrier, Publisher

Seen = tuple[str, Record]
"""What is shown, and what is remembered (generation aside)."""


def seen(kiosk: Kiosk) -> Seen:
    return kiosk.shown, with_fields(kiosk.store.record(), generation=0)


@dataclass
class Story:
    """Something that is done to a kiosk.

    Attributes:
        kiosk: the kiosk, before.
        act: what is done.
        last: an update that must be possible after any power cut, and the version that it brings.
    """

    kiosk: Kiosk
    act: Callable[[Kiosk], object]
    last: tuple[dict[str, bytes], str]


class Watching(Recorder):
    """Notes what may be seen after each record that is put in its place."""

    def __init__(self, kiosk: Kiosk) -> None:
        super().__init__(kiosk.folder.parent)
        self._kiosk = kiosk
        self.allowed = [seen(kiosk)]

    def tell(self) -> None:
        """Note that somebody was told that what was done until now is done."""
        self.done(len(self.allowed) - 1)

    def rename(self, old: Path, new: Path) -> None:
        super().rename(old, new)
        if new.name.startswith("state-"):
            self.allowed.append(seen(self._kiosk))


def tell(kiosk: Kiosk) -> None:
    if isinstance(kiosk.filesystem, Watching):
        kiosk.filesystem.tell()


def first_update(kiosk: Kiosk, publisher: Publisher, publish: Publish) -> Story:
    publish(1)
    tree = dict(publisher.tree)
    return Story(kiosk, lambda each: each.install(tree), (tree, "v1"))


def next_update(kiosk: Kiosk, publisher: Publisher, publish: Publish) -> Story:
    publish(0)
    kiosk.install(publisher.tree)
    return first_update(kiosk, publisher, publish)


def update_that_pushes_one_out(kiosk: Kiosk, publisher: Publisher, publish: Publish) -> Story:
    for number in (5, 4, 3):
        publish(number)
        kiosk.install(publisher.tree)
    return first_update(kiosk, publisher, publish)


def going_back(kiosk: Kiosk, publisher: Publisher, publish: Publish) -> Story:
    story = next_update(kiosk, publisher, publish)
    kiosk.install(publisher.tree)
    earlier = kiosk.store.record().history[1].sha256
    return replace(story, act=lambda each: each.store.roll_back(earlier))


def new_key_and_a_broken_update(kiosk: Kiosk, publisher: Publisher, publish: Publish) -> Story:
    publish(0)
    kiosk.install(publisher.tree)
    publisher.replace_key("targets")
    story = first_update(kiosk, publisher, publish)
    broken = {name: content for name, content in publisher.tree.items() if TARGET not in name}

    def act(each: Kiosk) -> None:
        with pytest.raises(BundleError):
            each.install(broken)

    return replace(story, act=act)


def new_key_and_an_update(kiosk: Kiosk, publisher: Publisher, publish: Publish) -> Story:
    publish(0)
    kiosk.install(publisher.tree)
    publisher.replace_key("snapshot")
    story = first_update(kiosk, publisher, publish)

    def act(each: Kiosk) -> None:
        with each.importer.begin(MemoryCarrier(publisher.tree), by_staff=True) as update:
            proposal = update.verify()
            tell(each)
            update.stage(proposal)
            update.activate(proposal)

    return replace(story, act=act)


def transfer_that_is_gone_on_with(kiosk: Kiosk, publisher: Publisher, publish: Publish) -> Story:
    publish(0)
    kiosk.install(publisher.tree)
    story = first_update(kiosk, publisher, publish)

    def breaking(path: str, content: bytes) -> Iterable[bytes]:
        yield content[:3000]
        if path.startswith("targets/"):
            raise OSError(5, "Input/output error")
        yield content[3000:]

    def act(each: Kiosk) -> None:
        with contextlib.suppress(BundleError):
            each.install(MemoryCarrier(publisher.tree, breaking, resumes=True))
        each.install(MemoryCarrier(publisher.tree, resumes=True))

    return replace(story, act=act)


def update_that_ended_before_its_name_was_certain(
    kiosk: Kiosk, publisher: Publisher, publish: Publish
) -> Story:
    publish(0)
    kiosk.install(publisher.tree)
    story = first_update(kiosk, publisher, publish)

    def act(each: Kiosk) -> None:
        disk = each.filesystem
        assert isinstance(disk, Recorder)
        with each.importer.begin(MemoryCarrier(publisher.tree), by_staff=True) as update:
            update.stage(update.verify())
        # As if the process had ended just before the last thing it did: forcing the name
        assert disk.log.pop().kind == "sync_folder"
        each.install(publisher.tree)

    return replace(story, act=act)


def start_on_trial(kiosk: Kiosk, publisher: Publisher, publish: Publish) -> Story:
    story = next_update(kiosk, publisher, publish)
    kiosk.install(publisher.tree)
    item = kiosk.store.record().history[0]

    def act(each: Kiosk) -> None:
        each.store.begin_start(item, instead_of_failed=False)
        tell(each)
        each.store.confirm_start(item.sha256)

    return replace(story, act=act)


STORIES = pytest.mark.parametrize(
    "story_of",
    [
        first_update,
        next_update,
        update_that_pushes_one_out,
        going_back,
        new_key_and_a_broken_update,
        new_key_and_an_update,
        transfer_that_is_gone_on_with,
        update_that_ended_before_its_name_was_certain,
        start_on_trial,
    ],
    ids=lambda function: function.__name__,
)

StoryOf = Callable[[Kiosk, Publisher, Publish], Story]


@dataclass
class Played:
    """A story after it was played, with all that is needed to look at every power cut in it."""

    story: Story
    recorder: Watching
    inodes: dict[str, int]
    tree: Tree

    @property
    def kiosk_after_cut(self) -> Kiosk:
        return Kiosk(self.tree.folder / self.story.kiosk.folder.name, self.story.kiosk.root)

    def wrong_state(self, without: int | None = None) -> str:
        """Return what is wrong in the first state that must not be; "" if there is none."""
        known: dict[tuple[tuple[str, bytes | None], ...], Seen] = {}
        for state, step in crashes(self.recorder, self.inodes, without):
            key = tuple(sorted(state.items()))
            if key not in known:
                self.tree.hold(state)
                known[key] = seen(self.kiosk_after_cut)
            found = known[key]
            if found not in self.recorder.allowed:
                return f"neither before nor after: {found[0]!r}, files {sorted(state)}"
            if found not in self.recorder.allowed[step:]:
                return f"told to be done, and is not: {found[0]!r}"
        return ""


@pytest.fixture
def play(kiosk: Kiosk, publisher: Publisher, publish: Publish, tmp_path: Path) -> Callable[[StoryOf], Played]:
    def play_story(story_of: StoryOf) -> Played:
        kiosk.folder = tmp_path / "disk" / "store"
        kiosk.folder.parent.mkdir()
        story = story_of(kiosk, publisher, publish)
        recorder = Watching(story.kiosk)
        inodes = recorder.inodes_before
        story.kiosk.filesystem = recorder
        story.act(story.kiosk)
        recorder.tell()
        (tmp_path / "after").mkdir()
        return Played(story, recorder, inodes, Tree(tmp_path / "after"))

    return play_story


@STORIES
def test_after_a_power_cut_it_is_as_before_or_as_after(
    play: Callable[[StoryOf], Played], story_of: StoryOf
) -> None:
    played = play(story_of)
    assert len(played.recorder.allowed) >= 2
    assert played.wrong_state() == ""


@STORIES
def test_every_forced_write_is_needed(play: Callable[[StoryOf], Played], story_of: StoryOf) -> None:
    played = play(story_of)
    forced = [
        place
        for place, operation in enumerate(played.recorder.log)
        if operation.kind in {"sync_file", "sync_folder"}
    ]
    assert len(forced) >= 2
    needless = [place for place in forced if not played.wrong_state(without=place)]
    assert [played.recorder.log[place] for place in needless] == []


@STORIES
def test_after_a_power_cut_the_update_can_be_made_again(
    play: Callable[[StoryOf], Played], story_of: StoryOf, tmp_path: Path
) -> None:
    played = play(story_of)
    tree, label = played.story.last
    states = list({tuple(sorted(state.items())) for state, _ in crashes(played.recorder, played.inodes)})
    for number, state in enumerate(states[:: max(1, len(states) // 6)]):
        folder = tmp_path / f"retry-{number}"
        folder.mkdir()
        Tree(folder).hold(dict(state))
        kiosk = Kiosk(folder / "store", played.story.kiosk.root, filesystem=QuickFilesystem())
        kiosk.install(copy.copy(tree))
        assert kiosk.shown == label
