"""The typst program for SOP documents: identity pages, flow tables, volumes and forms.

It never holds a text of a definition, because those come in as JSON.  The pages that people edit
are functions in templates, which stand between DRAWING and what follows here.
"""

from __future__ import annotations

SETTINGS = rb"""
#set text(
  font: data.faces, size: data.size * 1pt, fill: black,
  top-edge: 1em, bottom-edge: -0.3em,
)
#set par(leading: 0pt, spacing: 0pt, justify: false)
"""
"""Type of the documents; stands before the templates, which may change it."""

PAGES = rb"""
#let numbered(left-text, page, last) = grid(
  columns: (1fr, auto), left-text, [Halaman #page dari #last],
)

#let footer-line(left-text, spot) = {
  set text(size: 8pt)
  if data.at("bound", default: false) { left-text }
  else if spot != none { numbered(left-text, ..spot) }
  else { context numbered(left-text, counter(page).display(), counter(page).final().first()) }
}

#let unmarked = (mark: "", words: "")

#let status-line(status) = grid(
  columns: (1fr, auto),
  align: horizon,
  text(size: 8pt, status.words),
  if status.mark != "" {
    box(stroke: 1pt, inset: (x: 6pt, y: 2pt), text(size: 12pt, weight: "bold", status.mark))
  },
)

#let sheet(
  body, note: "", paper: data.paper, footed: true, spot: none, status: unmarked,
) = page(
  width: paper.width * 1mm,
  height: paper.height * 1mm,
  margin: (
    top: paper.top * 1mm, right: paper.right * 1mm,
    bottom: paper.bottom * 1mm, left: paper.left * 1mm,
  ),
  ..if status != unmarked { (header: status-line(status), header-ascent: 2mm) },
  footer: if footed { footer-line(note, spot) },
  footer-descent: 2mm,
  body,
)

#let stacked(lines) = lines.join(linebreak())

#let head-cell(cell) = table.cell(
  x: cell.x, y: cell.y, colspan: cell.colspan, rowspan: cell.rowspan,
  fill: rgb("#e8edf3"), align: center + horizon, inset: 0pt,
  {
    let words = strong(stacked(cell.lines))
    if cell.turned { rotate(-90deg, reflow: true, words) } else { words }
  },
)

#let body-cell(cell) = table.cell(
  align: (if cell.centered { center } else { left }) + top,
  stacked(cell.lines),
)

#let on-page(known, body) = if known != none { body(known) } else {
  context body(counter(page).get().first())
}

#let page-note(note, page) = place(
  top + left, dx: note.x * 1mm - 50mm, dy: note.y * 1mm,
  box(width: 100mm, height: 0pt, align(center, on-page(page, here => {
    let named = note.steps.map(step => str(here + step))
    let numbers = named.join(note.joint)
    let said = note.word + numbers
    text(size: note.size * 1pt, if said.codepoints().len() <= note.most { said } else { numbers })
  }))),
)

#let flow-page(flow, one, spot: none) = sheet(
  note: one.note, paper: one.paper, spot: spot, status: one.status, {
  set text(size: flow.size * 1pt)
  table(
    columns: flow.columns.map(width => width * 1mm),
    rows: flow.rows.map(height => height * 1mm),
    inset: flow.padding * 1mm,
    stroke: 0.5pt + rgb("#4b5660"),
    table.header(repeat: false, ..flow.header.map(head-cell)),
    ..flow.cells.map(body-cell),
  )
  set text(top-edge: "baseline", bottom-edge: "baseline")
  place(top + left, told(flow.words, box(width: 1pt, height: 1pt, {
    for item in flow.layer.items { (draw.at(item.kind))(item, flow.layer.unit) }
    for note in flow.notes { page-note(note, if spot != none { spot.first() }) }
  })))
})

#let smaller-sizes = (10pt, 9.5pt, 9pt, 8.5pt, 8pt, 7.5pt, 7pt)

#let on-one-page(body) = layout(room => {
  let sizes = smaller-sizes.filter(size => size <= data.size * 1pt)
  let fitting = sizes.find(size => {
    let tried = { set text(size: size); body }
    measure(width: room.width, tried).height <= room.height
  })
  set text(size: fitting) if fitting != none
  set table.cell(breakable: false) if fitting == none
  body
})

#let sop(one) = {
  let last = one.at("sheets", default: none)
  let at(number) = if last != none { (number, last) }
  sheet(note: one.note, paper: one.paper, spot: at(1), status: one.status, {
    {
      show heading: it => place(hide(it.body))
      heading(level: 1, bookmarked: true, outlined: true, one.title)
      if "mark" in one [#metadata(one.mark) #label(one.mark)]
    }
    if last == none { on-one-page(identitas(one.identity)) } else {
      set text(size: data.size * 1pt)
      identitas(one.identity)
    }
  })
  for (index, flow) in one.pages.enumerate(start: 2) { flow-page(flow, one, spot: at(index)) }
}
"""
"""Functions that turn data into pages; stand behind the templates, because they call them.  In a
bound file the page numbers are those of the whole, and an SOP may have a mark to refer to.  An
identity page that is too long gets smaller type; one that is too long even so goes on with whole
lists on the next page.  An SOP whose identity page is known to fit knows the number of its
``sheets``; then nothing has to be measured, and no page number to be looked up."""

ONE_SOP = rb"""
#for one in data.documents { sop(one) }
"""
