"""Pictures of things on a table or a wall: letters, brushes, books."""

from __future__ import annotations

import itertools
import math

from .motifs_water import CREAM, NAVY, OCHRE, RUST, TEAL
from .printing import Colour, Point, Print, Stencil, curve

INK: Colour = (30, 34, 44)
RED: Colour = (196, 48, 42)
WOOD: Colour = (170, 112, 70)


def _letters(s: Stencil, left: float, right: float, y: float, size: float, seed: int) -> None:
    """A line of round letters: rings, open to one side or another, with a mark above or below now and then. No words."""
    x, number = left, seed
    while x < right - size:
        s.disc(x, y, size / 2)
        s.disc(x, y, size / 2 - size * 0.13, cut=True)
        if number % 3 == 1:
            s.block(x - size * 0.14, y + size * 0.2, x + size * 0.14, y + size * 0.6, cut=True)
        if number % 4 == 2:
            s.block(x, y - size * 0.14, x + size * 0.6, y + size * 0.14, cut=True)
        if number % 5 == 0:
            s.disc(x, y - size * 0.78, size * 0.16)
        if number % 7 == 3:
            s.line([(x + size * 0.5, y), (x + size * 0.5, y + size * 0.95)], size * 0.13)
        x, number = x + size * (1.12 if number % 6 else 1.7), number * 5 % 97 + 1


def typewriter() -> bytes:
    sheet = Print(61, paper=(226, 186, 122))
    sheet.ink((206, 158, 96), lambda s: [s.line([(0, y), (1600, y + 12)], 3) for y in range(20, 720, 44)])
    sheet.ink((128, 76, 52), lambda s: s.block(0, 800, 1600, 1067))
    sheet.ink((104, 58, 44), lambda s: [s.line([(0, 850 + 60 * n), (1600, 858 + 60 * n)], 4) for n in range(4)])
    sheet.ink(CREAM, lambda s: s.shape([(500, 60), (1060, 60), (1080, 470), (480, 470)]))

    def text(s: Stencil) -> None:
        for row in range(6):
            _letters(s, 560, 1020 - 120 * (row == 5), 130 + 54 * row, 26, 3 + row)

    sheet.ink(INK, text)
    sheet.ink((36, 74, 84), lambda s: s.shape([(330, 470), (1230, 470), (1330, 640), (1390, 900), (170, 900), (230, 640)]))
    sheet.ink((24, 28, 38), lambda s: [s.block(300, 400, 1260, 486), s.disc(300, 443, 56), s.disc(1260, 443, 56), s.block(230, 420, 300, 466), s.block(1260, 420, 1330, 466)])
    sheet.ink((178, 186, 178), lambda s: [s.line([(240, 400), (120, 350)], 14), s.disc(116, 348, 16), s.block(430, 462, 1130, 470)])
    fan: list[Point] = [(780 + 260 * math.cos(math.pi * (0.08 + 0.84 * n / 22)), 640 - 130 * math.sin(math.pi * (0.08 + 0.84 * n / 22))) for n in range(23)]
    sheet.ink((18, 40, 48), lambda s: s.shape([*curve((480, 650), (780, 440), (1080, 650)), *curve((1080, 650), (780, 730), (480, 650))]))
    sheet.ink((178, 186, 178), lambda s: [s.line([(x, y), (780 + (x - 780) * 0.34, 668)], 5) for x, y in fan])
    keys = [(340 + 88 * place + 22 * row - 34 * (row > 2), 712 + 54 * row, row) for row in range(4) for place in range(11 - (row == 3))]

    def caps(s: Stencil) -> None:
        for x, y, row in keys:
            s.disc(x, y, 27 + row, tall=0.82)

    sheet.ink((18, 20, 28), lambda s: [s.disc(x, y + 8, 28 + row, tall=0.82) for x, y, row in keys])
    sheet.ink(CREAM, caps)

    def marks(s: Stencil) -> None:
        for number, (x, y, _row) in enumerate(keys):
            s.disc(x, y, 11, tall=0.9)
            s.disc(x, y, 6.5, tall=0.9, cut=True)
            if number % 3 == 0:
                s.block(x - 3, y + 2, x + 3, y + 14, cut=True)
            if number % 4 == 1:
                s.block(x, y - 3, x + 14, y + 3, cut=True)

    sheet.ink(INK, marks)
    sheet.ink(RUST, lambda s: [s.disc(x, y, 28, tall=0.82) for x, y, _row in (keys[0], keys[-1])])

    def glass(s: Stencil) -> None:
        s.shape([(1420, 730), (1556, 730), (1540, 930), (1436, 930)])

    sheet.ink((206, 108, 44), glass)
    sheet.ink((246, 226, 190), lambda s: [s.disc(1488, 730, 69, tall=0.24), s.disc(1488, 938, 92, tall=0.16)])
    sheet.ink((152, 64, 30), lambda s: s.disc(1488, 732, 56, tall=0.22))
    return sheet.jpeg()


def wall_newspaper() -> bytes:
    sheet = Print(81, paper=(196, 118, 84))

    def bricks(s: Stencil) -> None:
        for row in range(19):
            s.block(0, row * 58, 1600, row * 58 + 6)
            for place in range(15):
                x = place * 118 + (row % 2) * 59 - 20
                s.block(x, row * 58, x + 6, row * 58 + 58)

    sheet.ink((222, 160, 118), bricks)
    sheet.ink((160, 84, 62), lambda s: [s.block(118 * (n * 7 % 14) - 12 + 59 * (n % 2), 58 * n + 8, 118 * (n * 7 % 14) + 92 + 59 * (n % 2), 58 * n + 56) for n in range(19)])
    sheet.ink((86, 48, 44), lambda s: s.block(330, 90, 1330, 850))
    sheet.ink((248, 240, 220), lambda s: s.block(352, 112, 1308, 828))
    sheet.ink((226, 206, 166), lambda s: [s.block(352, 744, 1308, 750), *[s.line([(372, 300 + 70 * n), (1288, 300 + 70 * n)], 2) for n in range(6)]])

    def script(s: Stencil, right: float, left: float, base: float, size: float, seed: int) -> None:
        """Strokes that fall from right to left as a reed pen's do; nothing that could be read."""
        x, number = right, seed
        while x > left + size:
            wide = size * (0.9 + (number * 7 % 5) / 4)
            s.stroke(curve((x, base - size * (0.8 + (number % 3) * 0.2)), (x - wide * 0.5, base + size * 0.5), (x - wide, base - size * 0.1), 30), size * 0.1, end=size * 0.24)
            if number % 3 == 0:
                s.stroke([(x - wide * 0.2 - 2 * t * size / 60, base - size * 1.3 + t * size / 18) for t in range(20)], size * 0.17, end=size * 0.06)
            for dot in range(number % 3):
                s.disc(x - wide * 0.5 - dot * size * 0.3, base + size * (0.55 if number % 2 else -0.95), size * 0.1)
            x, number = x - wide * (1.0 if number % 4 else 1.35), number * 11 % 89 + 2

    def page(s: Stencil) -> None:
        script(s, 1180, 480, 212, 74, 5)
        for row in range(6):
            script(s, 1280, 380 + (170 if row == 5 else 0), 292 + 70 * row, 30, 7 + 3 * row)
        s.block(640, 236, 1020, 241)

    sheet.ink(INK, page)
    sheet.ink(RED, lambda s: script(s, 1270, 900, 796, 24, 9))

    def ladder(s: Stencil) -> None:
        s.line([(240, 1040), (430, 150)], 17)
        s.line([(400, 1050), (560, 150)], 17)
        for step in range(8):
            s.line([(258 + 23 * step, 960 - 108 * step), (414 + 19 * step, 966 - 108 * step)], 13)

    sheet.ink((96, 62, 44), ladder)
    sheet.ink((120, 98, 88), lambda s: s.block(0, 985, 1600, 1067))
    sheet.ink(TEAL, lambda s: [s.block(1110, 890, 1230, 1010), s.disc(1170, 1010, 60, tall=0.2)])
    sheet.ink((18, 24, 34), lambda s: [s.disc(1170, 890, 60, tall=0.24)])
    sheet.ink(WOOD, lambda s: [s.line([(1180, 890), (1260, 740)], 10), s.line([(1160, 886), (1120, 760)], 8)])
    sheet.ink(INK, lambda s: [s.shape([(1268, 724), (1254, 752), (1246, 740)]), s.stroke([(1128, 900 + t) for t in range(50)], 9, end=14)])
    return sheet.jpeg()


def sign_brushes() -> bytes:
    sheet = Print(101, paper=(54, 96, 92))
    sheet.ink((44, 80, 80), lambda s: [s.block(0, y, 1600, y + 5) for y in range(40, 780, 74)])
    sheet.ink(RED, lambda s: s.block(470, 60, 1150, 740))
    sheet.ink((226, 110, 84), lambda s: [*[s.block(490 + 80 * n, 80, 493 + 80 * n, 720) for n in range(9)], *[s.block(490, 80 + 80 * n, 1130, 83 + 80 * n) for n in range(9)]])

    def rice(s: Stencil) -> None:
        """The character for rice, the first one on the board of a rice shop."""
        s.stroke(curve((612, 182), (650, 230), (684, 318), 60), 30, end=66)
        s.stroke(curve((1020, 170), (980, 250), (922, 322), 60), 58, end=16)
        s.stroke(curve((540, 412), (800, 372), (1088, 396), 120), 58, end=52)
        s.stroke(curve((806, 130), (820, 400), (808, 700), 120), 64, end=44)
        s.stroke(curve((776, 420), (700, 560), (540, 642), 100), 60, end=14)
        s.stroke(curve((840, 420), (930, 560), (1098, 624), 100), 26, end=78)

    sheet.ink((250, 200, 92), rice)
    sheet.ink((142, 90, 58), lambda s: s.block(0, 820, 1600, 1067))
    sheet.ink((112, 66, 48), lambda s: s.block(0, 820, 1600, 842))
    tins = ((150, (214, 222, 214)), (380, (196, 172, 120)), (1250, (206, 120, 84)), (1470, (150, 184, 190)))
    paints: tuple[Colour, ...] = (CREAM, RED, OCHRE, NAVY, (86, 138, 92), (236, 130, 70))
    brushes = [(x + 25 * (n - 2), 640 - (n * 67 + x) % 170, n * 10 - 20, (n + x // 100) % 6) for x, _colour in tins for n in range(5)]

    def handle(s: Stencil, x: float, top: float, lean: float) -> None:
        s.stroke([(x - lean + lean * t / 40, top + 90 + (780 - top) * t / 40) for t in range(41)], 14, end=22)

    sheet.ink((222, 178, 116), lambda s: [handle(s, x + lean, top, -lean) for x, top, lean, _p in brushes])
    sheet.ink((176, 184, 184), lambda s: [s.block(x + lean * 2 - 19, top + 52, x + lean * 2 + 19, top + 100) for x, top, lean, _p in brushes])
    for number, colour in enumerate(paints):
        sheet.ink(colour, lambda s, n=number: [s.shape([(x + lean * 2 - 20, top + 54), (x + lean * 2 - 23, top - 16), (x + lean * 2 + 23, top - 26), (x + lean * 2 + 20, top + 54)]) for x, top, lean, p in brushes if p == n])
    for x, colour in tins:
        sheet.ink(colour, lambda s, x=x: [s.block(x - 88, 720, x + 88, 930), s.disc(x, 930, 88, tall=0.2)])
        sheet.ink((40, 46, 52), lambda s, x=x: [s.block(x - 88, 750, x + 88, 757), s.block(x - 88, 890, x + 88, 897)])

    def drips(s: Stencil) -> None:
        for x, _colour in tins:
            for n in range(4):
                s.stroke([(x - 60 + 38 * n, 720 + t) for t in range(20 + (n * 37 + x) % 70)], 13, end=18)

    sheet.ink(RED, drips)
    sheet.ink(CREAM, lambda s: s.shape([(560, 900), (1040, 880), (1066, 1000), (540, 1010)]))
    sheet.ink((196, 180, 150), lambda s: [*[s.line([(570 + 62 * n, 898 - 2.6 * n), (556 + 66 * n, 1006)], 3) for n in range(8)], *[s.line([(556, 926 + 28 * n), (1050, 906 + 30 * n)], 3) for n in range(3)]])
    return sheet.jpeg()


def books_thread() -> bytes:
    sheet = Print(131, paper=(232, 208, 164))
    sheet.ink((220, 190, 140), lambda s: [s.disc(x, y, 5) for x, y in sheet.scatter(380, 0, 0, 1600, 700)])
    sheet.ink((110, 66, 50), lambda s: s.block(0, 800, 1600, 1067))
    sheet.ink((90, 52, 42), lambda s: [s.line([(0, 846 + 66 * n), (1600, 852 + 66 * n)], 4) for n in range(4)])
    pile = [(250, 960, 800, 860, 8), (290, 920, 690, 800, 9), (220, 930, 600, 690, 7), (330, 900, 486, 600, 9), (280, 880, 400, 486, 7), (360, 920, 300, 400, 8)]
    leaves: tuple[Colour, ...] = ((244, 228, 190), (226, 200, 150), (248, 236, 208))

    def gatherings(kind: int):
        def draw(s: Stencil) -> None:
            for number, (left, right, top, foot, count) in enumerate(pile):
                if number % 3 != kind:
                    continue
                thick = (foot - top) / count
                for fold in range(count):
                    y = top + fold * thick
                    s.block(left + 20, y + 1, right, y + thick - 2)
                    s.disc(left + 20, y + thick / 2, thick / 2 - 1)

        return draw

    for kind, colour in enumerate(leaves):
        sheet.ink(colour, gatherings(kind))
    sheet.ink((150, 112, 78), lambda s: [s.line([(left + 20, top + fold * (foot - top) / count), (right, top + fold * (foot - top) / count)], 2) for left, right, top, foot, count in pile for fold in range(1, count)])
    sheet.ink(RED, lambda s: [s.line([(left + 60 + 130 * n, top + 4), (left + 60 + 130 * n, foot - 4)], 6) for left, right, top, foot, _c in pile[1::2] for n in range(int((right - left) / 130))])
    sheet.ink((62, 92, 96), lambda s: [s.block(300, 270, 950, 300), s.block(240, 860, 980, 884)])
    sheet.ink(TEAL, lambda s: s.shape([(930, 884), (980, 884), (1060, 560), (1018, 548)]))

    def reel(s: Stencil) -> None:
        s.disc(1330, 560, 130, tall=0.26)
        s.block(1225, 560, 1435, 850)
        s.disc(1330, 850, 130, tall=0.26)

    sheet.ink(WOOD, reel)
    sheet.ink(RED, lambda s: [s.block(1220, 610, 1440, 815), s.disc(1330, 815, 110, tall=0.22), s.disc(1330, 612, 110, tall=0.2)])
    sheet.ink((140, 26, 34), lambda s: [s.line(curve((1220, 628 + 17 * n), (1330, 672 + 17 * n), (1440, 628 + 17 * n)), 3) for n in range(12)])
    sheet.ink(WOOD, lambda s: s.disc(1330, 552, 130, tall=0.26))
    sheet.ink((84, 50, 40), lambda s: s.disc(1330, 550, 34, tall=0.3))
    thread = [*curve((1220, 780), (1080, 760), (1060, 930), 30), *curve((1060, 930), (1040, 1030), (820, 985), 30), *curve((820, 985), (640, 940), (560, 1006), 30)]
    sheet.ink(RED, lambda s: s.line(thread, 7))
    sheet.ink((206, 210, 206), lambda s: [s.stroke([(560 - 3 * t, 1006 - 0.5 * t) for t in range(60)], 11, end=3), s.disc(548, 1004, 4, cut=True)])

    def scissors(s: Stencil) -> None:
        s.shape([(1100, 1010), (1420, 930), (1428, 944), (1110, 1030)])
        s.shape([(1100, 980), (1424, 1016), (1420, 1032), (1104, 1004)])

    sheet.ink((198, 204, 202), scissors)

    def grips(s: Stencil) -> None:
        for x, y in ((1480, 918), (1484, 1034)):
            s.disc(x, y, 60, tall=0.58)
            s.disc(x, y, 40, tall=0.5, cut=True)

    sheet.ink(INK, grips)
    return sheet.jpeg()


def rope_tin() -> bytes:
    """Seen from above: a rope with knots, coiled in a biscuit tin on planks."""
    sheet = Print(131, width=1200, height=1200, paper=(184, 132, 88))
    sheet.ink((160, 108, 70), lambda s: [s.block(0, y, 1200, y + 9) for y in range(90, 1200, 205)])
    sheet.ink((126, 82, 54), lambda s: [s.line([(x, y), (x + 190, y + 7)], 3) for x, y in sheet.scatter(46, -60, 20, 1100, 1180)])
    sheet.ink((74, 44, 34), lambda s: s.disc(622, 630, 452), over=True)
    sheet.ink(TEAL, lambda s: s.disc(600, 600, 450))
    sheet.ink(CREAM, lambda s: [s.disc(600, 600, 424), s.disc(600, 600, 410, cut=True)])
    sheet.ink((28, 52, 58), lambda s: s.disc(600, 600, 392))
    turns: list[Point] = [(600 + (350 - 11.5 * n / 5) * math.cos(n / 5.2), 600 + (350 - 11.5 * n / 5) * math.sin(n / 5.2)) for n in range(122)]
    sheet.ink((92, 62, 40), lambda s: s.line([(x + 9, y + 11) for x, y in turns], 58))
    sheet.ink((222, 190, 132), lambda s: s.line(turns, 52))

    def strands(s: Stencil) -> None:
        for (x, y), (further, lower) in itertools.pairwise(turns):
            across, down = (lower - y) * 0.42, (x - further) * 0.42
            s.line([(x - across, y - down), (further + across, lower + down)], 5)

    sheet.ink((164, 122, 74), strands)
    knots = turns[6:110:13]
    sheet.ink((92, 62, 40), lambda s: [s.disc(x + 8, y + 10, 46) for x, y in knots])
    sheet.ink(RED, lambda s: [s.disc(x, y, 43) for x, y in knots])
    sheet.ink((236, 158, 120), lambda s: [s.line([(x - 26, y + 14), (x + 22, y - 18)], 8) for x, y in knots])
    return sheet.jpeg()
