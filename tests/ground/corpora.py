"""Real material beside the project, read in place. Where it is not there, the tests that need it say so and skip."""

from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent.parent.parent / "shared" / "testdata"
WHY_SKIPPED = "needs the real material in ../shared/testdata, which is not on this machine"


def is_here() -> bool:
    return FOLDER.is_dir()


def files(pattern: str) -> list[Path]:
    """Files of the material, for parametrised tests; none where it is not there."""
    return sorted(FOLDER.glob(pattern)) if is_here() else []
