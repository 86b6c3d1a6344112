// Asks the program about what the page holds; what was asked before and is not answered is dropped.
const running = new Map();
export const SILENT = 'Penyunting tidak menjawab. Biarkan halaman ini terbuka, jalankan lagi bpmn-gen sunting, dan buka alamatnya di peramban yang sama.';

// Each run has a key of its own, and gives it to the browser that opens its address.
export const AGAIN = 'Penyunting sudah dijalankan lagi dengan kunci baru. Buka alamat yang ditampilkan jendela perintahnya di peramban ini; halaman ini lalu menyambung sendiri.';
export const STRANGE = 403;

export class Ditolak extends Error {
  constructor(status, data) {
    super(data.pesan ?? (status === STRANGE ? AGAIN : 'Penyunting tidak menjawab dengan benar.'));
    Object.assign(this, { status, data });
  }
}

export async function ask(address, data, { alone = true } = {}) {
  if (alone) running.get(address)?.abort();
  const control = new AbortController();
  running.set(address, control);
  const answer = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(data),
    signal: control.signal,
  });
  const found = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Ditolak(answer.status, found);
  return found;
}

// Calls `work` once, some milliseconds after the last wish.
export function later(work, wait) {
  let timer;
  return (sooner) => {
    clearTimeout(timer);
    timer = setTimeout(work, sooner ?? wait);
  };
}
