(function () {
  "use strict";
  var root = document.body.getAttribute("data-akar"), MOST = 20, AROUND = 70;
  var WEIGHTS = [1, 0.7, 0.25];  // halaman pekerjaan, rujukan, lainnya
  var SMALL = " di pada untuk dan yang ke dari oleh tentang atau saya apa apakah bagaimana mengapa cara agar supaya ";

  /* Tombol "Salin" pada tiap perintah dan contoh. */
  function copyButtons() {
    if (!document.execCommand) { return; }
    document.querySelectorAll("main pre").forEach(function (block) {
      var button = document.createElement("button"), text = block.textContent;
      button.type = "button"; button.className = "salin"; button.textContent = "Salin";
      button.setAttribute("aria-label", "Salin contoh ini");
      button.addEventListener("click", function () {
        var area = document.createElement("textarea");
        area.value = text; area.style.position = "fixed"; area.style.opacity = "0";
        document.body.appendChild(area); area.select();
        var done = document.execCommand("copy");
        document.body.removeChild(area); button.focus();
        button.textContent = done ? "Tersalin" : "Tekan Ctrl+C";
        setTimeout(function () { button.textContent = "Salin"; }, 1500);
      });
      block.appendChild(button);
    });
  }

  function fold(text) { return text.toLowerCase(); }

  /* Nilai sebuah bagian: setiap kata harus ada; judul lebih berat daripada isi. */
  function score(row, words) {
    var title = fold(row[1]), heading = fold(row[2]), text = fold(row[3]), sum = 0;
    for (var at = 0; at < words.length; at += 1) {
      var word = words[at], found = 0, times = 0, from = text.indexOf(word);
      while (from >= 0 && times < 5) { times += 1; from = text.indexOf(word, from + word.length); }
      if (title.indexOf(word) >= 0) { found += row[2] ? 6 : 12; }
      if (heading.indexOf(word) >= 0) { found += heading === word ? 30 : 10; }
      found += times;
      if (!found) { return 0; }
      sum += found;
    }
    return sum * WEIGHTS[row[4]];
  }

  /* Kata yang tidak ada di halaman pekerjaan dan rujukan dicari menurut dasarnya: "pemasangan" menemukan "memasang",
     walaupun catatan perubahan memuat kata itu. */
  function roots(words) {
    return words.map(function (word) {
      var there = window.ISI.some(function (row) { return row[4] < 2 && fold(row[1] + " " + row[2] + " " + row[3]).indexOf(word) >= 0; });
      var root = word.replace(/^(?:meng|meny|men|mem|me|peng|peny|pen|pem|pe|ber|per|ter|di|se)/, "").replace(/(?:kannya|annya|kan|an|nya|i)$/, "");
      return there || root.length < 4 ? word : root;
    });
  }

  function marked(target, text, words) {
    var small = fold(text), at = 0;
    while (at < text.length) {
      var next = text.length, long = 0;
      words.forEach(function (word) {
        var found = small.indexOf(word, at);
        if (found >= 0 && found < next) { next = found; long = word.length; }
      });
      target.appendChild(document.createTextNode(text.slice(at, next)));
      if (long) {
        var sign = document.createElement("mark");
        sign.textContent = text.slice(next, next + long); target.appendChild(sign);
      }
      at = next + (long || 1);
    }
  }

  function excerpt(text, words) {
    var small = fold(text), first = -1;
    words.forEach(function (word) {
      var found = small.indexOf(word);
      if (found >= 0 && (first < 0 || found < first)) { first = found; }
    });
    var from = Math.max(0, first - AROUND), to = Math.min(text.length, Math.max(first, 0) + 2 * AROUND);
    if (from > 0) { from = text.indexOf(" ", from) + 1 || from; }
    return (from > 0 ? "... " : "") + text.slice(from, to) + (to < text.length ? " ..." : "");
  }

  function search() {
    var box = document.querySelector(".cari"), input = box.querySelector("input");
    var list = box.querySelector("ol"), count = box.querySelector("[role=status]"), chosen = -1, asked = false;
    box.hidden = false;

    function load() {
      if (asked) { return; }
      asked = true;
      var script = document.createElement("script");
      script.src = root + "aset/isi.js";
      script.addEventListener("load", show);
      document.head.appendChild(script);
    }

    function close() { list.hidden = true; chosen = -1; input.setAttribute("aria-expanded", "false"); input.removeAttribute("aria-activedescendant"); }

    function item(row, words, at) {
      var line = document.createElement("li"), link = document.createElement("a");
      var title = document.createElement("b"), text = document.createElement("span");
      line.id = "hasil-" + at; line.setAttribute("role", "option"); line.setAttribute("aria-selected", "false");
      link.href = root + row[0]; link.tabIndex = -1;
      marked(title, row[2] ? row[1] + " - " + row[2] : row[1], words);
      marked(text, excerpt(row[3], words), words);
      link.appendChild(title); link.appendChild(text); line.appendChild(link);
      link.addEventListener("click", close);
      return line;
    }

    function show() {
      var all = fold(input.value).split(/[\s?]+/).filter(Boolean);
      var telling = all.filter(function (word) { return SMALL.indexOf(" " + word + " ") < 0; });
      var words = telling.length ? telling : all;
      list.textContent = "";
      if (!words.length || !window.ISI) { close(); return; }
      words = roots(words);
      var found = window.ISI.map(function (row, at) { return [score(row, words), at, row]; })
        .filter(function (one) { return one[0] > 0; })
        .sort(function (one, other) { return other[0] - one[0] || one[1] - other[1]; });
      found.slice(0, MOST).forEach(function (one, at) { list.appendChild(item(one[2], words, at)); });
      count.textContent = found.length ? found.length + " bagian ditemukan" : "Tidak ada yang ditemukan";
      if (!found.length) {
        var none = document.createElement("li");
        none.className = "kosong"; none.textContent = "Tidak ada yang ditemukan. Coba kata yang lebih pendek.";
        list.appendChild(none);
      }
      chosen = -1; list.hidden = false; input.setAttribute("aria-expanded", "true");
    }

    function choose(step) {
      var lines = list.querySelectorAll("[role=option]");
      if (!lines.length) { return; }
      if (chosen >= 0) { lines[chosen].setAttribute("aria-selected", "false"); }
      chosen = (chosen + step + lines.length) % lines.length;
      lines[chosen].setAttribute("aria-selected", "true");
      lines[chosen].scrollIntoView({ block: "nearest" });
      input.setAttribute("aria-activedescendant", lines[chosen].id);
    }

    input.addEventListener("focus", load);
    input.addEventListener("input", function () { load(); show(); });
    input.addEventListener("keydown", function (event) {
      if (event.key === "ArrowDown") { choose(1); event.preventDefault(); }
      if (event.key === "ArrowUp") { choose(-1); event.preventDefault(); }
      if (event.key === "Escape") { close(); }
      if (event.key === "Enter") {
        var link = list.querySelectorAll("a")[Math.max(chosen, 0)];
        if (link && !list.hidden) { link.click(); }
      }
    });
    document.addEventListener("click", function (event) { if (!box.contains(event.target)) { close(); } });
    document.addEventListener("keydown", function (event) {
      if (event.key === "/" && !/^(input|textarea)$/i.test(document.activeElement.tagName)) { input.focus(); event.preventDefault(); }
    });
  }

  copyButtons();
  search();
}());
