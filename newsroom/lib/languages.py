"""The one registry of languages: everything the house knows about a language stands in its line here."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from babel import Locale


@dataclass(frozen=True)
class Language:
    """One language readers may read in.

    `code` is its BCP 47 tag in lower case, as in addresses; `script` its ISO 15924 code; `fallbacks` the codes tried,
    in order, where a label or sentence is missing (English is always the last resort); `cldr` the locale whose dates,
    digits and plural rules it uses; `plural` its gettext Plural-Forms, only where Django ships no catalogue.
    """

    code: str
    own_name: str
    english_name: str
    script: str = "Latn"
    fallbacks: tuple[str, ...] = ()
    cldr: str = ""
    plural: str = ""

    @property
    def rtl(self) -> bool:
        return self.script in RIGHT_TO_LEFT

    @property
    def direction(self) -> str:
        return "rtl" if self.rtl else "ltr"

    @property
    def spaced(self) -> bool:
        """Whether words are set apart by spaces; where not, length is counted in characters and search in bigrams."""
        return self.script not in UNSPACED

    @property
    def chain(self) -> tuple[str, ...]:
        """This language, then its fallbacks, then English."""
        return tuple(dict.fromkeys((self.code, *self.fallbacks, DEFAULT)))

    @property
    def locale(self) -> Locale:
        return _locale(self.cldr or self.code)


@cache
def _locale(identifier: str) -> Locale:
    return Locale.parse(identifier.replace("-", "_"))


DEFAULT = "en"
RIGHT_TO_LEFT = frozenset({"Arab", "Hebr", "Thaa", "Nkoo", "Adlm", "Syrc"})
UNSPACED = frozenset({"Hans", "Hant", "Jpan", "Thai", "Khmr", "Mymr", "Laoo", "Tibt"})

ONE, TWO, MANY = "nplurals=1; plural=0;", "nplurals=2; plural=(n != 1);", "nplurals=2; plural=(n > 1);"

# To add a language: a line here, then `make migrations` (labels get their column) and `make messages` (its catalogue).
_ALL = (
    Language("en", "English", "English", cldr="en_GB"),
    Language("es", "Español", "Spanish"),
    Language("fr", "Français", "French"),
    Language("pt", "Português", "Portuguese"),
    Language("it", "Italiano", "Italian"),
    Language("de", "Deutsch", "German"),
    Language("nl", "Nederlands", "Dutch"),
    Language("el", "Ελληνικά", "Greek", "Grek"),
    Language("ru", "Русский", "Russian", "Cyrl"),
    Language("uk", "Українська", "Ukrainian", "Cyrl"),
    Language("be", "Беларуская", "Belarusian", "Cyrl", ("ru",)),
    Language("pl", "Polski", "Polish"),
    Language("cs", "Čeština", "Czech"),
    Language("sk", "Slovenčina", "Slovak", "Latn", ("cs",)),
    Language("sr", "Српски", "Serbian", "Cyrl"),
    Language("mk", "Македонски", "Macedonian", "Cyrl"),
    Language("bg", "Български", "Bulgarian", "Cyrl"),
    Language("sq", "Shqip", "Albanian"),
    Language("hu", "Magyar", "Hungarian"),
    Language("ro", "Română", "Romanian"),
    Language("sv", "Svenska", "Swedish"),
    Language("da", "Dansk", "Danish"),
    Language("fi", "Suomi", "Finnish"),
    Language("ca", "Català", "Catalan", "Latn", ("es",)),
    Language("eu", "Euskara", "Basque", "Latn", ("es",)),
    Language("gl", "Galego", "Galician", "Latn", ("es",)),
    Language("eo", "Esperanto", "Esperanto"),
    Language("ar", "العربية", "Arabic", "Arab"),
    Language("fa", "فارسی", "Persian", "Arab"),
    Language("ur", "اردو", "Urdu", "Arab"),
    Language("ps", "پښتو", "Pashto", "Arab", ("fa",), plural=TWO),
    Language("ku", "Kurdî", "Kurdish (Kurmanji)", plural=TWO),
    Language("ckb", "کوردیی ناوەندی", "Central Kurdish (Sorani)", "Arab"),
    Language("he", "עברית", "Hebrew", "Hebr"),
    Language("tr", "Türkçe", "Turkish"),
    Language("az", "Azərbaycanca", "Azerbaijani", "Latn", ("tr",)),
    Language("ka", "ქართული", "Georgian", "Geor"),
    Language("hy", "Հայերեն", "Armenian", "Armn"),
    Language("bn", "বাংলা", "Bengali", "Beng"),
    Language("hi", "हिन्दी", "Hindi", "Deva"),
    Language("ne", "नेपाली", "Nepali", "Deva", ("hi",)),
    Language("pa", "ਪੰਜਾਬੀ", "Punjabi", "Guru"),
    Language("si", "සිංහල", "Sinhala", "Sinh", plural=MANY),
    Language("ta", "தமிழ்", "Tamil", "Taml"),
    Language("te", "తెలుగు", "Telugu", "Telu"),
    Language("my", "မြန်မာ", "Burmese", "Mymr"),
    Language("km", "ខ្មែរ", "Khmer", "Khmr"),
    Language("th", "ไทย", "Thai", "Thai"),
    Language("vi", "Tiếng Việt", "Vietnamese"),
    Language("id", "Bahasa Indonesia", "Indonesian"),
    Language("ms", "Bahasa Melayu", "Malay", "Latn", ("id",)),
    Language("tl", "Tagalog", "Tagalog", cldr="fil", plural=MANY),
    Language("zh-hans", "简体中文", "Chinese (Simplified)", "Hans", ("zh-hant",), cldr="zh_Hans"),
    Language("zh-hant", "繁體中文", "Chinese (Traditional)", "Hant", ("zh-hans",), cldr="zh_Hant"),
    Language("ja", "日本語", "Japanese", "Jpan"),
    Language("ko", "한국어", "Korean", "Kore"),
    Language("mn", "Монгол", "Mongolian", "Cyrl"),
    Language("uz", "Oʻzbekcha", "Uzbek", "Latn", ("ru",)),
    Language("kk", "Қазақша", "Kazakh", "Cyrl", ("ru",)),
    Language("tet", "Tetun", "Tetum", "Latn", ("pt",), cldr="pt", plural=TWO),
    Language("sw", "Kiswahili", "Swahili"),
    Language("mg", "Malagasy", "Malagasy", "Latn", ("fr",), plural=MANY),
    Language("yo", "Yorùbá", "Yoruba", plural=ONE),
    Language("ha", "Hausa", "Hausa", plural=TWO),
    Language("ig", "Igbo", "Igbo"),
    Language("rw", "Ikinyarwanda", "Kinyarwanda", "Latn", ("fr",), plural=ONE),
    Language("so", "Soomaali", "Somali", plural=TWO),
    Language("am", "አማርኛ", "Amharic", "Ethi", plural=MANY),
    Language("ay", "Aymar aru", "Aymara", "Latn", ("es",), cldr="es", plural=ONE),
    Language("qu", "Runasimi", "Quechua", "Latn", ("es",), plural=ONE),
    Language("gn", "Avañeʼẽ", "Guarani", "Latn", ("es",), plural=ONE),
)

LANGUAGES: dict[str, Language] = {language.code: language for language in _ALL}
CODES: tuple[str, ...] = tuple(LANGUAGES)


def get(code: str) -> Language:
    """The language of a code; KeyError where the registry has none."""
    return LANGUAGES[code]


def find(tag: str) -> Language | None:
    """The language a reader's tag means, however it is written: "pt-BR", "zh-TW" and "ZH_Hans" are understood."""
    tag = tag.strip().lower().replace("_", "-")
    if tag in LANGUAGES:
        return LANGUAGES[tag]
    if tag.split("-")[0] == "zh":
        return LANGUAGES["zh-hant" if {"hant", "tw", "hk", "mo"} & set(tag.split("-")) else "zh-hans"]
    base = {"iw": "he", "in": "id", "fil": "tl", "kmr": "ku"}.get(tag.split("-")[0], tag.split("-")[0])
    return LANGUAGES.get(base)


def own_name(code: str) -> str:
    """A language's name in itself; the bare code where the registry has none, so that a stray row still prints."""
    return LANGUAGES[code].own_name if code in LANGUAGES else code


def direction(code: str) -> str:
    """"ltr" or "rtl"."""
    return LANGUAGES[code].direction if code in LANGUAGES else "ltr"


def preferred(header: str, among: tuple[str, ...]) -> str:
    """What an Accept-Language header (RFC 9110, 12.5.4) asks for, of those on offer; the first on offer where nothing fits.

    Reads at most 500 characters and 20 ranges: a longer header is somebody's attack, not somebody's taste.
    """
    wishes = []
    for place, part in enumerate(header[:500].split(",")[:20]):
        tag, _, quality = part.partition(";")
        try:
            weight = float(quality.strip().removeprefix("q=") or 1)
        except ValueError:
            continue
        wishes.append((-weight, place, tag))
    for weight, _, tag in sorted(wishes):
        language = find(tag)
        if weight < 0 and language and language.code in among:
            return language.code
    return DEFAULT if DEFAULT in among else among[0]
