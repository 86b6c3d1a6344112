// Shows the map and the SOP: a picture takes the place of the one before it only once it is ready,
// so that nothing flickers; the box of the row at hand stays in view.
export class Gambar {
  constructor(place, name) {
    this.place = place;
    this.zoom = 0;
    this.boxes = new Map();
    this.sheet = document.createElement('div');
    this.sheet.className = 'lembar';
    this.mark = document.createElement('div');
    this.mark.className = 'kotak';
    this.mark.hidden = true;
    this.name = name;
    this.sheet.append(this.mark);
    this.sheet.addEventListener('click', (event) => this.click(event));
    this.turn = 0;
  }

  // What is not seen is drawn once somebody looks at it.
  async show(svg, boxes) {
    if (this.place.hidden) {
      this.waiting = [svg, boxes];
      return;
    }
    this.waiting = undefined;
    const same = svg === this.svg;
    this.svg = svg;
    if (same && this.image) {
      this.know(boxes);
      return;
    }
    const turn = ++this.turn;
    const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
    const image = new Image();
    image.alt = this.name();
    image.src = address;
    try {
      await image.decode();
    } catch {
      URL.revokeObjectURL(address);
      return;
    }
    if (turn !== this.turn) {
      URL.revokeObjectURL(address);
      return;
    }
    const old = this.image;
    this.image = image;
    this.know(boxes);
    if (old) {
      old.replaceWith(image);
      URL.revokeObjectURL(old.src);
    } else {
      this.sheet.prepend(image);
      this.place.replaceChildren(this.sheet);
    }
    this.size();
    this.follow(this.kunci, Boolean(old));
  }

  now() {
    if (this.waiting) void this.show(...this.waiting);
  }

  know(boxes) {
    this.boxes = new Map();
    for (const [kunci, x, y, width, height] of boxes) {
      this.boxes.set(kunci, [...(this.boxes.get(kunci) ?? []), [x, y, width, height]]);
    }
    this.frame();
  }

  get fit() {
    const width = (this.place.clientWidth - 2) / this.image.naturalWidth;
    const height = (this.place.clientHeight - 2) / this.image.naturalHeight;
    return Math.max(0.15, Math.min(width, height, 1.2));
  }

  size() {
    if (!this.image || !this.place.clientWidth) return;
    if (!this.zoom) this.zoom = Math.max(this.least ?? 0.72, this.fit);
    this.image.style.setProperty('width', `${this.image.naturalWidth * this.zoom}px`);
    this.frame();
  }

  scale(factor) {
    if (!this.image) return;
    const centre = this.place.scrollLeft + this.place.clientWidth / 2;
    const middle = this.place.scrollTop + this.place.clientHeight / 2;
    const old = this.zoom;
    this.zoom = factor ? Math.max(0.15, Math.min(4, this.zoom * factor)) : this.fit;
    this.size();
    this.place.scrollLeft = (centre * this.zoom) / old - this.place.clientWidth / 2;
    this.place.scrollTop = (middle * this.zoom) / old - this.place.clientHeight / 2;
  }

  frame() {
    const [box] = this.boxes.get(this.kunci) ?? [];
    this.mark.hidden = !box;
    if (!box) return;
    const [x, y, width, height] = box.map((one) => one * this.zoom);
    for (const [key, value] of Object.entries({ left: x - 5, top: y - 5, width: width + 10, height: height + 10 })) {
      this.mark.style.setProperty(key, `${value}px`);
    }
  }

  // Bring the box of a row into view, where it is not.
  follow(kunci, smooth = true) {
    this.kunci = kunci;
    this.frame();
    const [box] = this.boxes.get(kunci) ?? [];
    if (!box || !this.place.clientWidth) return;
    const [x, y, width, height] = box.map((one) => one * this.zoom);
    const { scrollLeft, scrollTop, clientWidth, clientHeight } = this.place;
    const wide = width > clientWidth; // a row of the SOP, of which any part will do
    const seen = (wide || (x >= scrollLeft && x + width <= scrollLeft + clientWidth)) && y >= scrollTop && y + height <= scrollTop + clientHeight;
    if (seen) return;
    const still = !smooth || matchMedia('(prefers-reduced-motion: reduce)').matches;
    this.place.scrollTo({
      left: wide ? scrollLeft : x + width / 2 - clientWidth / 2,
      top: y + height / 2 - clientHeight / 2,
      behavior: still ? 'auto' : 'smooth',
    });
  }

  click(event) {
    const area = this.sheet.getBoundingClientRect();
    const [x, y] = [(event.clientX - area.left) / this.zoom, (event.clientY - area.top) / this.zoom];
    for (const [kunci, places] of this.boxes) {
      const hit = places.some(([left, top, width, height]) => x >= left && x <= left + width && y >= top && y <= top + height);
      if (hit) {
        this.chosen?.(kunci, x);
        return;
      }
    }
  }
}

// The buttons that change the size of the picture in front.
export function ukuran(front) {
  const every = { kecil: 1 / 1.25, besar: 1.25, pas: 0 };
  for (const [id, factor] of Object.entries(every)) {
    document.getElementById(id).addEventListener('click', () => front().scale(factor));
  }
  addEventListener('resize', () => front().size());
}
