"""A folder of its own for a test that writes files."""

import tempfile
from pathlib import Path


class TemporaryFolder:
    """Mix in before a TestCase: `self.folder` is empty, and gone afterwards."""

    def setUp(self):
        super().setUp()
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
