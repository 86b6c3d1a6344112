"""The typst program for decrees and volumes; it gets their texts as JSON."""

from __future__ import annotations

SETTINGS = rb"""
#set par(leading: 0.6em, spacing: 0.6em, justify: true)
#show heading: set text(size: data.text_size * 1pt, weight: "regular")
#set text(
  font: data.text_faces, size: data.text_size * 1pt, fill: black, hyphenate: false, fallback: true,
  top-edge: "cap-height", bottom-edge: "baseline",
)
#let sides = (left: left, center: center, right: right, justify: left)

#let number-line(skip-first) = context {
  let at = counter(page).get().first()
  if at > 1 or not skip-first {
    set text(font: data.text_faces, size: 10pt)
    align(center, {
      "- " + str(at) + " -"
      if data.doc_mark != "" { h(6mm); text(size: 12pt, weight: "bold", data.doc_mark) }
    })
  }
}

#let set-mark(name) = if name != "" [#metadata(name) #label(name)]

#let page-of(name) = context {
  let place = locate(label(name))
  link(place, str(counter(page).at(place).first()))
}

#let set-para(b) = {
  let words = if b.size > 0 { text(size: b.size * 1pt, b.text) } else { b.text }
  if b.bold { words = strong(words) }
  let shown = if b.level > 0 {
    block({
      heading(level: b.level, outlined: true, bookmarked: true, words)
      set-mark(b.mark)
    })
  } else {
    block(words)
  }
  let above = if b.level == 2 { 4mm } else { auto }
  block(above: above, sticky: b.level > 0 or b.keep, width: 100%, inset: (left: b.left * 1mm), {
    set par(justify: b.align == "justify")
    align(sides.at(b.align), shown)
  })
  v(b.after * 1mm, weak: false)
}

// Only a long text may go on over the end of a page.
#let goes-on(cell) = type(cell) == str and cell.len() > 420

#let kept(b, body) = if b.keep { block(sticky: true, breakable: false, body) } else { body }

#let set-grid(b) = kept(b, pad(left: b.left * 1mm, grid(
  columns: (..b.widths.map(width => width * 1mm), 1fr),
  row-gutter: b.after * 1mm + 0.35em,
  ..b.rows.map(row => row.enumerate().map(((at, cell)) => grid.cell(
    breakable: goes-on(cell),
    { set par(justify: at == row.len() - 1); cell.split("\n").join(linebreak()) },
  ))).flatten(),
))) + v(b.after * 1mm)

#let set-table(b) = {
  set text(size: 9.5pt)
  set par(justify: false, leading: 0.5em)
  let heads = b.titles.map(title => table.cell(
    fill: rgb("#e8edf3"), align: center + horizon, strong(title),
  ))
  kept(b, table(
    columns: b.shares.map(share => share * 1fr),
    inset: (x: 4pt, y: 4pt),
    stroke: 0.5pt + rgb("#4b5660"),
    align: (x, y) => {
      if (y == 0 and heads.len() > 0) or x in b.centered { center } else { left } + top
    },
    ..if heads.len() > 0 { (table.header(..heads),) },
    ..b.rows.flatten().map(cell => table.cell(
      breakable: goes-on(cell),
      if type(cell) == str { cell.split("\n").join(linebreak()) } else { page-of(cell.mark) },
    )),
  ))
  v(if b.goes_on { -0.6em } else { 3mm })
}

#let set-emblem(b) = align(center, box(
  width: 24mm, height: 26mm, stroke: 0.6pt + rgb("#6b7885"), inset: 2mm,
  align(center + horizon, text(size: 8pt, fill: rgb("#55616d"), b.words)),
))

#let set-contents(b) = {
  set text(size: 10.5pt)
  show outline.entry.where(level: 2): it => { show strong: words => words.body; it }
  outline(title: none, depth: 2, indent: 6mm)
}

#let set-block(b) = {
  if b.kind == "Para" { set-para(b) }
  else if b.kind == "Grid" { set-grid(b) }
  else if b.kind == "Table" { set-table(b) }
  else if b.kind == "Space" { v(b.height * 1mm) }
  else if b.kind == "Emblem" { set-emblem(b) }
  else if b.kind == "Break" { pagebreak(weak: true) }
  else { set-contents(b) }
}

#let text-part(part, first) = page(
  width: data.sheet.width * 1mm, height: data.sheet.height * 1mm,
  margin: (
    top: data.sheet.top * 1mm, right: data.sheet.right * 1mm,
    bottom: data.sheet.bottom * 1mm, left: data.sheet.left * 1mm,
  ),
  header: if part.numbered { number-line(first) },
  header-ascent: 8mm,
  for b in part.blocks { set-block(b) },
)

#let drawn-part(part) = page(
  width: part.width * 1mm, height: part.height * 1mm, margin: 0pt,
  {
    place(top + center, dy: 5mm, number-line(false))
    place(top + left, set-mark(part.mark))
    set text(font: "Roboto", fallback: false)
    if part.heading != "" {
      place(top + left, hide(heading(level: 3, outlined: false, bookmarked: true, part.heading)))
    }
    set par(leading: 0pt, spacing: 0pt, justify: false)
    set text(top-edge: "baseline", bottom-edge: "baseline")
    tell(part.words)
    for layer in part.layers {
      tell(layer.words)
      for item in layer.items {
        let picture = (draw.at(item.kind))(item, layer.unit)
        if item.kind == "text" { picture } else { pdf.artifact(picture) }
      }
    }
  },
)
"""
"""Functions that set each kind of part; they need those of DRAWING."""

SOP_PART_BEGINS = rb"""
#let sop-part(one) = [
#set page(header: number-line(false), header-ascent: 5mm)
"""
SOP_PART_ENDS = rb"""
#sop(one)
#for _ in range(one.blank) { sheet(paper: one.paper, []) }
]
"""
"""The start and end of a function around the settings of SOPs, so that these do not reach
further."""

PARTS = rb"""
#counter(page).update(data.first)
#for (at, part) in data.parts.enumerate() {
  if part.kind == "text" { text-part(part, at == 0) }
  else if part.kind == "drawn" { drawn-part(part) }
  else { sop-part(part.sop) }
}
#context [#metadata((
  total: counter(page).final().first(),
  at: query(metadata).filter(one => type(one.value) == str)
    .map(one => (one.value, counter(page).at(one.location()).first())),
)) <pages>]
"""
"""Sets all parts, and answers the query for the last page and the page of each mark."""
