"""Through the doors of a real server: of what a camera wrote into a picture, no byte reaches any file of the newsroom; killed in the middle, a picture is whole or absent."""

import io
import json
import random
import re
import threading
import time

import pytest
from PIL import Image as Pillow

from tests.articles.test_imaging import private_words
from tests.ground.hand import Hand

UPLOAD = "/admin/story/pictures/upload/"
PATIENCE = 120  # seconds for the worker's prints
ROUNDS = 4


def folder(server) -> dict[str, bytes]:
    """Every file of the newsroom's data, as bytes."""
    found = {}
    for path in server.data.rglob("*"):
        try:
            if path.is_file():
                found[str(path.relative_to(server.data))] = path.read_bytes()
        except FileNotFoundError:
            continue
    return found


def printed(server) -> None:
    """Waits until no print is due."""
    end = time.monotonic() + PATIENCE
    while server.rows("SELECT count(*) FROM articles_image WHERE renditions_due_at IS NOT NULL")[0][0]:
        assert time.monotonic() < end, "the prints were not made"
        time.sleep(0.5)


@pytest.mark.corpus
def test_no_file_of_the_newsroom_holds_anything_that_the_shared_pictures_said_of_themselves(own_server, testdata):
    pictures = testdata / "images"
    expected = json.loads((pictures / "expected.json").read_text())
    hand = Hand(own_server, "editor")
    printed(own_server)
    before = b"".join(folder(own_server).values())
    taken = refused = 0
    canaries: dict[str, set[bytes]] = {}
    for number, (name, facts) in enumerate(expected.items()):
        content = (pictures / name).read_bytes()
        status, answer = hand.upload(UPLOAD, f"CANARY FILE {number}.jpg", content)
        assert status in (200, 422), (name, status, answer)
        refused += status == 422
        taken += status == 200
        if status == 422:
            assert len(json.loads(answer)["errors"]["file"]) > 20, name
        words = {word.encode() for word in private_words(facts.get("exiftool", {}))}
        canaries[name] = {word for word in words if word in content and word not in before}
    assert taken > 10
    assert refused > 10
    assert sum(map(len, canaries.values())) > 50
    printed(own_server)
    own_server.kill()

    after = folder(own_server)
    assert any(name.startswith("media/renditions/") for name in after)
    for path, content in after.items():
        assert b"CANARY FILE" not in content, path
        told = [(name, word) for name, words in canaries.items() for word in words if word in content]
        assert not told, (path, told[:5])


def test_killed_while_pictures_come_in_and_are_printed_each_is_whole_or_absent(own_server):
    chance = random.Random("pictures")
    told: list[str] = []
    for _round in range(ROUNDS):
        hand = Hand(own_server, "editor")
        killer = threading.Timer(chance.uniform(0.3, 2.5), own_server.kill)
        killer.start()
        try:
            while killer.is_alive():
                status, answer = hand.upload(UPLOAD, "x.jpg", photograph(chance))
                assert status == 200, answer
                told.append(json.loads(answer)["thumb"])
        except OSError:
            pass  # the server is gone
        killer.join()
        own_server.start()
    assert len(told) > ROUNDS
    printed(own_server)

    named = {name for (name,) in own_server.rows("SELECT file FROM articles_image UNION SELECT file FROM articles_rendition")}
    for name in named:
        with Pillow.open(own_server.data / "media" / name) as picture:
            picture.load()
    for thumb in told:
        assert re.search(r"(pictures|renditions)/[^/]+$", thumb)[0] in named, "a picture that was said to be kept is not there"
    hand = Hand(own_server, "editor")
    status, answer = hand.upload(UPLOAD, "x.jpg", photograph(chance))
    assert status == 200, answer


def photograph(chance: random.Random) -> bytes:
    """Large enough that it takes a moment, and never twice the same."""
    content = io.BytesIO()
    Pillow.frombytes("RGB", (9, 6), chance.randbytes(162)).resize((2400, 1600)).save(content, "JPEG")
    return content.getvalue()
