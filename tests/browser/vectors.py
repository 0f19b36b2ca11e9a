"""The vectors of ../shared/testdata/sanitizer, each under a name, and many of them in one text so that a few pages show them all.

In a body each stands behind its name, as "[dompurify-expect-12]", in a line as "[dompurify-12]": by that a page tells which one it was.
"""

from __future__ import annotations

from collections.abc import Iterator

from newsroom.lib.richtext import clean
from tests.ground import corpora
from tests.lib.test_richtext import vectors

# Ends whatever a vector left open, so that the next one begins on the page. (A vector cut short is the worse for it.)
_BLOCKS = "a b i u s em strong font code tt nobr big small strike span q li ul ol p div h1 form details blockquote pre figure center button"
_FOREIGN = "path rect root g dummy p div span h1 ul desc title mtext mi mo mn ms annotation-xml foreignObject math svg frameset object template"
_RAW = "script style title textarea noscript xmp iframe noembed noframes select"
_ENDS = "\"'>-->" + "".join(f"</{tag}>" for tag in f"{_RAW} {_FOREIGN} {_FOREIGN} {_FOREIGN} table table table {_BLOCKS} {_BLOCKS}".split())
BODIES = 12


def attacks() -> dict[str, str]:
    """Those that are hostile wherever they stand, short ones first. The others are a parser's own tests."""
    hostile = {path.stem for path in (corpora.FOLDER / "sanitizer").glob("*.json")}
    return dict(sorted(((name, payload) for name, payload in every().items() if name.rpartition("-")[0] in hostile), key=lambda pair: len(pair[1])))


def every() -> dict[str, str]:
    return dict(vectors())


def bodies() -> Iterator[dict[str, str]]:
    """All of them in a few bodies, each as {name: what stands there for it}.

    What swallows all that follows ("<plaintext>") stands at the end of one; of the rest it is certain that they are read together as each
    is read alone.
    """
    alone = {name: f"<p>[{name}]</p>{payload}{_ENDS}" for name, payload in every().items()}
    greedy = [name for name, text in alone.items() if clean(f"{text}<p>[next]</p>") != f"{clean(text)}<p>[next]</p>"]
    calm = [name for name in alone if name not in set(greedy)]
    for number in range(max(BODIES, len(greedy))):
        names = calm[number::max(BODIES, len(greedy))] + greedy[number : number + 1]
        body = {name: alone[name] for name in names}
        assert clean("".join(body.values())) == "".join(map(clean, body.values())), f"read together, these say something else than alone: {names}"
        yield body


def lines(most: int) -> list[str]:
    """All attacks in one-line texts of at most so many letters; what is longer than a text is cut to its beginning."""
    texts = [""]
    for name, payload in attacks().items():
        corpus, _, number = name.rpartition("-")
        said = f"[{corpus.partition('-')[0]}-{number}] {' '.join(payload.split())} "[:most]
        if len(texts[-1] + said) > most:
            texts.append("")
        texts[-1] += said
    return [text.strip() for text in texts]
