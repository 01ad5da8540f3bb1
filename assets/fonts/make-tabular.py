"""Makes InterTabular.ttf from InterVariable.ttf: the digits and signs of a number, tabular without being asked.

The drawing library asks a font for no OpenType features, so the substitution `tnum` is frozen into the character map.
Needs fonttools 4.68 and runs in this folder: python3 make-tabular.py
"""

from fontTools import subset
from fontTools.ttLib import TTFont

SIGNS = "0123456789()[]{}-,.:;<>≤≥=≠+−×÷±≈~*"

font = TTFont("InterVariable.ttf", recalcTimestamp=False)
options = subset.Options(layout_features=["tnum"], name_IDs=["*"], notdef_outline=True, hinting=True)
subsetter = subset.Subsetter(options)
subsetter.populate(text=SIGNS)
subsetter.subset(font)

table = font["GSUB"].table
lookups = {i for r in table.FeatureList.FeatureRecord if r.FeatureTag == "tnum" for i in r.Feature.LookupListIndex}
tabular = {}
for i in sorted(lookups):
    for part in table.LookupList.Lookup[i].SubTable:
        tabular.update(getattr(part, "ExtSubTable", part).mapping)
for chars in font["cmap"].tables:
    chars.cmap = {code: tabular.get(glyph, glyph) for code, glyph in chars.cmap.items()}
for unused in ("GSUB", "GPOS", "GDEF", "kern", "DSIG", "MVAR"):
    if unused in font:
        del font[unused]

for record in font["name"].names:
    text = record.toUnicode().replace("Inter Variable", "Inter Tabular").replace("InterVariable", "InterTabular")
    record.string = text
subsetter = subset.Subsetter(options)
subsetter.populate(text=SIGNS)
subsetter.subset(font)

widths = {font["hmtx"][font.getBestCmap()[ord(digit)]][0] for digit in "0123456789"}
assert len(widths) == 1, f"the digits have {len(widths)} widths"
font.save("InterTabular.ttf")
