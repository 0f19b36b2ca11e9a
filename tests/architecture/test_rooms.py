"""The map of the house."""

import subprocess

from . import rooms, sources

NOT_ROOMS = {"migrations", "__pycache__", "locale", "templatetags"}


def _paths() -> set[str]:
    """All files and folders that belong to the project, as git would keep them; as they lie there, where git is not."""
    try:
        listed = subprocess.run(
            ["git", "ls-files", "--cached", "--others", "--exclude-standard"], cwd=sources.ROOT, capture_output=True, text=True, check=True
        ).stdout.splitlines()
    except (OSError, subprocess.CalledProcessError):
        listed = [
            path.relative_to(sources.ROOT).as_posix() for path in sources.ROOT.rglob("*")
            if path.is_file() and not any(_is_no_part(name) for name in path.relative_to(sources.ROOT).parts[:-1])
        ]
    files = {name for name in listed if (sources.ROOT / name).exists()}
    folders = {f"{'/'.join(name.split('/')[:depth])}/" for name in files for depth in range(1, name.count("/") + 1)}
    return files | folders


def _is_no_part(folder: str) -> bool:
    """Made while working, and not kept."""
    return folder in {"var", "__pycache__"} or (folder.startswith(".") and folder != ".ci")


def _rooms() -> set[str]:
    """The folders at the top, and those directly in the four rooms of the house."""
    folders = {path for path in _paths() if path.endswith("/")}
    top = {folder for folder in folders if folder.count("/") == 1}
    inner = {folder for folder in folders if folder.count("/") == 2 and folder.split("/")[0] in sources.ROOMS}
    return {folder for folder in top | inner if folder.split("/")[-2] not in NOT_ROOMS}


def _map() -> str:
    return (sources.ROOT / "ROOMS.md").read_text(encoding="utf-8")


def test_what_the_map_names_is_there():
    broken = list(rooms.names_what_exists(_map(), _paths()))

    assert not broken, "\n".join(broken)


def test_no_room_is_missing_from_the_map():
    broken = list(rooms.leaves_no_room_out(_map(), _rooms()))

    assert not broken, "\n".join(broken)


def test_a_room_that_is_not_there_is_seen():
    assert list(rooms.names_what_exists("`articles/attic/` and `articles/ghosts.py`", {"articles/", "articles/access.py"})) == [
        "ROOMS.md names articles/attic/, which is not there", "ROOMS.md names articles/ghosts.py, which is not there",
    ]


def test_a_room_that_is_left_out_is_seen():
    assert list(rooms.leaves_no_room_out("`articles/` holds stories", {"articles/", "comments/"})) == [
        "ROOMS.md does not say what lives in comments/"
    ]
