"""A real web server on this machine, and what it may do wrong."""

from collections.abc import Iterator
from typing import Final

import pytest

from kiosk.bundle.errors import BundleError, NoUpdateError, TooSlowError, UnreachableError
from kiosk.bundle.http_carrier import MOST_ATTEMPTS, HttpCarrier, system_proxy
from tests.unit.bundle.machine import Kiosk, Publish
from tests.unit.bundle.publisher import Publisher
from tests.unit.bundle.web_server import CONTENT, PATH, Answer, Handler, Server, web_server

MOST: Final = 10_000_000


@pytest.fixture
def server() -> Iterator[Server]:
    with web_server() as each:
        yield each


@pytest.fixture
def pauses() -> list[float]:
    return []


@pytest.fixture
def carrier(server: Server, pauses: list[float]) -> Iterator[HttpCarrier]:
    with HttpCarrier(server.address, connect_timeout_s=5, read_timeout_s=5, pause=pauses.append) as each:
        yield each


def given(carrier: HttpCarrier, path: str = PATH, start: int = 0) -> bytes:
    return b"".join(carrier.read(path, MOST, start))


def refused(carrier: HttpCarrier, error: type[BundleError]) -> str:
    with pytest.raises(error) as refusal:
        given(carrier)
    assert type(refusal.value) is error
    return refusal.value.detail


# --- What goes well ---


def test_a_kiosk_takes_an_update_from_a_server(
    kiosk: Kiosk, publisher: Publisher, publish: Publish, server: Server, carrier: HttpCarrier
) -> None:
    publish(1)
    server.tree = publisher.tree
    kiosk.install(carrier, by_staff=False)
    assert kiosk.shown == "v1"
    assert kiosk.install(carrier, by_staff=False).standing == "showing"


def test_only_the_file_that_changes_is_kept_from_caches_on_the_way(
    kiosk: Kiosk, publisher: Publisher, publish: Publish, server: Server, carrier: HttpCarrier
) -> None:
    publish(1)
    server.tree = publisher.tree
    kiosk.install(carrier)
    fresh = [path for path, headers in server.asked if headers.get("Cache-Control") == "no-cache"]
    assert fresh == ["/kiosk/metadata/timestamp.json"]
    assert {headers["Accept-Encoding"] for _, headers in server.asked} == {"identity"}


def test_a_file_can_be_asked_for_from_its_middle(server: Server, carrier: HttpCarrier) -> None:
    assert given(carrier, start=100_000) == CONTENT[100_000:]
    assert server.ranges == ["bytes=100000-"]


def test_a_server_without_ranges_is_read_from_the_start_and_what_is_known_left_out(
    server: Server, carrier: HttpCarrier
) -> None:
    server.answers = [lambda handler: handler.answer(200, CONTENT)]
    assert given(carrier, start=100_000) == CONTENT[100_000:]


# --- What breaks off ---


def cut_after(count: int) -> Answer:
    def answer(handler: Handler) -> None:
        start = int(handler.headers.get("Range", "bytes=0-")[6:-1])
        headers = {"Content-Range": f"bytes {start}-{len(CONTENT) - 1}/{len(CONTENT)}"} if start else {}
        rest = CONTENT[start:]
        handler.answer(206 if start else 200, rest[:count], headers, length=len(rest))
        handler.break_off()

    return answer


def test_a_transfer_that_breaks_off_goes_on_where_it_stopped(
    server: Server, carrier: HttpCarrier, pauses: list[float]
) -> None:
    server.answers = [cut_after(200_000), cut_after(100_000)]
    assert given(carrier) == CONTENT
    assert server.ranges == [None, "bytes=200000-", "bytes=300000-"]
    assert pauses == [1.0, 1.0]


def test_a_transfer_that_never_goes_on_is_given_up(
    server: Server, carrier: HttpCarrier, pauses: list[float]
) -> None:
    server.answers = [cut_after(1000)] + [cut_after(0)] * 10
    refused(carrier, UnreachableError)
    assert len(server.asked) == MOST_ATTEMPTS
    assert pauses == [1.0, 2.0, 4.0]


def test_a_server_that_falls_silent_is_not_waited_for(server: Server) -> None:
    def silent(handler: Handler) -> None:
        handler.answer(200, b"the first bytes", length=len(CONTENT))
        server.finish.wait(20)
        handler.break_off()

    server.answers = [silent] * 10
    with HttpCarrier(server.address, read_timeout_s=0.05, pause=lambda _: None) as carrier:
        refused(carrier, TooSlowError)


def test_a_server_that_is_not_there_is_given_up(server: Server, pauses: list[float]) -> None:
    address = server.address.replace(str(server.server_address[1]), "1")
    with HttpCarrier(address, connect_timeout_s=5, pause=pauses.append) as carrier:
        refused(carrier, UnreachableError)
    assert len(pauses) == MOST_ATTEMPTS - 1


@pytest.mark.parametrize("status", [408, 429, 500, 503])
def test_a_server_that_is_busy_is_asked_again(server: Server, carrier: HttpCarrier, status: int) -> None:
    server.answers = [lambda handler: handler.answer(status)]
    assert given(carrier) == CONTENT
    assert len(server.asked) == 2


def test_an_update_goes_on_after_a_restart_where_it_stopped(
    kiosk: Kiosk, publisher: Publisher, publish: Publish, server: Server
) -> None:
    sha256 = publish(1)
    server.tree = publisher.tree
    whole = publisher.tree[f"targets/{sha256}.guide.kioskbundle"]

    def as_usual(handler: Handler) -> None:
        handler.give(server.tree.get(handler.path.removeprefix("/kiosk/")))

    def cut(handler: Handler) -> None:
        handler.answer(200, whole[:5000], length=len(whole))
        handler.break_off()

    server.answers = [as_usual] * 4 + [cut] + [lambda handler: handler.answer(503)] * MOST_ATTEMPTS
    with HttpCarrier(server.address, pause=lambda _: None) as carrier, pytest.raises(UnreachableError):
        kiosk.install(carrier)
    assert kiosk.shown == ""
    server.answers.clear()
    server.asked.clear()
    with HttpCarrier(server.address) as carrier:
        kiosk.install(carrier)
    assert kiosk.shown == "v1"
    assert server.ranges[-1] == "bytes=5000-"


# --- What a server may say wrong ---


@pytest.mark.parametrize("status", [403, 404, 410])
def test_what_a_server_does_not_have_is_missing(server: Server, carrier: HttpCarrier, status: int) -> None:
    server.answers = [lambda handler: handler.answer(status)]
    refused(carrier, NoUpdateError)


@pytest.mark.parametrize(
    ("status", "headers"),
    [
        (206, {}),
        (206, {"Content-Range": "bytes 5-9/10"}),
        (206, {"Content-Range": "bytes 99999999999999999999-9/10"}),
        (206, {"Content-Range": "lines 100-200/300"}),
        (416, {}),
        (204, {}),
        (401, {}),
    ],
)
def test_another_answer_than_asked_for_is_refused(
    server: Server, carrier: HttpCarrier, status: int, headers: dict[str, str]
) -> None:
    server.answers = [lambda handler: handler.answer(status, b"", headers)]
    with pytest.raises(UnreachableError):
        given(carrier, start=100)


@pytest.mark.parametrize("encoding", ["gzip", "deflate", "br"])
def test_compressed_bytes_are_refused(server: Server, carrier: HttpCarrier, encoding: str) -> None:
    server.answers = [lambda handler: handler.answer(200, b"x" * 99, {"Content-Encoding": encoding})]
    assert "compressed" in refused(carrier, UnreachableError)


def test_a_length_that_is_too_long_is_not_read(carrier: HttpCarrier) -> None:
    assert len(b"".join(carrier.read(PATH, 1000))) == 1001


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_a_redirect_on_the_same_kind_of_server_is_followed(
    server: Server, carrier: HttpCarrier, status: int
) -> None:
    server.tree["elsewhere"] = CONTENT
    server.answers = [lambda handler: handler.answer(status, b"", {"Location": "/kiosk/elsewhere"})]
    assert given(carrier) == CONTENT


@pytest.mark.parametrize(
    "location",
    ["file:///etc/passwd", "ftp://127.0.0.1/x", "https://127.0.0.1/x", "javascript:alert(1)", "//[::1"],
)
def test_a_redirect_to_another_kind_of_address_is_not_followed(
    server: Server, carrier: HttpCarrier, pauses: list[float], location: str
) -> None:
    server.answers = [lambda handler: handler.answer(302, b"", {"Location": location})] * 9
    refused(carrier, UnreachableError)
    assert (len(server.asked), pauses) == (1, [])


def test_redirects_without_end_are_not_followed(server: Server, carrier: HttpCarrier) -> None:
    server.answers = [lambda handler: handler.answer(302, b"", {"Location": handler.path})] * 99
    refused(carrier, UnreachableError)
    assert len(server.asked) == 4


def test_bytes_that_are_no_answer_are_refused(server: Server, carrier: HttpCarrier) -> None:
    def junk(handler: Handler) -> None:
        handler.wfile.write(b"\x00\x01 this is no answer\r\n\r\n")
        handler.break_off()

    server.answers = [junk] * 10
    refused(carrier, UnreachableError)


# --- The address ---


@pytest.mark.parametrize(
    "address",
    [
        "ftp://example.org/",
        "file:///etc",
        "example.org",
        "https://",
        "https://user:secret@example.org/",
        "https://example.org/?a=b",
        "https://example.org/#part",
    ],
)
def test_an_address_of_another_kind_is_refused(address: str) -> None:
    with pytest.raises(ValueError, match="the address must"):
        HttpCarrier(address)


def test_a_servers_name_is_what_staff_are_told() -> None:
    with HttpCarrier("https://updates.example.org:8443/guides") as carrier:
        assert carrier.name == "updates.example.org"
        assert carrier.keeps_dates
        assert carrier.resumes


def test_a_proxy_is_asked_in_its_place(server: Server) -> None:
    proxy = server.address.removesuffix("/kiosk")
    server.tree["http://updates.example.org/targets/large"] = CONTENT
    with HttpCarrier("http://updates.example.org/", proxy=proxy) as carrier:
        assert given(carrier) == CONTENT


def test_the_systems_proxy_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("https_proxy", "http://proxy.example.org:3128")
    monkeypatch.setenv("no_proxy", "inside.example.org")
    assert system_proxy("https://updates.example.org/x") == "http://proxy.example.org:3128"
    assert system_proxy("https://inside.example.org/x") is None
