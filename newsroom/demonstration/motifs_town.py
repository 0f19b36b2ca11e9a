"""Pictures of roofs, slopes, lifts and orchards."""

from __future__ import annotations

import math

from .motifs_water import CREAM, NAVY, OCHRE, PINE, RUST, TEAL
from .printing import Colour, Point, Print, Stencil, curve

NIGHT: Colour = (22, 32, 58)
DUSK: Colour = (112, 88, 118)
BRICK: Colour = (168, 88, 66)


def rain_map() -> bytes:
    sheet = Print(1, paper=(70, 104, 136))
    clouds = [(x, y, r) for (x, y), r in zip(sheet.scatter(9, 0, 30, 1600, 150), (190, 150, 210, 170, 140, 200, 160, 180, 150), strict=True)]
    sheet.ink((48, 76, 108), lambda s: [s.disc(x, y, r, tall=0.42) for x, y, r in clouds])
    far = [(0, 660), (120, 640), (120, 590), (260, 590), (260, 650), (420, 610), (560, 660), (560, 570), (640, 520), (720, 570), (720, 640), (900, 640), (900, 590), (1060, 560), (1220, 620), (1220, 580), (1380, 580), (1380, 640), (1600, 600), (1600, 1067), (0, 1067)]
    sheet.ink((54, 84, 116), lambda s: s.shape(far))

    def walls(s: Stencil) -> None:
        for left, top, right in ((30, 700, 330), (360, 640, 590), (640, 720, 960), (1000, 600, 1210), (1250, 690, 1560)):
            s.block(left, top, right, 1067)

    sheet.ink((222, 200, 158), walls)

    def roofs(s: Stencil) -> None:
        s.shape([(0, 720), (180, 560), (360, 720)])
        s.shape([(610, 740), (700, 610), (900, 610), (990, 740)])
        s.shape([*curve((990, 620), (1105, 380), (1222, 620))])

    sheet.ink((184, 112, 56), roofs)

    def tin(s: Stencil) -> None:
        s.shape([(340, 600), (612, 660), (612, 684), (340, 634)])
        s.shape([*curve((1230, 700), (1400, 560), (1585, 700)), (1585, 724), *curve((1585, 724), (1400, 600), (1230, 724))])

    sheet.ink(NAVY, tin)

    def details(s: Stencil) -> None:
        for x in range(30, 340, 28):
            s.line([(180 + (x - 180) * 0.1, 570), (x, 716)], 3)
        for step in range(5):
            s.line([(630 + 14 * (4 - step), 716 - 22 * step + 10), (970 - 14 * (4 - step), 716 - 22 * step + 10)], 3)
        for left, top in ((80, 780), (220, 780), (410, 740), (500, 740), (690, 800), (870, 800), (1290, 780), (1450, 780), (1040, 690)):
            s.block(left, top, left + 58, top + 84)
        s.block(150, 900, 210, 1067)
        s.block(780, 900, 848, 1067)
        s.disc(1105, 520, 14)
        s.line([(1105, 500), (1105, 420)], 6)

    sheet.ink((58, 72, 96), details)
    sheet.ink((252, 208, 98), lambda s: s.block(1132, 690, 1186, 776))
    sheet.ink((58, 72, 96), lambda s: [s.block(1157, 690, 1161, 776), s.block(1132, 730, 1186, 734)])

    def rain(s: Stencil) -> None:
        for x, y in sheet.scatter(330, -40, -60, 1640, 1000):
            long = 34 + (x * 7 + y) % 46
            s.stroke([(x - long * 0.36 * t / 14, y + long * t / 14) for t in range(15)], 5, end=2)

    sheet.ink((206, 222, 230), rain)
    sheet.ink((206, 222, 230), lambda s: [s.line(curve((x - 13, 1046 - h), (x, 1028 - h), (x + 13, 1046 - h), 10), 3) for x, h in zip(range(30, 1600, 74), (0, 9, 3, 12, 6) * 5, strict=False)])
    return sheet.jpeg()


def cable_cars_night() -> bytes:
    sheet = Print(51, paper=NIGHT)
    sheet.ink((232, 222, 190), lambda s: s.disc(250, 190, 62))
    sheet.ink(NIGHT, lambda s: s.disc(282, 172, 56))
    sheet.ink((232, 222, 190), lambda s: [s.disc(x, y, 2 + (x * 3) % 2) for x, y in sheet.scatter(90, 40, 30, 1560, 380)])
    peak = [(560, 470), (760, 300), (840, 340), (960, 170), (1030, 240), (1100, 190), (1250, 330), (1330, 310), (1560, 470)]
    sheet.ink((64, 78, 112), lambda s: s.shape(peak))
    snow = [(868, 300), (960, 170), (1030, 240), (1100, 190), (1206, 290), (1150, 272), (1110, 316), (1060, 268), (1010, 330), (960, 268), (920, 310)]
    sheet.ink((206, 214, 226), lambda s: s.shape(snow))
    slopes = []
    for colour, start, bend, end in (((44, 52, 88), 470, 380, 520), ((52, 48, 82), 600, 700, 640), ((38, 36, 66), 760, 900, 700)):
        edge = curve((-20, start), (760, bend), (1620, end), 60)
        slopes.append(edge)
        sheet.ink(colour, lambda s, edge=edge: s.shape([*edge, (1620, 1090), (-20, 1090)]))

    def lights(share: int):
        def draw(s: Stencil) -> None:
            for number, (x, y) in enumerate(sheet.scatter(560, 10, 480, 1590, 1050)):
                edge = slopes[0][min(60, int((x + 20) / 27.4))][1]
                if number % 3 == share and y > edge + 14:
                    size = 2 + (y - 440) / 95
                    s.block(x, y, x + size, y + size * 1.25)

        return draw

    for share, colour in enumerate(((250, 196, 96), (240, 226, 180), (226, 128, 84))):
        sheet.ink(colour, lights(share))
    cable = curve((-20, 560), (700, 420), (1620, 130), 100)

    def rope(s: Stencil) -> None:
        s.line(cable, 6)
        s.line([(x, y + 26) for x, y in cable], 4)
        s.shape([(1330, 250), (1362, 238), (1400, 1067), (1300, 1067)])
        s.line([(1270, 262), (1424, 206)], 14)

    sheet.ink((12, 16, 32), rope)
    cabins = [(cable[14], 0.8), (cable[42], 1.25), (cable[72], 0.95)]

    def shells(s: Stencil) -> None:
        for (x, y), size in cabins:
            s.line([(x, y), (x, y + 70 * size)], 8 * size)
            s.shape([(x - 78 * size, y + 92 * size), (x - 60 * size, y + 66 * size), (x + 60 * size, y + 66 * size), (x + 78 * size, y + 92 * size), (x + 84 * size, y + 180 * size), (x + 64 * size, y + 214 * size), (x - 64 * size, y + 214 * size), (x - 84 * size, y + 180 * size)])

    sheet.ink((216, 74, 54), shells)

    def windows(s: Stencil) -> None:
        for (x, y), size in cabins:
            for left, right in ((-68, -26), (-20, 20), (26, 68)):
                s.block(x + left * size, y + 92 * size, x + right * size, y + 160 * size)

    sheet.ink((254, 220, 128), windows)

    def riders(s: Stencil) -> None:
        (x, y), size = cabins[1]
        for row in range(3):
            for place in range(7):
                s.disc(x + (-58 + 19 * place) * size, y + (122 + 16 * row) * size, 8 * size, tall=0.62)
        (x, y), size = cabins[2]
        s.disc(x + 4 * size, y + 118 * size, 12 * size)
        s.block(x - 14 * size, y + 130 * size, x + 18 * size, y + 160 * size)

    sheet.ink((126, 64, 40), riders)
    return sheet.jpeg()


def orchard() -> bytes:
    sheet = Print(91, paper=(196, 220, 226))
    peaks = [(-20, 420), (140, 250), (240, 310), (420, 120), (520, 220), (600, 180), (790, 330), (930, 240), (1120, 90), (1240, 200), (1330, 160), (1620, 390), (1620, 600), (-20, 600)]
    sheet.ink((92, 124, 150), lambda s: s.shape(peaks))

    def snow(s: Stencil) -> None:
        s.shape([(326, 204), (420, 120), (520, 220), (600, 180), (690, 250), (600, 236), (560, 286), (500, 246), (440, 300), (390, 226)])
        s.shape([(1020, 172), (1120, 90), (1240, 200), (1330, 160), (1440, 244), (1340, 222), (1290, 280), (1220, 232), (1150, 280), (1100, 180)])
        s.shape([(90, 300), (140, 250), (200, 286), (150, 296)])

    sheet.ink(CREAM, snow)
    firs = sheet.ridge(440, 34, waves=4)
    sheet.ink(PINE, lambda s: [s.shape(firs), *[s.shape([(x - 15, y + 20), (x, y - 38), (x + 15, y + 20)]) for x, y in firs[:-2:2]]])
    slope = [*curve((-20, 520), (900, 430), (1620, 560)), (1620, 1090), (-20, 1090)]
    sheet.ink((200, 184, 96), lambda s: s.shape(slope))
    sheet.ink((222, 206, 126), lambda s: [s.shape([(770 + 24 * n, 480), (790 + 24 * n, 480), (800 + 460 * n + 150, 1090), (800 + 460 * n - 40, 1090)]) for n in range(-4, 5)])
    trees = [(800 + (column - 3.5) * (110 + 52 * row + 8 * row * row) + 20 * math.sin(row * 3 + column), 508 + 48 * row + 14 * row * row, 0.32 + 0.19 * row) for row in range(6) for column in range(8)]

    def trunks(s: Stencil) -> None:
        for x, y, size in trees:
            s.stroke(curve((x, y), (x + 9 * size, y - 50 * size), (x - 2 * size, y - 110 * size), 16), 26 * size, end=12 * size)
            s.disc(x + 22 * size, y + 2, 66 * size, tall=0.14)

    sheet.ink((98, 66, 52), trunks)

    def crowns(shift: float, share: float):
        def draw(s: Stencil) -> None:
            for x, y, size in trees:
                for angle in range(7):
                    turn = angle * math.tau / 7 + x
                    s.disc(x + shift * size + 46 * size * math.cos(turn), y + (shift - 138) * size + 34 * size * math.sin(turn), 50 * size * share)

        return draw

    sheet.ink((58, 98, 66), crowns(0, 1))
    sheet.ink((116, 152, 78), crowns(-14, 0.62))

    def apples(s: Stencil) -> None:
        for number, (x, y, size) in enumerate(trees):
            for apple in range(9):
                turn = apple * 2.4 + number
                reach = 22 + 7 * apple
                s.disc(x + reach * size * math.cos(turn), y + (-136 + reach * 0.75 * math.sin(turn)) * size, 9.5 * size)
            s.disc(x + 40 * size, y - 4 * size, 8 * size)

    sheet.ink((206, 56, 48), apples)

    def ladder(s: Stencil) -> None:
        s.line([(930, 1010), (990, 700)], 9)
        s.line([(990, 1010), (1010, 700)], 9)
        for step in range(6):
            s.line([(937 + 9 * step, 980 - 48 * step), (991 + 3 * step, 980 - 48 * step)], 7)

    sheet.ink((70, 44, 42), ladder)
    return sheet.jpeg()


def rain_gauge_hill() -> bytes:
    sheet = Print(111, paper=(136, 160, 170))
    sheet.ink((112, 138, 152), lambda s: [s.disc(x, y, 200, tall=0.4) for x, y in ((120, 60), (480, 20), (830, 80), (1180, 30), (1520, 90))])
    hill = [*curve((-20, 700), (520, 60), (1000, 150)), *curve((1000, 150), (1380, 220), (1620, 560)), (1620, 1090), (-20, 1090)]
    sheet.ink((66, 104, 78), lambda s: s.shape(hill))
    houses: list[tuple[float, float, float, float, int]] = []
    for row in range(7):
        y, x, number = 330 + row * 122, -60 + 47 * row % 90, row
        while x < 1640:
            wide = 130 + (37 * number + 19 * row) % 70
            if y > 470 - 330 * math.sin(math.pi * min(1, max(0, (x + 60) / 1650))) ** 0.8 + 60:
                houses.append((x, y, wide, 112 + 13 * (number % 3), (number * 3 + row) % 5))
            x, number = x + wide + 12, number + 1
    for kind, colour in enumerate(((226, 132, 82), (238, 198, 110), (96, 154, 162), (232, 214, 190), (196, 92, 86))):
        sheet.ink(colour, lambda s, kind=kind: [s.block(x, y, x + w, y + h + 60) for x, y, w, h, k in houses if k == kind])

    def fronts(s: Stencil) -> None:
        for x, y, w, h, kind in houses:
            s.shape([(x - 9, y + 6), (x + w + 9, y - 12), (x + w + 9, y + 6), (x - 9, y + 24)])
            s.block(x + w * 0.16, y + 46, x + w * 0.16 + 30, y + 84)
            if kind % 2:
                s.block(x + w * 0.6, y + 46, x + w * 0.6 + 30, y + h)
            else:
                s.block(x + w * 0.6, y + 46, x + w * 0.6 + 30, y + 84)

    sheet.ink((52, 56, 70), fronts)
    gauges = [(x + w * 0.82, y - 10) for x, y, w, _h, _k in houses[2::4]]

    def bottles(s: Stencil) -> None:
        for x, y in gauges:
            s.block(x - 15, y - 62, x + 15, y + 8)
            s.shape([(x - 21, y - 80), (x + 21, y - 80), (x + 15, y - 60), (x - 15, y - 60)])

    sheet.ink((226, 240, 240), bottles)
    sheet.ink((98, 158, 176), lambda s: [s.block(x - 11, y - 14 - 9 * (n % 4), x + 11, y + 5) for n, (x, y) in enumerate(gauges)])
    sheet.ink((214, 40, 46), lambda s: [s.block(x - 17, y - 40, x + 17, y - 31) for x, y in gauges])

    def rain(s: Stencil) -> None:
        for x, y in sheet.scatter(240, -20, -60, 1640, 1050):
            s.stroke([(x - 1.1 * t, y + 3.4 * t) for t in range(14)], 4, end=2)

    sheet.ink((236, 242, 240), rain)
    return sheet.jpeg()


def _plant(s: Stencil, x: float, y: float, size: float, leaves: int = 9) -> None:
    for leaf in range(leaves):
        angle = -math.pi * (0.08 + 0.84 * leaf / (leaves - 1))
        reach = size * (0.7 + 0.3 * ((leaf * 5) % 3) / 2)
        s.stroke(curve((x, y), (x + reach * 0.3 * math.cos(angle), y + reach * 0.8 * math.sin(angle)), (x + reach * math.cos(angle), y + reach * math.sin(angle)), 22), size * 0.08, end=size * 0.24)


def rooftops_garden() -> bytes:
    sheet = Print(121, paper=(244, 190, 150))
    sheet.ink((238, 152, 122), lambda s: s.block(0, 210, 1600, 560))
    mountain = [(-20, 470), (220, 330), (330, 360), (560, 170), (650, 230), (760, 130), (900, 260), (1010, 230), (1250, 390), (1620, 470), (1620, 700), (-20, 700)]
    sheet.ink(DUSK, lambda s: s.shape(mountain))
    sheet.ink((248, 222, 206), lambda s: s.shape([(664, 218), (760, 130), (850, 212), (790, 200), (760, 244), (720, 206), (690, 240)]))

    def skyline(s: Stencil) -> None:
        x = -20.0
        for number in range(26):
            wide = 50 + (number * 37) % 46
            s.block(x, 455 + (number * 53) % 76, x + wide, 800)
            x += wide

    sheet.ink((92, 66, 96), skyline)
    sheet.ink((250, 206, 122), lambda s: [s.block(x, y, x + 9, y + 13) for x, y in sheet.scatter(70, 0, 540, 1600, 640)])
    sheet.ink((204, 150, 112), lambda s: [s.shape([(-20, 650), (560, 620), (620, 760), (-20, 830)]), s.shape([(640, 640), (1620, 600), (1620, 740), (700, 800)])])
    sheet.ink((226, 178, 132), lambda s: s.shape([(-20, 860), (760, 790), (1620, 830), (1620, 1090), (-20, 1090)]))

    def parapets(s: Stencil) -> None:
        s.shape([(-20, 830), (620, 760), (640, 640), (660, 640), (652, 790), (-20, 866)])
        s.shape([(690, 792), (1620, 734), (1620, 836), (760, 812)])

    sheet.ink(BRICK, parapets)

    def coolers(s: Stencil) -> None:
        for x, y, size in ((90, 760, 0.8), (380, 720, 0.7), (1180, 700, 0.75), (170, 1000, 1.25), (1120, 980, 1.3), (1420, 960, 1.1)):
            s.block(x, y - 90 * size, x + 150 * size, y)

    sheet.ink((196, 206, 200), coolers)

    def louvres(s: Stencil) -> None:
        for x, y, size in ((90, 760, 0.8), (380, 720, 0.7), (1180, 700, 0.75), (170, 1000, 1.25), (1120, 980, 1.3), (1420, 960, 1.1)):
            for row in range(5):
                s.block(x + 12 * size, y - (78 - 15 * row) * size, x + 138 * size, y - (71 - 15 * row) * size)

    sheet.ink((108, 124, 128), louvres)

    def plants(s: Stencil) -> None:
        for x, y, size in ((140, 688, 70), (190, 690, 56), (430, 658, 62), (1230, 634, 74), (220, 890, 120), (310, 888, 104), (1175, 866, 126), (1275, 866, 110), (1470, 864, 100), (1550, 866, 90)):
            _plant(s, x, y, size)

    sheet.ink((46, 96, 68), plants)

    def vine(s: Stencil) -> None:
        s.stroke(curve((720, 1040), (640, 760), (860, 700), 80), 18, end=8)
        s.stroke(curve((860, 700), (980, 660), (1090, 740), 60), 9, end=4)
        for number, (x, y) in enumerate([*curve((676, 880), (690, 740), (860, 700), 12), *curve((860, 700), (980, 660), (1090, 740), 12)]):
            s.disc(x + 26 * math.cos(number * 2), y + 20 * math.sin(number * 3), 25)

    sheet.ink((84, 132, 70), vine)
    grapes: list[Point] = [(x + dx, y + dy) for x, y in ((760, 770), (930, 720), (1040, 742)) for dx, dy in ((-16, 0), (0, 0), (16, 0), (-8, 14), (8, 14), (0, 28))]
    sheet.ink((98, 44, 92), lambda s: [s.disc(x, y, 10) for x, y in grapes])
    tomatoes = [(230 + 24 * n, 820 + 17 * (n % 3)) for n in range(5)] + [(1180 + 25 * n, 800 + 19 * (n % 3)) for n in range(5)]
    sheet.ink((212, 56, 44), lambda s: [s.disc(x, y, 11) for x, y in tomatoes])

    def washing(s: Stencil) -> None:
        s.line([(430, 980), (430, 700)], 10)
        s.line([(980, 1010), (980, 730)], 10)
        s.line(curve((430, 712), (700, 800), (980, 740)), 4)
        s.line([(640, 866), (700, 660)], 8)
        s.line([(668, 872), (728, 666)], 8)
        for step in range(6):
            s.line([(646 + 9 * step, 846 - 32 * step), (672 + 9 * step, 852 - 32 * step)], 6)

    sheet.ink((74, 48, 62), washing)
    sheet.ink(CREAM, lambda s: [s.shape([(500, 734), (606, 756), (600, 900), (500, 880)]), s.shape([(860, 766), (946, 752), (952, 880), (866, 900)])])
    sheet.ink(TEAL, lambda s: s.shape([(770, 770), (836, 768), (830, 870), (776, 866)]))
    return sheet.jpeg()


def courtyard_lift() -> bytes:
    sheet = Print(141, width=1067, height=1600, paper=(186, 212, 210))
    sheet.ink((232, 216, 180), lambda s: s.block(90, 150, 660, 1600))
    sheet.ink((206, 182, 142), lambda s: [s.block(90, y, 660, y + 10) for y in range(150, 1500, 146)])

    def windows(s: Stencil) -> None:
        for floor in range(9):
            for place in range(4):
                s.block(128 + 134 * place, 190 + 146 * floor, 204 + 134 * place, 268 + 146 * floor)

    sheet.ink((70, 96, 112), windows)
    sheet.ink((248, 204, 104), lambda s: [s.block(128 + 134 * p, 190 + 146 * f, 204 + 134 * p, 268 + 146 * f) for p, f in ((1, 2), (3, 4), (0, 6), (2, 7))])

    def balconies(s: Stencil) -> None:
        for floor in range(9):
            for place in range(2):
                x, y = 112 + 268 * place + (floor % 2) * 134, 252 + 146 * floor
                s.block(x, y, x + 120, y + 8)
                s.block(x, y + 52, x + 120, y + 62)
                for bar in range(9):
                    s.block(x + 14 * bar, y, x + 14 * bar + 4, y + 56)

    sheet.ink((60, 78, 76), balconies)
    sheet.ink(BRICK, lambda s: [s.block(720, 90, 930, 1600), *[s.block(655, 244 + 146 * n, 724, 266 + 146 * n) for n in range(9)]])
    sheet.ink((204, 118, 88), lambda s: s.block(720, 90, 762, 1600))
    sheet.ink((92, 44, 44), lambda s: [s.shape([(700, 96), (825, 40), (950, 96)]), *[s.block(790, 190 + 146 * n, 866, 262 + 146 * n) for n in range(9)]])
    sheet.ink((252, 216, 122), lambda s: [s.block(790, 628, 866, 700)])
    sheet.ink(NAVY, lambda s: [s.disc(828, 652, 13), s.block(811, 664, 845, 700), s.block(826, 90, 830, 628)])

    def lines(s: Stencil) -> None:
        for y, sag in ((560, 34), (852, 46), (1144, 40)):
            s.line(curve((930, y), (1010, y + sag), (1080, y - 10)), 4)
        for y in (706, 998):
            s.line(curve((655, y - 20), (690, y + 10), (722, y - 16)), 4)

    sheet.ink((54, 54, 62), lines)
    sheet.ink(RUST, lambda s: [s.shape([(950, 574), (1010, 580), (1004, 660), (956, 654)]), s.shape([(1000, 1160), (1050, 1150), (1052, 1236), (1004, 1240)])])
    sheet.ink(CREAM, lambda s: [s.shape([(946, 868), (1000, 878), (998, 990), (950, 984)]), s.shape([(1010, 876), (1067, 868), (1067, 950), (1014, 960)])])

    def vine(s: Stencil) -> None:
        stem = [*curve((80, 1600), (20, 1200), (110, 980), 60), *curve((110, 980), (220, 820), (150, 560), 60)]
        s.stroke(stem, 20, end=6)
        for number, (x, y) in enumerate(stem[14::4]):
            s.disc(x + 34 * math.cos(number * 2.1), y + 22 * math.sin(number * 3.3), 30 - number * 0.5)

    sheet.ink((66, 112, 70), vine)

    def yard(s: Stencil) -> None:
        s.block(0, 1530, 1067, 1600)
        s.block(790, 1400, 866, 1530)

    sheet.ink((96, 84, 78), yard)
    sheet.ink(OCHRE, lambda s: [s.block(884, 1440, 914, 1484), s.block(894, 1452, 904, 1456, cut=True)])
    return sheet.jpeg()


def seedlings() -> bytes:
    """Young trees in rows on a slope, each tied to its stake; a long low school above them."""
    sheet = Print(137, paper=(244, 214, 150))
    sheet.ink((150, 174, 178), lambda s: s.shape(sheet.ridge(330, 60, waves=3)))
    sheet.ink((196, 104, 70), lambda s: s.shape([(880, 300), (1500, 300), (1540, 360), (840, 360)]))
    sheet.ink(CREAM, lambda s: s.block(870, 360, 1510, 470))
    sheet.ink((58, 78, 92), lambda s: [s.block(905 + 100 * n, 385, 955 + 100 * n, 470 if n == 2 else 435) for n in range(6)])
    slope = [*curve((-20, 560), (700, 420), (1620, 470)), (1620, 1090), (-20, 1090)]
    sheet.ink((176, 96, 58), lambda s: s.shape(slope))
    sheet.ink((146, 74, 48), lambda s: [s.line(curve((-20, 620 + 96 * n), (700, 510 + 112 * n), (1620, 540 + 112 * n)), 10 + 3 * n) for n in range(5)])
    young = [(120 + 46 * (row % 2) + column * (190 + 26 * row), 620 + 104 * row - 26 * math.sin(column / 2.2), 0.55 + 0.2 * row) for row in range(5) for column in range(9)]
    sheet.ink((94, 54, 40), lambda s: [s.disc(x + 8 * size, y + 6 * size, 52 * size, tall=0.3) for x, y, size in young])
    sheet.ink((222, 186, 126), lambda s: [s.line([(x + 20 * size, y), (x + 16 * size, y - 120 * size)], 9 * size) for x, y, size in young])
    sheet.ink((84, 60, 42), lambda s: [s.stroke(curve((x, y), (x - 6 * size, y - 50 * size), (x + 4 * size, y - 96 * size), 48), 9 * size, end=4 * size) for x, y, size in young])

    def leaves(s: Stencil) -> None:
        for x, y, size in young:
            for leaf in range(7):
                turn = -0.5 + leaf * 0.7 + x
                s.disc(x + 27 * size * math.cos(turn), y - (72 + 7 * leaf) * size + 9 * size * math.sin(turn), 17 * size, tall=0.72)

    sheet.ink((66, 120, 74), leaves)
    sheet.ink((128, 170, 92), lambda s: [s.disc(x - 8 * size, y - 112 * size, 13 * size, tall=0.8) for x, y, size in young])
    return sheet.jpeg()
