// Buttons that forget a file that was brought in; a second press within some seconds does it.
import { ask } from './kirim.js';

export function discards() {
  for (const button of document.querySelectorAll('button.buang')) {
    const words = [...button.childNodes].map((one) => one.cloneNode(true));
    let sure = false;
    button.addEventListener('click', async () => {
      if (!sure) {
        sure = true;
        button.textContent = 'Tekan lagi untuk membuang';
        setTimeout(() => {
          sure = false;
          button.replaceChildren(...words.map((one) => one.cloneNode(true)));
        }, 6000);
        return;
      }
      const found = await ask('/impor/buang', { id: button.dataset.id });
      location.assign(found.alamat);
    });
  }
}
