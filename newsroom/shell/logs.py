"""How a line of the log is written: an address that shows an unpublished text to whoever has it is no line's business."""

import logging
import re

_TOKEN = re.compile(r"(?<!/admin)(/preview/)[^/\s\"'?#&]+")


class WithoutTokens(logging.Formatter):
    """Whatever the line says, and whatever traceback follows it, the token of a preview link is left out."""

    def format(self, record: logging.LogRecord) -> str:
        return _TOKEN.sub(r"\1…", super().format(record))
