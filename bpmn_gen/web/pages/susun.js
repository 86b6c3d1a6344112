// The page of a build: starts it, shows how far it is, ends it. What came of it is on the page when
// it is loaded again.
import { ask, Ditolak, SILENT } from './kirim.js';
import { follows, lacking, refuse, scope } from './lingkup.js';

const at = (name) => document.getElementById(name);
const form = at('pilihan');
const run = at('jalan');
const HEARD = 5;

function chosen() {
  const data = new FormData(form);
  return {
    ...scope(form),
    proses: data.get('proses').split(/[,;]/).map((one) => one.trim()).filter(Boolean),
    format: data.getAll('format'),
    keputusan: data.get('keputusan'),
    ulang: data.has('ulang'),
    berisi: data.has('berisi'),
  };
}

form.addEventListener('change', () => follows(form));

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  const wanted = chosen();
  refuse('');
  if (!wanted.format.length) return refuse('Pilih paling sedikit satu bentuk berkas.');
  if (lacking(form)) return refuse(lacking(form));
  at('mulai').disabled = true;
  try {
    await ask('/susun/mulai', wanted);
    begin();
    at('judul-jalan').focus();
  } catch (error) {
    at('mulai').disabled = false;
    refuse(error instanceof Ditolak ? error.message : 'Penyunting tidak menjawab; lihat jendela perintahnya.');
  }
});

at('seluruhnya')?.addEventListener('click', () => {
  form.elements.proses.value = '';
  form.requestSubmit();
});

at('henti').addEventListener('click', async () => {
  at('henti').disabled = true;
  at('henti').textContent = 'Menghentikan …';
  await ask('/susun/henti', {}).catch(() => {});
});

function begin() {
  run.hidden = false;
  run.dataset.keadaan = 'berjalan';
  for (const old of run.querySelectorAll('.pesan, .temuan, h3')) old.remove();
  at('judul-jalan').textContent = 'Penyusunan sedang berjalan';
  at('maju').hidden = false;
  at('batang').removeAttribute('value');
  at('sampai').textContent = 'Membaca definisi …';
  run.scrollIntoView({ block: 'nearest' });
}

let heard = 0;
function show(seen) {
  at('judul-jalan').textContent = `${seen.judul} sedang berjalan`;
  const time = `${seen.detik} detik`;
  if (!seen.semua) {
    at('sampai').textContent = `Membaca definisi dan merencanakan … ${time}`;
    return;
  }
  at('batang').max = seen.semua;
  at('batang').value = seen.selesai;
  const part = seen.bagian > 1 ? ` (bagian ${seen.bagian})` : '';
  const text = `${seen.selesai} dari ${seen.semua} pekerjaan${part}, ${time}. Terakhir: ${seen.nama}`;
  at('sampai').textContent = text;
  // Screen readers hear it now and then only.
  if (seen.detik - heard >= HEARD) {
    heard = seen.detik;
    at('kabar').textContent = `${seen.selesai} dari ${seen.semua} pekerjaan, ${time}`;
  }
}

let news;
let silent = false;
const AGAIN = 3000;

// A browser asks again by itself where nobody answers, but not where it is sent away: a new run of the
// editor does that until its address has been opened.
function listen() {
  news = new EventSource('/susun/kabar');
  news.addEventListener('message', hear);
  news.addEventListener('open', () => silent && location.reload());
  news.addEventListener('error', () => {
    silent = true;
    const busy = run.dataset.keadaan === 'berjalan';
    refuse(`${SILENT}${busy ? ' Penyusunan yang sedang berjalan ikut berhenti; hasil sebelumnya tetap utuh.' : ''}`);
    if (busy) at('sampai').textContent = 'Terhenti: penyunting tidak menjawab.';
    at('mulai').disabled = true;
    if (news.readyState === EventSource.CLOSED) setTimeout(listen, AGAIN);
  });
}

function hear(event) {
  const seen = JSON.parse(event.data);
  const known = Number(run.dataset.nomor);
  if (seen.keadaan === 'berjalan') {
    if (run.dataset.keadaan !== 'berjalan') begin();
    run.dataset.nomor = seen.nomor;
    at('mulai').disabled = true;
    show(seen);
  } else if (run.dataset.keadaan === 'berjalan' || seen.nomor > known) {
    news.close();
    sessionStorage.setItem('susun selesai', seen.nomor);
    location.reload();
  }
}
listen();
addEventListener('pagehide', () => news.close());

if (sessionStorage.getItem('susun selesai')) {
  sessionStorage.removeItem('susun selesai');
  at('judul-jalan').focus();
}
