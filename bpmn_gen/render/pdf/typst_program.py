"""The typst program that draws every PDF.

It is the same for all documents and holds no text of a definition.  Pages come in as JSON, in which
a text can only ever be a text.  All lengths in the data are points.
"""

from __future__ import annotations

DRAWING = rb"""
#let data = json(bytes(sys.inputs.data))
#set document(
  title: data.title,
  author: data.author,
  keywords: data.keywords,
  date: datetime(year: data.date.at(0), month: data.date.at(1), day: data.date.at(2)),
)
#set page(margin: 0pt)
#set text(
  font: "Roboto", lang: "id", hyphenate: false, fallback: false, kerning: true,
  top-edge: "baseline", bottom-edge: "baseline",
)
#set par(leading: 0pt, spacing: 0pt)
#show heading: it => it.body

#let ink(name, unit) = {
  let found = data.inks.at(name)
  let paint = if found.fill == "" { none } else { rgb(found.fill) }
  let line = if found.stroke == "" { none } else {
    stroke(
      paint: rgb(found.stroke),
      thickness: found.width * unit * 1pt,
      dash: if found.dash == none { "solid" } else {
        (array: found.dash.map(length => length * unit * 1pt), phase: 0pt)
      },
      join: "round",
    )
  }
  (fill: paint, stroke: line)
}

#let draw-box(item, unit) = place(
  top + left, dx: item.x * 1pt, dy: item.y * 1pt,
  rect(width: item.w * 1pt, height: item.h * 1pt, radius: item.r * 1pt, ..ink(item.ink, unit)),
)

#let draw-disc(item, unit) = place(
  top + left, dx: (item.x - item.r) * 1pt, dy: (item.y - item.r) * 1pt,
  circle(radius: item.r * 1pt, ..ink(item.ink, unit)),
)

#let stroke-of(step) = {
  let at(index) = (step.at(index) * 1pt, step.at(index + 1) * 1pt)
  if step.first() == "move" { curve.move(at(1)) }
  else if step.first() == "line" { curve.line(at(1)) }
  else if step.first() == "quad" { curve.quad(at(1), at(3)) }
  else { curve.cubic(at(1), at(3), at(5)) }
}

#let draw-line(item, unit) = {
  let steps = item.steps.map(stroke-of)
  if item.closed { steps.push(curve.close(mode: "straight")) }
  place(top + left, curve(..ink(item.ink, unit), ..steps))
}

#let draw-text(item, unit) = {
  let words = text(
    size: item.size * 1pt,
    weight: if item.bold { "bold" } else { "regular" },
    ..(fill: ink(item.ink, unit).fill),
    item.text,
  )
  if item.title { words = heading(level: 1, outlined: false, bookmarked: true, words) }
  if item.goto > 0 { words = link((page: item.goto, x: 0pt, y: 0pt), words) }
  let sides = (start: left, middle: center, end: right)
  let shift = (start: 0pt, middle: -1000pt, end: -2000pt).at(item.anchor)
  let line = box(width: 2000pt, height: 0pt, align(sides.at(item.anchor), words))
  if item.upward {
    place(
      top + left, dx: item.x * 1pt, dy: item.y * 1pt,
      rotate(-90deg, origin: top + left, move(dx: shift, line)),
    )
  } else {
    place(top + left, dx: item.x * 1pt + shift, dy: item.y * 1pt, line)
  }
}

// What a picture tells, for readers who cannot see it.
#let told(words, body) = figure(
  kind: "gambar", supplement: none, numbering: none, outlined: false, alt: words, body,
)

#let tell(words) = if words != "" {
  place(top + left, told(words, box(width: 1pt, height: 1pt)))
}

#let draw = (box: draw-box, disc: draw-disc, line: draw-line, text: draw-text)

"""
"""Settings, and the functions that draw figures; other programs begin with it as well."""

PROGRAM = (
    DRAWING
    + rb"""
#for sheet in data.pages {
  page(width: sheet.width * 1pt, height: sheet.height * 1pt, {
    tell(sheet.words)
    for layer in sheet.layers {
      tell(layer.words)
      for item in layer.items {
        let picture = (draw.at(item.kind))(item, layer.unit)
        if item.kind == "text" { picture } else { pdf.artifact(picture) }
      }
    }
  })
}
"""
)
