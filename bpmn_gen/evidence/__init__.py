"""The evidence pack of a unit: what an evaluator asks for, in one zip file with a contents page.

1. ``piece``: a file of the pack, and the parts into which the pack is divided;
2. ``artefacts``: which outputs of a build go where;
3. ``ties``: which map belongs to which SOP, and which processes other units take part in;
4. ``ties_book``: the same as a workbook;
5. ``contents``: what the contents page and the manifest say;
6. ``gaps``: what is still lacking, for those who hand the pack over.
"""
