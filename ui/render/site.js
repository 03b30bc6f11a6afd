// Search and copying; the pages are whole without them.
(() => {
  const root = document.body.dataset.root || "", form = document.querySelector(".search"), query = form.querySelector("input");
  const results = form.querySelector(".results"), list = results.querySelector("ul"), count = results.querySelector(".count");
  const fold = s => s.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const tokens = s => fold(s).split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  let words = null, pages = [], titles = [];
  const ready = () => {
    pages = window.comityIndex.pages;
    titles = pages.map(p => tokens(p[1]));
    words = window.comityIndex.words.trim().split("\n").map(l => { const at = l.indexOf(" "); return [l.slice(0, at), l.slice(at + 1)]; });
    show();
  };
  const load = () => {
    if (words || document.getElementById("index")) return;
    const s = document.createElement("script");
    s.id = "index"; s.src = root + "index.js"; s.onload = ready;
    document.head.append(s);
  };
  const find = text => {
    let scores = null;
    for (const token of tokens(text)) {
      const now = new Map();
      for (const [word, at] of words) {
        if (!word.startsWith(token)) continue;
        let n = 0;
        for (const step of at.split(" ")) {
          n += parseInt(step, 36);
          now.set(n, Math.max(now.get(n) || 0, word === token ? 2 : 1));
        }
      }
      for (const [n, score] of now) {
        const title = titles[n].includes(token) ? 12 : titles[n].some(w => w.startsWith(token)) ? 6 : 0;
        if (scores && !scores.has(n)) now.delete(n);
        else now.set(n, score + title / Math.sqrt(titles[n].length) + (scores ? scores.get(n) : 0) + (pages[n][2] === "map" || pages[n][2] === "compare" ? -3 : 0));
      }
      scores = now;
    }
    return [...(scores || [])].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  };
  const show = () => {
    const text = query.value.trim();
    results.hidden = !text || !words;
    if (results.hidden) return;
    const found = find(text), most = 12;
    count.textContent = found.length === 0 ? "Nothing found" : found.length === 1 ? "1 page" : found.length > most ? `The first ${most} of ${found.length} pages` : `${found.length} pages`;
    list.replaceChildren(...found.slice(0, most).map(([n]) => {
      const li = document.createElement("li"), a = document.createElement("a"), kind = document.createElement("span");
      a.href = root + pages[n][0]; a.textContent = pages[n][1]; kind.textContent = pages[n][2]; kind.className = "dim";
      a.append(" ", kind); li.append(a);
      return li;
    }));
  };
  form.hidden = false;
  query.addEventListener("focus", load);
  query.addEventListener("input", () => { load(); show(); });
  form.addEventListener("submit", e => { e.preventDefault(); const first = list.querySelector("a"); if (first && !results.hidden) location.href = first.href; });
  form.addEventListener("keydown", e => {
    const all = [query, ...list.querySelectorAll("a")], at = all.indexOf(document.activeElement);
    if (e.key === "ArrowDown" || e.key === "ArrowUp") { e.preventDefault(); all[Math.min(Math.max(at + (e.key === "ArrowDown" ? 1 : -1), 0), all.length - 1)].focus(); }
    if (e.key === "Escape") { results.hidden = true; query.focus(); }
  });
  addEventListener("keydown", e => {
    if (e.key === "/" && !e.ctrlKey && !e.metaKey && !e.altKey && !/^(input|textarea|select)$/i.test(document.activeElement.tagName)) { e.preventDefault(); query.focus(); }
  });
  addEventListener("click", e => { if (!form.contains(e.target)) results.hidden = true; });
  if (navigator.clipboard) for (const b of document.querySelectorAll(".cite button")) {
    b.hidden = false;
    b.addEventListener("click", () => navigator.clipboard.writeText(b.parentNode.querySelector("code").textContent).then(() => { b.textContent = "Copied"; }, () => { b.textContent = "Not copied"; }));
  }
})();
