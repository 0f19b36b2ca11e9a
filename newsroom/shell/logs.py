"""How a line of the log is written: an address that opens something to whoever has it (a draft, a way in) is no line's business."""

import logging
import re

_TOKEN = re.compile(r"((?<!/admin)/preview/|/join/confirm/|/admin/join/|/admin/account/address/)[^/\s\"'?#&]+")


class WithoutTokens(logging.Formatter):
    """Whatever the line says, and whatever traceback follows it, the token of such a link is left out."""

    def format(self, record: logging.LogRecord) -> str:
        return _TOKEN.sub(r"\1…", super().format(record))
