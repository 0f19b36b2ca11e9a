"""What the translators' memory costs at a million sentences: `make bench`, or `python -m bench.memory 100000` for a smaller one.

Made-up sentences, as common and as long as real ones, in a script with spaces and in one without; a question is one of them with one word
(or letter) in seven changed. Beside a scan of the same sentences by rapidfuzz in the same run. Goals: p95 at most 30 ms and 0.04 of the
scan's median; at least 95 in 100 of what the scan finds alike by 70 percent and more. On SQLite, and on PostgreSQL where there is one.
"""

import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

HOUSE = Path(__file__).resolve().parents[1]
SENTENCES, ASKED, SCANNED = 1_000_000, 200, 25
MILLISECONDS, SHARE, FOUND = 30, 0.04, 95
AT_ONCE = 5_000


def main() -> int:
    sentences = int(sys.argv[1]) if len(sys.argv) > 1 else SENTENCES
    missed = 0
    for language in ("en", "zh-hans"):
        missed |= _apart("", language, sentences)
    from tests.ground import postgres

    with postgres.running() as address:
        for language in ("en", "zh-hans"):
            missed |= _apart(address, language, sentences)
    return missed


def _apart(address: str, language: str, sentences: int) -> int:
    """In a process of its own, on a database of its own."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "NEWSROOM_DATA": folder, **({"DATABASE_URL": address} if address else {})}
        return subprocess.run([sys.executable, "-m", "bench.memory", "--here", language, str(sentences)], cwd=HOUSE, env=environment).returncode


def measure(language: str, sentences: int) -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection
    from rapidfuzz import fuzz, process

    from articles.models import Article, Edition
    from translations import matching, memory
    from translations.models import Memory, MemoryWord

    call_command("flush" if "articles_edition" in connection.introspection.table_names() else "migrate", verbosity=0, interactive=False)
    chance = random.Random(language)
    edition = Edition.objects.create(article=Article.objects.create(original_language=language), language=language)
    said = list(dict.fromkeys(_made_up(chance, language, sentences)))
    numbers: Counter[str] = Counter()
    for start in range(0, len(said), AT_ONCE):
        rows = []
        for place, text in enumerate(said[start : start + AT_ONCE], start):
            words = matching.indexed(text, language)
            numbers.update(words)
            rows.append(Memory(edition=edition, key=f"k{place}", language=language, text=text, own=f"{place:x}", group=f"{place:x}", words=" ".join(words)))
        Memory.objects.bulk_create(rows)
    MemoryWord.objects.count_in(numbers)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE translations_memory")
    asked = [_changed(chance, one, language) for one in chance.sample(said, ASKED)]
    taken, scans, found, alike = [], [], 0, 0
    for number, question in enumerate(asked):
        before = time.perf_counter()
        ours = {text for _key, text in _texts(memory, question, language)}
        taken.append(1000 * (time.perf_counter() - before))
        if number < SCANNED:
            before = time.perf_counter()
            theirs = {text for text, _score, _key in process.extract(question, said, scorer=fuzz.ratio, score_cutoff=matching.LIKE, limit=None)}
            scans.append(1000 * (time.perf_counter() - before))
            alike += len(theirs)
            found += len(theirs & ours)
    p95 = statistics.quantiles(taken, n=20)[-1]
    share, rate = p95 / statistics.median(scans), 100 * found / max(1, alike)
    print(
        f"{connection.vendor:10} {language:8} {len(said):9,} sentences   p50 {statistics.median(taken):5.1f} ms  p95 {p95:5.1f} ms (at most {MILLISECONDS})"
        f"   {share:6.4f} of a scan (at most {SHARE})   {rate:5.1f} in 100 found of {alike} (at least {FOUND})", flush=True,
    )
    return int(p95 > MILLISECONDS or share > SHARE or rate < FOUND)


def _texts(memory, question: str, language: str) -> list[tuple[int, str]]:
    scored = dict(memory._alike(question, language))
    return list(memory.Memory.objects.any_of(scored).values_list("pk", "text")) if scored else []


def _made_up(chance: random.Random, language: str, number: int):
    """Sentences whose words are as unevenly common as a language's (Zipf, Mandelbrot)."""
    spaced = language != "zh-hans"
    letters = "bcdfghjklmnprstvwz", "aeiou"
    size = 47_000 if spaced else 3_000
    vocabulary = ["".join(chance.choice(letters[at % 2]) for at in range(chance.randint(2, 9))) for _ in range(size)] if spaced else [chr(0x4E00 + at) for at in range(size)]
    weights = [1 / (rank + 2.7) for rank in range(size)]
    for _ in range(number):
        words = chance.choices(vocabulary, weights, k=chance.randint(5, 26) if spaced else chance.randint(10, 40))
        yield (" " if spaced else "").join(words)


def _changed(chance: random.Random, text: str, language: str) -> str:
    parts = text.split(" ") if language != "zh-hans" else list(text)
    for at in chance.sample(range(len(parts)), max(1, len(parts) // 7)):
        parts[at] = chance.choice(["quimbel", "drastov", "lenna"]) if language != "zh-hans" else chr(0x5E00 + chance.randint(0, 500))
    return (" " if language != "zh-hans" else "").join(parts)


if __name__ == "__main__":
    sys.exit(measure(sys.argv[2], int(sys.argv[3])) if "--here" in sys.argv else main())
