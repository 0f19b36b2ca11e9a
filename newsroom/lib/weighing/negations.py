"""Words that deny, in every language of the registry: a change that brings or takes one turns a sentence around.

Each language has its words. Where a verb denies by a part of itself, only its commonest forms are known (Turkish,
Azerbaijani, Uzbek, Kazakh, Mongolian, Igbo, Guarani, Amharic, Nepali, Kinyarwanda, Burmese, Swahili), or a prefix is seen where the
same word stood without it (Czech, Slovak, Persian, both Kurdish languages, Nepali). What is not listed is weighed as any word.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import regex

WORDS = {
    "en": "no not never nor none neither without cannot nobody nothing nowhere",
    "es": "no nunca jamás ni sin nadie nada ningún ninguno ninguna tampoco",
    "fr": "ne pas jamais ni sans aucun aucune rien non nul nulle",
    "pt": "não nunca jamais nem sem ninguém nada nenhum nenhuma tampouco",
    "it": "non mai né senza nessun nessuno nessuna niente nulla neppure neanche",
    "de": "nicht kein keine keinen keinem keiner keines nie niemals ohne weder niemand nichts nein",
    "nl": "niet geen nooit zonder noch niemand niets nee",
    "el": "δεν δε μην μη όχι ποτέ χωρίς κανείς κανένας καμία κανένα τίποτα ούτε",
    "ru": "не нет ни без никогда никто никого ничего нельзя нигде",
    "uk": "не ні без немає нема ніколи ніхто нічого нікого",
    "be": "не ні без няма ніколі ніхто нічога нельга",
    "pl": "nie bez nigdy ani nikt nikogo nic żaden żadna żadne brak",
    "cs": "ne bez nikdy ani nikdo nic žádný žádná žádné není nejsou nelze",
    "sk": "nie bez nikdy ani nikto nič žiadny žiadna žiadne niet nemožno",
    "sr": "не без никад никада нико ништа нема није нису нисам ниси нисмо нисте неће нећу ни нити",
    "mk": "не без никогаш никој ништо нема ниту",
    "bg": "не без никога никой нищо няма нито",
    "sq": "nuk mos pa jo asnjë askush kurrë asgjë as",
    "hu": "nem ne nincs nincsenek sem se soha senki semmi nélkül",
    "ro": "nu fără nici niciodată nimeni nimic niciun nicio",
    "sv": "inte ej icke aldrig ingen inget inga ingenting utan varken",
    "da": "ikke ej aldrig ingen intet ingenting uden hverken",
    "fi": "ei en et emme ette eivät eikä älä älkää ilman koskaan kukaan mitään",
    "ca": "no mai ni sense ningú res cap",
    "eu": "ez inoiz ezin gabe inor ezer ezta",
    "gl": "non nunca xamais nin sen ninguén nada ningún ningunha",
    "eo": "ne neniam nek sen neniu nenio neniuj",
    "ar": "غير دون بدون بلا كلا",
    "fa": "نه بدون هیچ هرگز نیست نیستند نبود نبودند",
    "ur": "نہیں نہ مت بغیر ہرگز",
    "ps": "نه نشته مه بې هیڅ هیڅکله",
    "ku": "ne na bê tune nîne nînin qet",
    "ckb": "نا نە نییە نین بێ هیچ هەرگیز",
    "he": "בלי ללא אינו אינה אינם אינן מעולם",
    "tr": "değil yok hayır hiç hiçbir asla",
    "az": "deyil yox xeyr heç",
    "ka": "არ ვერ ნუ არა არც არასოდეს არავინ არაფერი გარეშე",
    "hy": "ոչ առանց երբեք ոչինչ",
    "bn": "না নয় নেই নি ছাড়া বিনা নন নহে",
    "hi": "नहीं नही न ना मत बिना ग़ैर",
    "ne": "होइन छैन छैनन् थिएन थिएनन् भएन गरेन गरेनन् हुँदैन बिना कहिल्यै",
    "pa": "ਨਹੀਂ ਨਹੀ ਨਾ ਬਿਨਾਂ ਬਗੈਰ",
    "si": "නැහැ නෑ නැත නැති එපා නැතුව බැහැ",
    "ta": "இல்லை அல்ல இல்லாமல் இல்லாத முடியாது வேண்டாம் கூடாது",
    "te": "కాదు లేరు లేవు లేకుండా కాకుండా వద్దు కూడదు",
    "my": "", "km": "", "th": "",
    "vi": "không chưa chẳng chả đừng chớ",
    "id": "tidak bukan tanpa jangan belum tak tiada",
    "ms": "tidak bukan tanpa jangan belum tak tiada",
    "tl": "hindi wala walang huwag di",
    "zh-hans": "", "zh-hant": "", "ja": "", "ko": "안",
    "mn": "биш үгүй бүү битгий",
    "uz": "emas yoʻq yo'q hech",
    "kk": "емес жоқ ешқандай ешкім ештеңе",
    "tet": "la lae laiha laos la'ós seidauk keta nunka",
    "sw": "hapana hakuna hamna si siyo sio bila kamwe wala",
    "mg": "tsy tsia tsisy aza",
    "yo": "kò kì kìí má láì láìsí kọ́ rárá",
    "ha": "ba babu bai ban kada",
    "ig": "mba",
    "rw": "ntabwo nta oya atari ntawe",
    "so": "ma maya aan maaha la'aan",
    "am": "አይደለም የለም የሉም አልባ",
    "ay": "janiw jani jan",
    "qu": "mana manam manan manaraq ama",
    "gn": "nahániri ani",
}

_OPENS, _ENDS = r"(?<![\p{L}\p{M}])", r"(?![\p{L}\p{M}])"
_HAN = "不|没(?!收)|沒(?!收)|無|无|未(?!来|來)|非(?!洲|常)|勿"
# What denies inside a word, or with something joined to it.
FORMS = {
    "en": rf"\p{{L}}+n['’]t{_ENDS}", "fr": rf"{_OPENS}n['’](?=\p{{L}})", "sq": rf"{_OPENS}s['’](?=\p{{L}})", "ro": rf"{_OPENS}n-(?=\p{{L}})",
    "ar": rf"{_OPENS}[وف]?(?:لا|لم|لن|ليس[\p{{L}}\p{{M}}]*){_ENDS}", "he": rf"{_OPENS}[ושה]?(?:לא|אין){_ENDS}", "fa": rf"{_OPENS}نمی[\p{{L}}\u200c]*",
    "tr": r"\p{L}+(?:m[ae]d[ıi]|m[ıiuü]yor|m[ae]z(?:d[ıi]|l[ae]r)?|mamış|memiş|mayacak|meyecek|mayan|meyen|madan|meden)\p{L}*",
    "az": rf"\p{{L}}+(?:mad[ıi]|məd[iı]|m[ıiuü]r|m[aə]z|mayacaq|məyəcək|mayan|məyən|madan|mədən)\p{{L}}*{_ENDS}",
    "uz": rf"\p{{L}}+ma(?:di|ydi|gan|sdan|slik|yapti)\p{{L}}*{_ENDS}", "kk": rf"\p{{L}}+м[ае](?:д[ыі]|йд[ыі]|ған|ген)\p{{L}}*{_ENDS}",
    "mn": rf"\p{{L}}+гүй{_ENDS}", "hy": rf"{_OPENS}չ(?!որս|ափ|որ|ար|ին)\p{{L}}+", "ig": rf"\p{{L}}+gh[ịi]{_ENDS}",
    "bn": rf"[\p{{L}}\p{{M}}]+(?:ে|য়|ন)নি{_ENDS}", "si": rf"{_OPENS}නො[\p{{L}}\p{{M}}]+", "ta": r"[\p{L}\p{M}]*வில்லை|மாட்ட[\p{L}\p{M}]*", "te": r"[\p{L}\p{M}]*లేదు",
    "my": "ဘူး|မဟုတ်|မရှိ|မပါ|မဖြစ်|မပြု", "km": "មិន|ពុំ|គ្មាន|ឥត|កុំ", "th": "ไม่|มิได้|ไร้|ปราศจาก|อย่า(?!ง)",
    "zh-hans": _HAN, "zh-hant": _HAN, "ja": "(?<![少危切幼汚])ない|なかっ|なく|ません|ずに|不|無|未(?!来)|非(?!常)", "ko": "않|(?<![연잘])못|없|아니|아닌|아닙",
    "sw": rf"{_OPENS}(?!halisi|hakika|hakimu|hamsini|hazina|hawala|hayati|hamasa)ha(?:wa|tu|m|u|i|li|ya|ki|vi|zi|ku|pa)\p{{L}}{{2,}}|{_OPENS}si(?:ja|ku|ta|wez)\p{{L}}+",
    "rw": rf"{_OPENS}nti\p{{L}}{{3,}}", "am": rf"{_OPENS}(?:አይ|አል|አት)\p{{L}}+ም{_ENDS}|{_OPENS}ሳይ\p{{L}}+", "gn": rf"{_OPENS}nd[aeiou][\p{{L}}'ʼ’]+[ií]{_ENDS}",
}
PREFIXES = {"cs": ("ne",), "sk": ("ne",), "fa": ("ن",), "ku": ("na", "ne"), "ckb": ("نا", "نە"), "ne": ("न",)}
_WORD = regex.compile(r"[\p{L}\p{M}]+")


@dataclass(frozen=True)
class Replaced:
    """A stretch of words that went and what came for it (either may be ""), with where the two begin."""

    gone: str
    came: str
    gone_at: int
    came_at: int


def denied(old: str, new: str, change: Replaced, language: str) -> tuple[list[str], list[str]]:
    """The words that deny where a text changed, as they were and as they are; nothing where there are as many."""
    gone = _around(old, change.gone_at, change.gone_at + len(change.gone), language)
    came = _around(new, change.came_at, change.came_at + len(change.came), language)
    for prefix in PREFIXES.get(language, ()):
        gone += _prefixed(change.gone, change.came, prefix)
        came += _prefixed(change.came, change.gone, prefix)
    return (gone, came) if len(gone) != len(came) else ([], [])


def negations(text: str, language: str) -> list[str]:
    return [match[0] for match in _found(text, language)]


def _around(text: str, start: int, end: int, language: str) -> list[str]:
    """Those that stand between two letters, if only with a part of them."""
    return [match[0] for match in _found(text, language) if match.start() < end and start < match.end()]


def _found(text: str, language: str) -> Iterator:
    pattern = _pattern(language)
    return pattern.finditer(text) if pattern else iter(())


def _prefixed(text: str, other: str, prefix: str) -> list[str]:
    """Words that say no by a prefix, where the other text has the same without it."""
    bare = set(_WORD.findall(other.lower()))
    return [word for word in _WORD.findall(text.lower()) if word.startswith(prefix) and word[len(prefix) :] in bare]


@cache
def _pattern(language: str) -> regex.Pattern | None:
    listed = sorted(unicodedata.normalize("NFC", WORDS.get(language, "")).split(), key=len, reverse=True)
    words = [regex.escape(word).replace("'", "['’ʼ]") for word in listed]
    parts = [f"{_OPENS}(?:{'|'.join(words)}){_ENDS}"] if words else []
    if language in FORMS:
        parts.append(unicodedata.normalize("NFC", FORMS[language]))
    return regex.compile("|".join(parts), regex.IGNORECASE) if parts else None
