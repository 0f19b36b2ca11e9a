"""What comparing two revisions costs, beside cleaning one of them, which every save does: `make bench`.

A text of 5,000 words, made of real news of ../shared/testdata: a fifth of its paragraphs changed and two moved; and all of it as one
paragraph. Processor time, the median of five. The goal of each comparison is a second.
"""

import json
import statistics
import sys
import time
from pathlib import Path

import django
from django.conf import settings

from newsroom.lib import richtext
from newsroom.lib.compare import compare

NEWS = Path(__file__).resolve().parents[2] / "shared" / "testdata" / "parallel" / "ntrex"
LANGUAGES = {"en": "eng", "ar": "arb", "th": "tha", "zh-hans": "zho-CN"}
WORDS, ROUNDS, GOAL = 5000, 5, 1.0


def main() -> int:
    settings.configure(USE_I18N=False)
    django.setup()
    if not NEWS.is_dir():
        print("The parallel news of ../shared/testdata is not here: nothing to compare.")
        return 0
    slow = False
    for language, code in LANGUAGES.items():
        before = _body(code)
        if not before:
            continue
        after = _changed(before)
        slow |= _measure(language, "in paragraphs", before, after)
        slow |= _measure(language, "in one", _as_one(before), _as_one(after))
    return int(slow)


def _measure(language: str, how: str, before: str, after: str) -> bool:
    """Whether it took longer than it should."""
    cleaning = _median(lambda: richtext.clean(before))
    comparing = _median(lambda: compare({"body": before}, {"body": after}, language))
    print(f"{language:8} {how:14} {len(before):7} letters   comparing {1000 * comparing:6.0f} ms   {comparing / cleaning:6.2f} times cleaning it")
    return comparing > GOAL


def _as_one(body: str) -> str:
    return richtext.clean(f'<p data-key="whole1">{richtext.text_of(richtext.parse(body))}</p>'.replace("\n", " "))


def _body(code: str) -> str:
    """As many paragraphs as 5,000 words of English are."""
    paragraphs: list[str] = []
    words = 0
    for path in sorted(NEWS.glob("*.json")):
        told = json.loads(path.read_text("utf-8"))
        theirs = told["source"] if code == "eng" else told["translations"].get(code, [])
        for source, said in zip(told["source"], theirs, strict=False):
            if words < WORDS:
                words += len(source.split())
                paragraphs.append(said)
    html = "".join(f"<p>{text.replace('&', '&amp;').replace('<', '&lt;')}</p>" for text in paragraphs)
    return richtext.keyed(richtext.clean(html))


def _changed(body: str) -> str:
    nodes = richtext.parse(body)
    for number, block in enumerate(nodes):
        if isinstance(block, richtext.Element) and number % 5 == 0:
            text = richtext.text_of(block.children)
            block.children = [text[: len(text) // 3] + " 2026 " + text[len(text) // 3 + 4 :]]
    nodes.insert(3, nodes.pop(20))
    nodes.append(nodes.pop(7))
    return richtext.serialise(nodes)


def _median(act) -> float:
    spent = []
    for _round in range(ROUNDS):
        began = time.process_time()
        act()
        spent.append(time.process_time() - began)
    return statistics.median(spent)


if __name__ == "__main__":
    sys.exit(main())
