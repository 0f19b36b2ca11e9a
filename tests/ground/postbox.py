"""A mail server that does as it is told: takes mail, refuses it, hangs, or hangs up after it has taken it."""

import contextlib
import email
import socket
import threading
from email import policy
from email.message import EmailMessage


class Postbox:
    """Listens on a port of its own. `mood` is takes, refuses, hangs or hangs-up; `mail` is what it got, the lost answers' too."""

    def __init__(self, mood: str = "takes"):
        self.mood, self.mail, self.recipients = mood, list[EmailMessage](), list[list[str]]()
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.port = self.socket.getsockname()[1]
        self.is_open = True
        threading.Thread(target=self._answer_all, daemon=True).start()

    def close(self) -> None:
        self.is_open = False
        self.socket.close()

    def _answer_all(self) -> None:
        with contextlib.suppress(OSError):
            while self.is_open:
                connection, _address = self.socket.accept()
                threading.Thread(target=self._answer, args=[connection], daemon=True).start()

    def _answer(self, connection: socket.socket) -> None:
        with contextlib.suppress(OSError), connection, connection.makefile("rwb", buffering=0) as line:
            if self.mood == "hangs":
                connection.settimeout(30)
                line.readline()
                return
            self._speak(line)

    def _speak(self, line) -> None:
        say = lambda words: line.write(words.encode() + b"\r\n")  # noqa: E731 - four words, used nine times
        say("220 postbox")
        to: list[str] = []
        while word := line.readline().decode().strip():
            verb = word.upper()
            if verb.startswith(("EHLO", "HELO", "MAIL", "RSET", "NOOP")):
                say("250 well")
            elif verb.startswith("RCPT"):
                to.append(word.partition("<")[2].partition(">")[0])
                say("451 not now" if self.mood == "refuses" else "250 well")
            elif verb.startswith("DATA"):
                say("354 go on")
                self._take(line, to)
                if self.mood == "hangs-up":
                    return
                say("250 taken")
                to = []
            elif verb.startswith("QUIT"):
                say("221 bye")
                return

    def _take(self, line, to: list[str]) -> None:
        lines = []
        while (part := line.readline()) not in (b".\r\n", b""):
            lines.append(part)
        self.mail.append(email.message_from_bytes(b"".join(lines), policy=policy.default))  # type: ignore[arg-type]
        self.recipients.append(to)
