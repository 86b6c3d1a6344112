// Sends files one after the other as they are, and tells of each what became of it.
import { discards } from './buang.js';

const field = document.querySelector('#berkas');
const box = document.querySelector('#unggah');
const results = document.querySelector('#hasil');
let sending = false;

function line(name) {
  const made = document.createElement('li');
  made.textContent = `${name}: dibaca…`;
  results.append(made);
  return made;
}

async function send(file) {
  const told = line(file.name);
  let answer;
  let found = {};
  try {
    answer = await fetch('/impor/unggah', {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream', 'x-nama': encodeURIComponent(file.name) },
      body: file,
    });
    found = answer.headers.get('content-type')?.includes('json') ? await answer.json() : { pesan: await answer.text() };
  } catch {
    found = { pesan: 'berkas tidak terkirim; pastikan berkasnya tidak dipindahkan dan penyunting masih terbuka' };
  }
  if (answer?.ok) {
    const link = document.createElement('a');
    link.href = found.alamat;
    link.textContent = found.nama;
    told.replaceChildren(link, ' terbaca');
    told.className = 'beres';
    return found;
  }
  told.className = 'gagal';
  told.textContent = found.pesan.includes(file.name) ? found.pesan : `${file.name}: ${found.pesan}`;
  return undefined;
}

async function sendAll(files) {
  if (sending || !files.length) return;
  sending = true;
  field.disabled = true;
  results.replaceChildren();
  const made = [];
  for (const file of files) made.push(await send(file));
  sending = false;
  field.disabled = false;
  field.value = '';
  const right = made.filter(Boolean);
  if (right.length === 1 && made.length === 1) location.assign(right[0].alamat);
  else if (right.length === made.length) location.reload();
  else {
    if (right.length) await refresh();
    field.focus();
  }
}

// The list of what waits, while what was refused stays in sight above it.
async function refresh() {
  const text = await fetch('/impor').then((answer) => answer.text()).catch(() => '');
  const now = new DOMParser().parseFromString(text, 'text/html').querySelector('#menunggu');
  if (!now) return;
  document.querySelector('#menunggu').replaceWith(document.adoptNode(now));
  discards();
}

field.addEventListener('change', () => void sendAll([...field.files]));
box.addEventListener('dragover', (event) => {
  event.preventDefault();
  box.classList.add('di-atas');
});
box.addEventListener('dragleave', () => box.classList.remove('di-atas'));
box.addEventListener('drop', (event) => {
  event.preventDefault();
  box.classList.remove('di-atas');
  void sendAll([...event.dataTransfer.files]);
});
discards();
