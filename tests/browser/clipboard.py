"""What programs put on the clipboard, composed by us in the forms of Word, Word in the browser, Google Docs and LibreOffice; and how it reaches a page.

Each form says the same words, so that one expectation holds for all. The markup follows what the programs write; the words are ours.
"""

import base64
from dataclasses import dataclass

from tests.ground.browser import settle

LINK = "https://example.org/water?page=2&lang=x"
GOOGLE_LINK = "https://www.google.com/url?q=https://example.org/water?page%3D2%26lang%3Dx&amp;sa=D&amp;source=editors&amp;ust=1761&amp;usg=AOv"


@dataclass(frozen=True)
class Words:
    """One small article: a heading, a paragraph with marks, a list in a list, a numbered list, a quotation, a table of two cells."""

    language: str
    direction: str
    office_language: str
    heading: str
    opening: str
    strong: str
    emphasis: str
    link: str
    items: tuple[str, str, str]  # one, what hangs in it, two
    numbered: tuple[str, str]
    numerals: tuple[str, str]
    quote: str
    cells: tuple[str, str]

    def body(self, *, quote: bool = True, footnote: bool = False) -> str:
        """The clean body that all of them should come out as."""
        one, inner, two = self.items
        first, second = self.numbered
        said = f"<blockquote><p>{self.quote}</p></blockquote>" if quote else f"<p>{self.quote}</p>"
        mark = "<sup>[1]</sup>" if footnote else ""
        return (
            f'<h2>{self.heading}</h2><p>{self.opening} <strong>{self.strong}</strong> <em>{self.emphasis}</em> <a href="{LINK.replace("&", "&amp;")}">{self.link}</a>{mark}</p>'
            f"<ul><li>{one}<ul><li>{inner}</li></ul></li><li>{two}</li></ul><ol><li>{first}</li><li>{second}</li></ol>{said}<p>{self.cells[0]}</p><p>{self.cells[1]}</p>"
        )


ENGLISH = Words(
    "en", "ltr", "EN-GB", "The well that sings", "Every evening the village listens:", "nobody", "ever", "wrote it down", ("the rope", "its knots", "the bucket"),
    ("draw water", "carry it home"), ("1.", "2."), "We heard it before we saw it.", ("Litres", "Forty"),
)
ARABIC = Words(
    "ar", "rtl", "AR-SA", "البئر التي تغنّي", "كل مساء تصغي القرية:", "لا أحد", "أبداً", "دوّن ذلك", ("الحبل", "عُقده", "الدلو"),
    ("اسحب الماء", "احمله إلى البيت"), ("١.", "٢."), "سمعناها قبل أن نراها.", ("اللترات", "أربعون"),
)
HINDI = Words(
    "hi", "ltr", "HI", "गाने वाला कुआँ", "हर शाम गाँव सुनता है:", "किसी ने", "कभी", "लिखा नहीं", ("रस्सी", "उसकी गाँठें", "बाल्टी"),
    ("पानी खींचो", "घर ले जाओ"), ("१.", "२."), "हमने देखने से पहले सुना।", ("लीटर", "चालीस"),
)
CHINESE = Words(
    "zh-hans", "ltr", "ZH-CN", "会唱歌的井", "每天傍晚村子都在听：", "没有人", "从来", "写下它", ("绳子", "绳结", "水桶"),
    ("打水", "挑回家"), ("一、", "二、"), "我们先听见，后看见。", ("升", "四十"),
)
ALL = (ENGLISH, ARABIC, HINDI, CHINESE)


def word(words: Words) -> str:
    """Word on a desktop: a style sheet, paragraphs for items, empty runs of its own namespace, a footnote, a table."""
    lang, dir_ = words.office_language, " dir=RTL" if words.direction == "rtl" else ""
    (one, inner, two), (first, second), (i, ii) = words.items, words.numbered, words.numerals
    run = f"lang={lang} style='mso-ansi-language:{lang};mso-bidi-font-weight:bold'"

    def item(text, marker, level, lfo, place):
        return (
            f"<p class=MsoListParagraphCxSp{place}{dir_} style='margin-left:36.0pt;mso-add-space:auto;text-indent:-18.0pt;\nmso-list:l{lfo} level{level} lfo{lfo + 1}'>"
            f"<!--[if !supportLists]--><span {run}><span style='mso-list:Ignore'>{marker}<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp; </span></span></span><!--[endif]-->"
            f"<span {run}>{text}<o:p></o:p></span></p>\n\n"
        )

    return (
        "<html xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:o=\"urn:schemas-microsoft-com:office:office\" xmlns:w=\"urn:schemas-microsoft-com:office:word\">\n\n<head>\n"
        "<meta http-equiv=Content-Type content=\"text/html; charset=utf-8\"><meta name=Generator content=\"Microsoft Word 15\">\n"
        "<link rel=File-List href=\"file:///C:/Users/u/clip_filelist.xml\">\n<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->\n"
        "<style>\n<!--\n /* Font Definitions */\n @font-face {font-family:Calibri;}\n p.MsoNormal {margin:0cm; color:red;}\n @list l0:level1 {mso-level-number-format:bullet;}\n-->\n</style>\n</head>\n\n"
        f"<body lang={lang} style='tab-interval:36.0pt'>\n<!--StartFragment-->\n\n"
        f"<h1{dir_}><b><span {run}>{words.heading}<o:p></o:p></span></b></h1>\n\n<p class=MsoNormal{dir_}><o:p>&nbsp;</o:p></p>\n\n"
        f"<p class=MsoNormal{dir_}><span {run}>{words.opening}&nbsp;</span><b style='mso-bidi-font-weight:\nnormal'><span {run} style='color:red'>{words.strong}</span></b><span {run}>&nbsp; </span>"
        f"<i><span {run}>{words.emphasis}</span></i> <a href=\"{LINK}\"><span style='color:#0563C1'>{words.link}</span></a>"
        "<a style='mso-footnote-id:ftn1' href=\"#_ftn1\" name=\"_ftnref1\" title=\"\"><span class=MsoFootnoteReference><span style='vertical-align:super'>[1]</span></span></a><o:p></o:p></p>\n\n"
        + item(one, "·", 1, 0, "First") + item(inner, "o", 2, 0, "Middle") + item(two, "·", 1, 0, "Last") + item(first, i, 1, 1, "First") + item(second, ii, 1, 1, "Last")
        + f"<p class=MsoQuote{dir_} style='margin-left:43.2pt'><span {run}>{words.quote}<o:p></o:p></span></p>\n\n"
        f"<table class=MsoTableGrid border=1 style='border-collapse:collapse'><tr style='mso-yfti-irow:0'><td width=208><p class=MsoNormal>{words.cells[0]}<o:p></o:p></p></td>"
        f"<td width=208><p class=MsoNormal>{words.cells[1]}<o:p></o:p></p></td></tr></table>\n\n<p class=MsoNormal><o:p>&nbsp;</o:p></p>\n<!--EndFragment-->\n</body>\n\n</html>"
    )


def word_online(words: Words) -> str:
    """Word in a browser: each paragraph in a wrapper, each item in a list of its own, its level in an attribute."""
    (one, inner, two), (first, second) = words.items, words.numbered

    def paragraph(inside, role=""):
        return f"<div class=\"OutlineElement Ltr SCXW1 BCX0\" style=\"direction: {words.direction}\"><p class=\"Paragraph SCXW1 BCX0\" {role} xml:lang=\"{words.office_language}\">{inside}<span class=\"EOP SCXW1\" data-ccp-props=\"{{}}\">&nbsp;</span></p></div>"

    def run(text, look=""):
        return f"<span data-contrast=\"auto\" xml:lang=\"{words.office_language}\" lang=\"{words.office_language}\" class=\"TextRun SCXW1 BCX0\" style=\"color: windowtext; {look}\"><span class=\"NormalTextRun SCXW1\">{text}</span></span>"

    def item(text, kind, level, number):
        return (
            f"<div class=\"ListContainerWrapper SCXW1 BCX0\"><{kind} class=\"BulletListStyle1\" role=\"list\"><li data-leveltext=\"\" data-font=\"Symbol\" data-listid=\"1\" aria-setsize=\"-1\" "
            f"data-aria-posinset=\"{number}\" data-aria-level=\"{level}\" role=\"listitem\" class=\"OutlineElement Ltr SCXW1\"><p class=\"Paragraph SCXW1\">{run(text)}<span class=\"EOP\">&nbsp;</span></p></li></{kind}></div>"
        )

    return (
        "<meta charset='utf-8'>" + f"<h1>{run(words.heading, 'font-weight: normal')}</h1>".replace("<h1>", "<div class=\"OutlineElement\"><h1 class=\"Paragraph\">").replace("</h1>", "</h1></div>")
        + paragraph(run(words.opening + " ") + run(words.strong, "font-weight: bold") + run(" ") + run(words.emphasis, "font-style: italic") + run(" ")
                    + f"<a class=\"Hyperlink SCXW1\" href=\"{LINK}\" target=\"_blank\" rel=\"noreferrer noopener\">{run(words.link)}</a>")
        + item(one, "ul", 1, 1) + item(inner, "ul", 2, 1) + item(two, "ul", 1, 2) + item(first, "ol", 1, 1) + item(second, "ol", 1, 2)
        + paragraph(run(words.quote)) + "<div><table><tbody><tr><td><div>" + paragraph(run(words.cells[0])) + "</div></td><td><div>" + paragraph(run(words.cells[1])) + "</div></td></tr></tbody></table></div>"
    )


def google_docs(words: Words) -> str:
    """Google Docs: all of it in a bold that is none, marks as styles, lists between items, links by way of Google."""
    (one, inner, two), (first, second) = words.items, words.numbered
    plain = "font-size:11pt;font-family:Arial,sans-serif;color:#000000;background-color:transparent;font-weight:400;font-style:normal;text-decoration:none;vertical-align:baseline;white-space:pre-wrap;"

    def run(text, **look):
        style = plain
        for name, value in look.items():
            was = next(part for part in plain.split(";") if part.startswith(name.replace("_", "-")))
            style = style.replace(was, f"{name.replace('_', '-')}:{value}")
        return f"<span style=\"{style}\">{text}</span>"

    def paragraph(inside):
        return f"<p dir=\"{words.direction}\" style=\"line-height:1.38;margin-top:0pt;margin-bottom:0pt;\">{inside}</p>"

    def item(text, level):
        return f"<li dir=\"{words.direction}\" style=\"list-style-type:disc;{plain}\" aria-level=\"{level}\"><p dir=\"{words.direction}\" style=\"line-height:1.38;\" role=\"presentation\">{run(text)}</p></li>"

    return (
        "<meta charset='utf-8'><meta charset=\"utf-8\"><b style=\"font-weight:normal;\" id=\"docs-internal-guid-0a1b2c3d\">"
        f"<h1 dir=\"{words.direction}\" style=\"line-height:1.38;margin-top:20pt;\">{run(words.heading)}</h1><br>"
        + paragraph(run(words.opening + " ") + run(words.strong, font_weight="700") + run("&nbsp;") + run(words.emphasis, font_style="italic") + run(" ")
                    + f"<a href=\"{GOOGLE_LINK}\" style=\"text-decoration:none;\">{run(words.link, color='#1155cc')}</a>")
        + f"<br><ul style=\"margin-top:0;margin-bottom:0;\">{item(one, 1)}<ul>{item(inner, 2)}</ul>{item(two, 1)}</ul><ol>{item(first, 1)}{item(second, 1)}</ol>"
        + paragraph(run(words.quote))
        + f"<div dir=\"{words.direction}\" align=\"left\"><table style=\"border:none;\"><colgroup><col width=\"301\"/></colgroup><tbody><tr style=\"height:0pt\"><td style=\"border:solid\">{paragraph(run(words.cells[0]))}</td>"
        f"<td>{paragraph(run(words.cells[1]))}</td></tr></tbody></table></div></b><br class=\"Apple-interchange-newline\">"
    )


def libreoffice(words: Words) -> str:
    """LibreOffice Writer: its own style sheet, fonts as tags, the language of the writer on everything."""
    (one, inner, two), (first, second) = words.items, words.numbered
    lang = words.office_language.lower()
    plain = "style=\"line-height: 100%; margin-bottom: 0cm\""
    return (
        "<!DOCTYPE html><html><head><meta http-equiv=\"content-type\" content=\"text/html; charset=utf-8\"/><title></title><meta name=\"generator\" content=\"LibreOffice 24.2.7.2 (Linux)\"/>"
        "<style type=\"text/css\">@page { size: 21cm 29.7cm } p { color: #ff0000; background: transparent }</style></head>"
        f"<body lang=\"{lang}\" dir=\"{words.direction}\"><h1 class=\"western\"><font face=\"Liberation Sans\">{words.heading}</font></h1>\n<p {plain}><br/>\n\n</p>\n"
        f"<p {plain}><font color=\"#c9211e\"><span lang=\"{lang}\">{words.opening} </span></font><b>{words.strong}</b> <i><span lang=\"{lang}\">{words.emphasis}</span></i>\n<a href=\"{LINK.replace('&', '&amp;')}\">{words.link}</a></p>\n"
        f"<ul>\n\t<li><p {plain}>{one}</p>\n\t<ul>\n\t\t<li><p {plain}>{inner}</p></li>\n\t</ul>\n\t</li>\n\t<li><p {plain}>{two}</p></li>\n</ul>\n<ol>\n\t<li><p>{first}</p></li>\n\t<li><p>{second}</p></li>\n</ol>\n"
        f"<blockquote style=\"margin-left: 1cm\">{words.quote}</blockquote>\n"
        f"<table width=\"100%\" cellpadding=\"4\"><col width=\"128*\"/><tr valign=\"top\"><td><p>{words.cells[0]}</p></td><td><p>{words.cells[1]}</p></td></tr></table><p><br/></p></body></html>"
    )


FORMS = {
    "Word": (word, {"footnote": True}),
    "Word in a browser": (word_online, {"quote": False}),
    "Google Docs": (google_docs, {"quote": False}),
    "LibreOffice": (libreoffice, {}),
}

ARRIVE = """([kind, html, text, files, at]) => {
  const data = new DataTransfer()
  if (html) data.setData("text/html", html)
  if (text) data.setData("text/plain", text)
  for (const [name, type, content] of files) data.items.add(new File([Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0))], name, { type }))
  const options = { bubbles: true, cancelable: true, ...at }
  const prose = document.querySelector(".prose")
  const event = kind === "paste" ? new ClipboardEvent("paste", { ...options, clipboardData: data }) : new DragEvent("drop", { ...options, dataTransfer: data })
  prose.dispatchEvent(event)
}"""


def paste(page, html="", text="", files=()) -> None:
    """As Ctrl+V: the event that a browser sends to the focused text, with this on the clipboard."""
    settle(page)
    page.evaluate(ARRIVE, ["paste", html, text, [_sent(*file) for file in files], {}])


def drop(page, on, html="", text="", files=()) -> None:
    """Let go over the beginning of an element."""
    box = on.bounding_box()
    page.evaluate(ARRIVE, ["drop", html, text, [_sent(*file) for file in files], {"clientX": box["x"] + 2, "clientY": box["y"] + box["height"] / 2}])


def copied(page) -> str:
    """What the editor puts on the clipboard for what is selected."""
    settle(page)
    return page.evaluate("""() => {
      const data = new DataTransfer()
      document.querySelector(".prose").dispatchEvent(new ClipboardEvent("copy", { bubbles: true, cancelable: true, clipboardData: data }))
      return data.getData("text/html")
    }""")


def _sent(name: str, kind: str, content: bytes) -> list[str]:
    return [name, kind, base64.b64encode(content).decode()]
