"""Translations that leave as files and come back: XLIFF 1.2 (xliff.py) so far.

Still to come: XLIFF 2.0, TMX for the memory (tmx.py) and PO (po.py).
"""
