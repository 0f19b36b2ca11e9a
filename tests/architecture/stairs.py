"""Imports point downstairs only, and stand at the top of the file."""

import ast
from collections.abc import Iterator
from fractions import Fraction

from .sources import Sources

# Named by the longest prefix that fits. Lower numbers lie lower; rooms on one floor are strangers to each other.
FLOORS = {
    "newsroom.lib": Fraction(1), "articles": Fraction(2), "translations": Fraction(3), "comments": Fraction(3), "newsroom": Fraction(4),
}
ENTRANCES = {"newsroom.settings"}  # read as django.conf.settings, never imported


def room_of(module: str) -> str | None:
    """The room a dotted name lies in, or None where it is not ours."""
    return next((room for room in sorted(FLOORS, key=len, reverse=True) if f"{module}.".startswith(f"{room}.")), None)


def imports_point_downstairs(sources: Sources) -> Iterator[str]:
    for path, line, module, _names, _nested in _imports(sources):
        here, there = room_of(_module(path)), room_of(module)
        if module in ENTRANCES:
            yield f"{path}:{line}: settings are read through django.conf, not imported from {module}"
        elif here and there and here != there and FLOORS[there] >= FLOORS[here]:
            yield f"{path}:{line}: {here} imports {module}, which is not downstairs of it; a lower room refers upward by strings only"


def imports_stand_at_the_top(sources: Sources) -> Iterator[str]:
    for path, line, module, _names, nested in _imports(sources):
        if nested:
            yield f"{path}:{line}: the import of {module} belongs at the top of the file"


def comments_know_only_the_edition(sources: Sources) -> Iterator[str]:
    for path, line, module, names, _nested in _imports(sources):
        crosses = _module(path).split(".")[0] == "comments" and room_of(module) == "articles"
        if crosses and (module != "articles.models" or set(names) != {"Edition"}):
            yield f"{path}:{line}: of articles, comments knows only Edition (from articles.models), not {module}: {', '.join(names)}"


def _module(path: str) -> str:
    return path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def _imports(sources: Sources) -> Iterator[tuple[str, int, str, list[str], bool]]:
    """(path, line, module, names, whether it stands inside a function or class) of each import; relative ones made absolute."""
    for path, text in sources.items():
        tree = ast.parse(text, path)
        nested = {id(inner) for outer in ast.walk(tree) if isinstance(outer, _BLOCKS) for inner in ast.walk(outer) if inner is not outer}
        for node in ast.walk(tree):
            if isinstance(node, ast.Import):
                for alias in node.names:
                    yield path, node.lineno, alias.name, [], id(node) in nested
            elif isinstance(node, ast.ImportFrom):
                yield from _from(path, node, id(node) in nested)


_BLOCKS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)


def _from(path: str, node: ast.ImportFrom, nested: bool) -> Iterator[tuple[str, int, str, list[str], bool]]:
    module = node.module or ""
    if node.level:
        package = _module(path).split(".")
        if not path.endswith("/__init__.py"):
            package = package[:-1]
        package = package[: len(package) - node.level + 1]
        module = ".".join([*package, *([node.module] if node.module else [])])
    names = [alias.name for alias in node.names]
    if module in FLOORS and "." not in module:
        for name in names:  # "from articles import access" imports a module
            yield path, node.lineno, f"{module}.{name}", [name], nested
    else:
        yield path, node.lineno, module, names, nested
