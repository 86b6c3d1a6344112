// What an import left undecided: a button marks it as decided.
import { ask } from './kirim.js';

const TOLD = 'masih perlu diperiksa dari impor: ';

// The button of such a finding; other findings have none.
export function settles(one, file, trouble) {
  if (one.kode !== 'undecided-import') return [];
  const work = async () => {
    try {
      await ask('/periksa', { berkas: file, catatan: one.pesan.slice(TOLD.length) });
      location.reload();
    } catch (error) {
      trouble(error.message);
    }
  };
  return [{ nama: 'Sudah diperiksa', kerja: work }];
}
