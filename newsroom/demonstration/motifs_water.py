"""Pictures of boats, nets, fields and salt."""

from __future__ import annotations

import math
from itertools import pairwise

from .printing import Colour, Point, Print, Stencil, curve

NAVY: Colour = (26, 44, 62)
TEAL: Colour = (58, 122, 128)
SAND: Colour = (226, 196, 148)
RUST: Colour = (190, 84, 48)
OCHRE: Colour = (222, 160, 66)
CREAM: Colour = (250, 244, 230)
LEAF: Colour = (112, 148, 82)
PINE: Colour = (38, 78, 66)


def hull(left: float, right: float, top: float, depth: float, rise: float = 60) -> list[Point]:
    """A boat from the side: a sheer line that hangs, ends that rise, a rounded bottom."""
    middle = (left + right) / 2
    sheer = curve((left, top - rise), (middle, top + rise), (right, top - rise))
    return sheer + curve((right, top - rise), (right - 0.1 * (right - left), top + 1.25 * depth), (middle, top + depth), 20) + curve(
        (middle, top + depth), (left + 0.1 * (right - left), top + 1.25 * depth), (left, top - rise), 20
    )


def _ribs(stencil: Stencil, left: float, right: float, top: float, depth: float, number: int, *, width: float = 12) -> None:
    for step in range(1, number):
        x = left + (right - left) * step / number
        lean = (step / number - 0.5) * 60
        foot = top + depth * (1 - (2 * step / number - 1) ** 4)
        stencil.line(curve((x + lean, top - 70), (x + lean * 0.2, top + depth / 2), (x, foot), 12), width)


def boats_on_stocks() -> bytes:
    sheet = Print(11, paper=(250, 226, 188))
    sheet.ink((244, 196, 132), lambda s: s.block(0, 250, 1600, 520))
    sheet.ink((232, 112, 62), lambda s: s.disc(1120, 400, 118))
    hills, nearer = sheet.ridge(430, 46), sheet.ridge(480, 26)
    sheet.ink((128, 140, 146), lambda s: s.shape(hills))
    sheet.ink((84, 112, 122), lambda s: s.shape(nearer))

    def lake(s: Stencil) -> None:
        s.block(0, 505, 1600, 1067)
        for step, (x, y) in enumerate(sheet.scatter(26, 850, 520, 1400, 640)):
            s.block(x, y, x + 60 + 9 * step % 70, y + 5, cut=True)

    sheet.ink(TEAL, lake)
    shore = [(0, 690), *curve((0, 690), (700, 610), (1600, 720)), (1600, 1067), (0, 1067)]
    sheet.ink(SAND, lambda s: s.shape(shore))
    sheet.ink((206, 168, 116), lambda s: [s.disc(x, y, 4, tall=0.5) for x, y in sheet.scatter(420, 0, 760, 1600, 1067)])

    def shadow(s: Stencil) -> None:
        s.disc(500, 968, 400, tall=0.09)
        s.disc(1240, 815, 240, tall=0.08)

    sheet.ink((176, 132, 92), shadow, over=True)

    def bare_boat(s: Stencil) -> None:
        _ribs(s, 1020, 1460, 690, 85, 10, width=9)
        s.line(curve((1000, 640), (1240, 740), (1480, 630)), 9)
        s.line(curve((1000, 640), (1230, 860), (1480, 630)), 15)
        for x in (1110, 1370):
            s.line([(x - 34, 820), (x, 738), (x + 34, 820)], 9)

    sheet.ink((116, 68, 44), bare_boat)

    def near_boat(s: Stencil) -> None:
        _ribs(s, 90, 900, 740, 160, 12, width=15)
        for x in (300, 690):
            s.line([(x - 60, 975), (x, 850), (x + 60, 975)], 16)
            s.line([(x - 36, 925), (x + 36, 925)], 10)

    sheet.ink((98, 56, 40), near_boat)
    planked = hull(70, 920, 790, 130, 100)
    sheet.ink(RUST, lambda s: s.shape(planked))

    def seams(s: Stencil) -> None:
        for step in range(1, 4):
            inset = 12 + 26 * step
            s.line(curve((70 + inset, 704 + 34 * step), (495, 884 + 40 * step), (920 - inset, 704 + 34 * step)), 4)
        s.line(curve((70, 690), (495, 890), (920, 690)), 13)

    sheet.ink((92, 40, 34), seams)
    sheet.ink(OCHRE, lambda s: [s.disc(140 + 40 * n, 760 + 95 * math.sin(math.pi * (n + 1) / 20), 3.4) for n in range(18)])
    return sheet.jpeg()


def plank_curves() -> bytes:
    sheet = Print(12, width=1067, height=1600, paper=(236, 206, 156))
    sheet.ink((222, 178, 116), lambda s: [s.line([(0, y), (1067, y + 40)], 3) for y in range(40, 1600, 34)])

    def inside(s: Stencil) -> None:
        for step in range(7):
            s.stroke(curve((60 + 150 * step, 60), (20 + 170 * step, 900), (440 + 40 * step, 1520), 160), 62, end=34)

    sheet.ink((142, 82, 52), inside)

    def grain(s: Stencil) -> None:
        for step in range(7):
            for shift in (-12, 8):
                s.line(curve((60 + 150 * step + shift, 60), (20 + 170 * step + shift, 900), (440 + 40 * step + shift / 2, 1520)), 3)

    sheet.ink((104, 54, 38), grain)
    branch = curve((150, 240), (240, 1180), (980, 1380), 220)
    sheet.ink(RUST, lambda s: s.stroke(branch, 96, end=58))
    sheet.ink((116, 46, 34), lambda s: [s.line([(x + shift, y - shift) for x, y in branch[8:-8]], 4) for shift in (-22, 2, 20)])

    def knots(s: Stencil) -> None:
        for x, y in (branch[60], branch[130], branch[180]):
            s.disc(x, y, 19)
            s.disc(x, y, 8, cut=True)

    sheet.ink((92, 38, 32), knots)

    def rope(s: Stencil) -> None:
        line = curve((0, 1130), (420, 1010), (1067, 760), 60)
        s.line(line, 15)
        for x, y in line[6::9]:
            s.disc(x, y, 24)

    sheet.ink(CREAM, rope)
    return sheet.jpeg()


def char_boat() -> bytes:
    sheet = Print(21, paper=(232, 236, 226))
    sheet.ink((246, 208, 140), lambda s: s.disc(330, 250, 104))
    far, bank = sheet.ridge(470, 16, waves=3), sheet.ridge(505, 14, waves=2)
    sheet.ink((150, 168, 128), lambda s: s.shape(far))
    sheet.ink((232, 208, 158), lambda s: s.shape(bank))

    def river(s: Stencil) -> None:
        s.shape([(0, 545), *curve((0, 545), (800, 520), (1600, 560)), (1600, 1067), (0, 1067)])
        for x, y in sheet.scatter(90, 0, 570, 1600, 1050):
            long = 30 + (y - 540) * 0.24
            s.shape([(x, y), (x + long, y - 3), (x + 2 * long, y), (x + long, y + 4)], cut=True)

    sheet.ink((94, 148, 152), river)
    sheet.ink((52, 98, 112), lambda s: s.shape(hull(300, 1330, 855, 96, -12)), over=True)
    roof = [*curve((520, 690), (830, 300), (1150, 690), 60)]
    sheet.ink((120, 84, 58), lambda s: s.shape([*roof, (1150, 720), (520, 720)]))
    sheet.ink((70, 48, 44), lambda s: s.shape([*curve((575, 690), (830, 385), (1095, 690), 60), (1095, 720), (575, 720)]))
    sheet.ink((176, 128, 82), lambda s: [s.line(curve((520 + 20 * n, 690), (830, 300 + 14 * n), (1150 - 20 * n, 690), 60), 5) for n in range(1, 3)])

    def books(colour_number: int):
        def row(s: Stencil) -> None:
            for shelf, (left, right) in enumerate(((648, 1030), (612, 1066))):
                foot, x, number = 628 + 76 * shelf, left, 0
                while x < right - 10:
                    thick, tall = 11 + (7 * number + 3 * shelf) % 13, 40 + (11 * number + 5 * shelf) % 19
                    if number % 4 == colour_number:
                        s.block(x, foot - tall, x + thick - 2, foot)
                    x, number = x + thick, number + 1

        return row

    for number, colour in enumerate((RUST, OCHRE, (236, 228, 206), (96, 158, 156))):
        sheet.ink(colour, books(number))
    sheet.ink((176, 128, 82), lambda s: [s.block(612, 629, 1064, 635), s.block(590, 705, 1086, 712)])
    sheet.ink(RUST, lambda s: s.shape(hull(250, 1390, 770, 110, 120)))
    sheet.ink((112, 44, 40), lambda s: [s.line(curve((254 + 8 * n, 655 + 40 * n), (820, 880 + 34 * n), (1386 - 8 * n, 655 + 40 * n)), 6) for n in range(3)])

    def people(s: Stencil) -> None:
        s.disc(420, 560, 27)
        s.shape([(394, 590), (446, 590), (462, 745), (376, 745)])
        s.line([(440, 610), (520, 660), (560, 980)], 9)
        s.line([(1275, 640), (1275, 560)], 8)

    sheet.ink(NAVY, people)
    sheet.ink(OCHRE, lambda s: [s.disc(1275, 585, 30), s.block(1240, 590, 1310, 604), s.disc(1275, 618, 8)])
    sheet.ink(NAVY, lambda s: [s.line([(x - 24, y - 12), (x, y), (x + 24, y - 14)], 5) for x, y in ((1180, 190), (1270, 150), (1330, 220))])
    return sheet.jpeg()


def _mesh(stencil: Stencil, left: float, right: float, top: float, sag: float, drop: float, *, gap: int = 34, width: float = 3) -> None:
    """A hanging net of diamonds between two poles."""
    across = round((right - left) / gap)
    down = round(drop / gap)

    def knot(column: int, row: int) -> Point:
        share = (column + (0.5 if row % 2 else 0)) / across
        return left + (right - left) * share, top + sag * 4 * share * (1 - share) + row * drop / down * (0.82 + 0.2 * math.sin(share * 7))

    for row in range(down):
        for column in range(across):
            here = knot(column, row)
            stencil.line([here, knot(column if row % 2 == 0 else column + 1, row + 1)], width)
            if row % 2 or column:
                stencil.line([here, knot(column - 1 if row % 2 == 0 else column, row + 1)], width)


def lamu_nets() -> bytes:
    sheet = Print(31, paper=(206, 230, 228))
    sheet.ink((250, 240, 214), lambda s: [s.disc(x, y, r, tall=0.3) for x, y, r in ((300, 170, 190), (430, 205, 150), (1240, 110, 160))])
    sheet.ink((44, 122, 138), lambda s: s.block(0, 470, 1600, 1067))
    sheet.ink((120, 186, 184), lambda s: [s.block(x, y, x + 90, y + 5) for x, y in sheet.scatter(46, -60, 490, 1600, 640)])

    def sail(s: Stencil) -> None:
        s.shape([(560, 110), *curve((560, 110), (420, 330), (300, 405)), (690, 420), *curve((690, 420), (680, 240), (560, 110))])

    sheet.ink(CREAM, sail)
    sheet.ink((116, 66, 44), lambda s: [s.line([(575, 90), (285, 412)], 10), s.line([(505, 200), (520, 450)], 9), s.shape(hull(300, 760, 452, 52, 26))])
    shore = [*curve((-20, 700), (620, 590), (1620, 660)), (1620, 1087), (-20, 1087)]
    sheet.ink(SAND, lambda s: s.shape(shore))
    sheet.ink(CREAM, lambda s: s.line([(x, y - 5) for x, y in shore[:41]], 11))
    sheet.ink((202, 164, 110), lambda s: [s.disc(x, y, 4, tall=0.5) for x, y in sheet.scatter(360, 0, 720, 1600, 1067)])
    poles = ((120, 250, 960), (640, 270, 990), (1130, 240, 960), (1540, 265, 980))

    def nets(shift: float):
        def hang(s: Stencil) -> None:
            for (left, top, _foot), (right, _top, _foot2) in pairwise(poles):
                _mesh(s, left + 4, right - 4, top + 40 + shift, 120 + 30 * shift / 40, 470 - 2 * shift, gap=31, width=4)

        return hang

    sheet.ink((150, 74, 40), nets(26), over=True)
    sheet.ink((226, 98, 40), nets(0))

    def frame(s: Stencil) -> None:
        for x, top, foot in poles:
            s.line([(x, top), (x - 8, foot)], 17)
        for (left, top, _f), (right, other, _g) in pairwise(poles):
            s.line(curve((left, top + 42), ((left + right) / 2, top + 275), (right, other + 42)), 8)

    sheet.ink((84, 50, 42), frame)
    floats = [
        float_at
        for (left, top, _f), (right, other, _g) in pairwise(poles)
        for float_at in curve((left, top + 42), ((left + right) / 2, top + 275), (right, other + 42))[6:-5:7]
    ]
    sheet.ink(OCHRE, lambda s: [s.disc(x, y, 15) for x, y in floats])
    return sheet.jpeg()


def net_needle() -> bytes:
    sheet = Print(32, paper=(34, 88, 102))

    def net(s: Stencil) -> None:
        for n in range(-9, 22):
            s.line(curve((n * 96 - 120, -20), (n * 96 + 330, 520), (n * 96 + 560, 1090)), 7)
            s.line(curve((n * 96 + 300, -20), (n * 96 + 60, 560), (n * 96 - 420, 1090)), 7)

    sheet.ink((94, 152, 156), net)
    sheet.ink((34, 88, 102), lambda s: s.shape([(980, 90), (1240, 160), (1330, 360), (1180, 500), (960, 430), (900, 240)]))
    ends = (((980, 90), (1030, 190)), ((1110, 122), (1090, 214)), ((1240, 160), (1186, 236)), ((1330, 360), (1250, 352)), ((1180, 500), (1166, 420)), ((960, 430), (1036, 372)), ((900, 240), (985, 262)))
    sheet.ink((150, 196, 190), lambda s: [s.stroke(curve(edge, (edge[0] + 14, edge[1] + 60), end), 9, end=5) for edge, end in ends])

    def needle(s: Stencil) -> None:
        tip, heel = (1180, 300), (330, 900)
        along = (heel[0] - tip[0], heel[1] - tip[1])
        length = math.hypot(*along)
        ux, uy = along[0] / length, along[1] / length

        def at(distance: float, side: float) -> Point:
            return tip[0] + ux * distance - uy * side, tip[1] + uy * distance + ux * side

        s.shape([*curve(at(0, 0), at(120, 62), at(300, 66)), at(length - 60, 66), at(length + 20, 78), at(length - 70, 0), at(length + 20, -78), at(length - 60, -66), *curve(at(300, -66), at(120, -62), at(0, 0))])
        s.shape([at(230, 40), at(620, 40), at(620, -40), at(230, -40)], cut=True)
        s.shape([at(640, 15), at(300, 12), at(268, 0), at(300, -12), at(640, -15)])

    sheet.ink((204, 138, 76), needle)

    def thread(s: Stencil) -> None:
        tip, heel = (1180, 300), (330, 900)
        for n in range(11):
            share = 0.34 + 0.045 * n
            x, y = tip[0] + (heel[0] - tip[0]) * share, tip[1] + (heel[1] - tip[1]) * share
            s.line([(x - 48, y - 58), (x + 42, y + 64)], 13)
        s.line(curve((700, 700), (900, 980), (1420, 880)), 10)
        s.line(curve((1420, 880), (1560, 850), (1620, 760)), 10)

    sheet.ink((232, 96, 44), thread)
    return sheet.jpeg()


def cyclone_rice() -> bytes:
    sheet = Print(71, paper=(198, 214, 208))
    sheet.ink((62, 122, 132), lambda s: s.block(0, 430, 1600, 1067))
    sheet.ink((148, 186, 182), lambda s: [s.block(x, y, x + 130, y + 4) for x, y in sheet.scatter(30, -100, 445, 1600, 520)])

    def spiral(turn: float, width: float):
        def cloud(s: Stencil) -> None:
            for arm in range(5):
                points = []
                for step in range(420):
                    angle = turn + arm * math.tau / 5 + step * 0.0121
                    reach = 20 + step * 1.75
                    points.append((1060 + reach * math.cos(angle) * 1.35, 215 + reach * math.sin(angle) * 0.42))
                s.stroke(points, 10, end=width)

        return cloud

    sheet.ink((112, 136, 142), spiral(0, 120))
    sheet.ink((66, 88, 100), spiral(0.34, 74))
    sheet.ink((206, 220, 212), lambda s: s.disc(1060, 215, 30, tall=0.5))
    greens = ((70, 112, 74), (112, 148, 82), (154, 178, 92), (92, 132, 78), (178, 194, 110), (122, 156, 84), (70, 112, 74))
    for step, colour in enumerate(greens):
        y = 520 + step * 82
        edge = [(x, y + 46 * math.sin(x / 250 + step * 1.1) + 20 * math.sin(x / 97 + step)) for x in range(-20, 1631, 10)]
        sheet.ink(colour, lambda s, edge=edge: s.shape([*edge, (1630, 1090), (-20, 1090)]))
        sheet.ink((222, 226, 196), lambda s, edge=edge, width=8 + step: s.line([(px, py + 9) for px, py in edge], width))
        if step > 2:
            shoots = [(x, edge[int(x + 20) // 10][1] + 30 + depth) for depth in (6, 34) for x in range(20 + 9 * step, 1590, 44)]
            sheet.ink(PINE, lambda s, shoots=shoots: [s.line([(px + lean, py - 17), (px, py)], 4) for px, py in shoots for lean in (-9, 0, 9)])

    def palms(s: Stencil) -> None:
        for x, y, tall in ((210, 590, 300), (310, 610, 230)):
            top = (x + 120, y - tall)
            s.stroke(curve((x, y), (x + 10, y - tall * 0.6), top, 60), 20, end=11)
            for reach, fall in ((-150, 90), (-110, -50), (-20, -110), (70, -100), (150, -40), (190, 50), (150, 150)):
                s.stroke(curve(top, (top[0] + reach * 0.6, top[1] + fall * 0.4 - 56), (top[0] + reach, top[1] + fall)), 17, end=3)

    sheet.ink(NAVY, palms)
    return sheet.jpeg()


def salt_pans() -> bytes:
    sheet = Print(151, paper=(250, 214, 182))
    sheet.ink((246, 176, 138), lambda s: s.block(0, 230, 1600, 440))
    sheet.ink((250, 238, 206), lambda s: s.disc(420, 400, 92))
    trees = sheet.ridge(398, 12, waves=9)
    sheet.ink((116, 104, 122), lambda s: s.shape(trees))
    sheet.ink((92, 84, 106), lambda s: s.block(0, 425, 1600, 1067))

    def pan(row: int, column: int) -> list[Point]:
        def at(u: float, v: float) -> Point:
            y = 440 + 640 * v**1.7
            return 800 + (u - 0.5) * (1500 + 2600 * v), y

        u, v, wide, deep = column / 9, row / 6, 1 / 9, 1 / 6
        return [at(u + 0.006, v + 0.012), at(u + wide - 0.006, v + 0.012), at(u + wide - 0.006, v + deep - 0.012), at(u + 0.006, v + deep - 0.012)]

    for remainder, colour in enumerate(((232, 160, 150), (164, 176, 190), (206, 196, 198))):
        sheet.ink(colour, lambda s, r=remainder: [s.shape(pan(row, column)) for row in range(6) for column in range(9) if (row * 2 + column * 5) % 3 == r])

    def heaps(side: int):
        def draw(s: Stencil) -> None:
            for row in range(1, 6):
                for column in range(9):
                    if (row + column) % 2:
                        continue
                    corners = pan(row, column)
                    x, y = sum(p[0] for p in corners) / 4, sum(p[1] for p in corners) / 4
                    wide, tall = 26 + 17 * row, 20 + 17 * row
                    s.shape([(x - side * wide, y + 4), (x, y - tall), (x + (wide if not side else 4), y + 8)])

        return draw

    sheet.ink(CREAM, heaps(1))
    sheet.ink((206, 204, 218), lambda s: heaps(0)(s))

    def bus(s: Stencil) -> None:
        s.block(1010, 330, 1330, 425)
        s.block(1330, 365, 1362, 425)

    sheet.ink(RUST, bus)
    sheet.ink((250, 238, 206), lambda s: [s.block(1028 + 46 * n, 346, 1062 + 46 * n, 380) for n in range(7)])
    sheet.ink(NAVY, lambda s: [s.disc(1080, 428, 20), s.disc(1285, 428, 20), s.block(0, 424, 1600, 432)])

    def rakers(s: Stencil) -> None:
        for x, y, size in ((330, 700, 1.0), (700, 800, 1.3), (1210, 730, 1.05)):
            s.disc(x, y - 118 * size, 17 * size)
            s.shape([(x - 19 * size, y - 98 * size), (x + 19 * size, y - 98 * size), (x + 32 * size, y), (x - 32 * size, y)])
            s.line([(x + 10 * size, y - 80 * size), (x + 96 * size, y + 14 * size)], 6 * size)
            s.line([(x + 74 * size, y + 24 * size), (x + 116 * size, y + 6 * size)], 9 * size)

    sheet.ink((62, 40, 66), rakers)
    return sheet.jpeg()
