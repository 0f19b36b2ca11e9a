"""Each word keeps to its room. A rule takes {path: source} and names the lines that live elsewhere."""

import ast
import re
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath

from .sources import Sources, line_of

Rule = Callable[[Sources], Iterator[str]]

STATE_MOVES_IN = ("workflow.py", "claims.py", "moderation.py")
MAILS_IN = "newsroom/letters.py"
WAY_OUT = "newsroom/lib/fetch.py"
NETWORK = {"urllib.request", "http.client", "httpx", "requests", "aiohttp", "urllib3", "ftplib", "smtplib", "socket"}
VAGUE = {"utils", "util", "helpers", "helper", "services", "service", "managers", "manager", "misc", "common", "process", "handle", "data"}
# Asks the tables of the task library, whose QuerySets are not ours to add to.
ASKS_STRANGE_TABLES = {"newsroom/clockwork.py"}
# Where HTML of our own making, cleaned before it was stored, is handed to a template as it is.
MARKS_SAFE = {"newsroom/templatetags/words.py", "newsroom/lib/richtext.py"}


def state_moves_in_one_place(sources: Sources) -> Iterator[str]:
    """`.status =`, and `.state =` of a comment, only where a move is checked, locked and leaves its row."""
    for path, node in _nodes(sources, (ast.Assign, ast.AugAssign, ast.AnnAssign)):
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        for target in targets:
            if isinstance(target, ast.Attribute) and target.attr in {"status", "state"} and PurePosixPath(path).name not in STATE_MOVES_IN:
                yield f"{path}:{node.lineno}: a {target.attr} moves only in {', '.join(STATE_MOVES_IN)}"


def queries_live_in_querysets(sources: Sources) -> Iterator[str]:
    for path, node in _calls(sources):
        if _is_query(node) and not _is_models(path) and path not in ASKS_STRANGE_TABLES:
            yield f"{path}:{node.lineno}: .{_called(node)}( lives in a QuerySet under models; give the question a name there"


def mail_leaves_as_letters(sources: Sources) -> Iterator[str]:
    mailing = {"send_mail", "send_mass_mail", "EmailMessage", "EmailMultiAlternatives", "mail_admins", "email_user"}
    for path, node in _calls(sources):
        if _called(node) in mailing and path != MAILS_IN:
            yield f"{path}:{node.lineno}: {_called(node)} lives in {MAILS_IN}"


def nothing_is_called_safe(sources: Sources) -> Iterator[str]:
    for path, node in _calls(sources):
        if _called(node) in {"mark_safe", "SafeString", "SafeText"} and path not in MARKS_SAFE:
            yield f"{path}:{node.lineno}: {_called(node)} is for {', '.join(sorted(MARKS_SAFE))}; elsewhere format_html, or a template"


def no_receivers(sources: Sources) -> Iterator[str]:
    """Nothing acts at a distance: no signal receivers of ours (docs/decisions/0004)."""
    for path, node in _nodes(sources, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
        for decorator in node.decorator_list:
            if _name(decorator.func if isinstance(decorator, ast.Call) else decorator) == "receiver":
                yield f"{path}:{node.lineno}: @receiver: what follows a change is called by newsroom/reactions.py"
    for path, node in _calls(sources):
        if _called(node) == "connect" and isinstance(node.func, ast.Attribute):
            of = _name(node.func.value)
            if of and (of.startswith(("pre_", "post_", "m2m_")) or of.endswith(("signal", "_started", "_finished", "_changed", "_created"))):
                yield f"{path}:{node.lineno}: {of}.connect: what follows a change is called by newsroom/reactions.py"


def save_only_saves(sources: Sources) -> Iterator[str]:
    for path, node in _nodes(sources, (ast.ClassDef,)):
        for inner in node.body:
            if isinstance(inner, ast.FunctionDef) and inner.name in {"save", "delete"} and _is_models(path):
                yield f"{path}:{inner.lineno}: {node.name}.{inner.name} is not overridden; a verb has a function with a name"


def one_way_out(sources: Sources) -> Iterator[str]:
    """Nothing asks the network but newsroom/lib/fetch.py, which knows where it may go."""
    for path, node in _nodes(sources, (ast.Import, ast.ImportFrom)):
        names = {alias.name for alias in node.names} if isinstance(node, ast.Import) else _imported(node)
        for name in sorted(names & NETWORK):
            if path != WAY_OUT:
                yield f"{path}:{node.lineno}: {name} lives in {WAY_OUT}"


def names_say_something(sources: Sources) -> Iterator[str]:
    for path in sources:
        for part in PurePosixPath(path).with_suffix("").parts:
            if part in VAGUE:
                yield f"{path}:1: {part!r} says nothing about what lives there"


def no_transaction_around_a_request(sources: Sources) -> Iterator[str]:
    for path, text in sources.items():
        for match in re.finditer(r"\bATOMIC_REQUESTS\b", text):
            yield f"{path}:{line_of(text, match.start())}: ATOMIC_REQUESTS is never used; a transaction is as long as its change"


def nobody_asks_with_a_strangers_words(sources: Sources) -> Iterator[str]:
    """`.filter(**request.GET)` and its kin let a stranger ask any question of the database."""
    for path, node in _calls(sources):
        strange = any(_name(part) in {"request", "GET", "POST"} for part in _spread(node))
        if strange and _called(node) in {"filter", "exclude", "get", "get_or_create", "update_or_create", "create", "update", "Q"}:
            yield f"{path}:{node.lineno}: {_called(node)}(**request…) lets a stranger ask any question"


RULES: tuple[Rule, ...] = (
    state_moves_in_one_place, queries_live_in_querysets, mail_leaves_as_letters, nothing_is_called_safe, no_receivers, save_only_saves,
    one_way_out, names_say_something, no_transaction_around_a_request, nobody_asks_with_a_strangers_words,
)


def _nodes(sources: Sources, kinds: tuple) -> Iterator[tuple[str, ast.AST]]:
    for path, text in sources.items():
        for node in ast.walk(ast.parse(text, path)):
            if isinstance(node, kinds):
                yield path, node


def _calls(sources: Sources) -> Iterator[tuple[str, ast.Call]]:
    return _nodes(sources, (ast.Call,))


def _name(node: ast.AST) -> str:
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def _called(node: ast.Call) -> str:
    return _name(node.func)


def _imported(node: ast.ImportFrom) -> set[str]:
    return {node.module or ""} | {f"{node.module}.{alias.name}" for alias in node.names}


def _is_models(path: str) -> bool:
    return "/models/" in path or path.endswith("/models.py")


def _is_query(node: ast.Call) -> bool:
    """`.filter(` or `.exclude(` of a queryset; `@register.filter(…)` names a filter for templates and asks no database."""
    return _called(node) in {"filter", "exclude"} and isinstance(node.func, ast.Attribute) and _name(node.func.value) != "register"


def _spread(node: ast.Call) -> Iterator[ast.AST]:
    """Everything inside the `**…` of a call."""
    for keyword in node.keywords:
        if keyword.arg is None:
            yield from ast.walk(keyword.value)
