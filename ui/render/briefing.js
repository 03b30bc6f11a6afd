
"use strict";
{
const root = document.documentElement, slides = [...document.querySelectorAll(".leaf")];
const wide = matchMedia("(min-width:50.01rem) and (min-height:22.01rem)");
let at = 0, all = false, typed = "";
const named = () => slides.findIndex(s => "#" + s.id === location.hash);
// Letters are as large as a slide has room for: beside pictures no larger than
// the style says, which leaves room for these.
const fit = () => {
  root.classList.add("all", "measured");
  for (const page of document.querySelectorAll(".page")) {
    const body = page.querySelector(".body"), over = () => body.scrollHeight > body.clientHeight + 1 || body.scrollWidth > body.clientWidth + 1;
    const styled = parseFloat(getComputedStyle(page).getPropertyValue("--k")) || 1;
    let k = page.querySelector(".grow") ? styled : 1;
    for (page.style.setProperty("--k", k); k > .4 && over();) page.style.setProperty("--k", k -= .03);
    if (k < styled) page.dataset.smaller = k;
    if (over()) { body.style.overflow = "auto"; body.tabIndex = 0; }
  }
  root.classList.remove("all", "measured");
};
const show = (n, quiet) => {
  at = Math.min(Math.max(n, 0), slides.length - 1);
  slides.forEach((s, i) => s.classList.toggle("now", i === at));
  if (location.hash !== "#" + slides[at].id) history.replaceState(null, "", "#" + slides[at].id);
  if (!wide.matches || all) slides[at].scrollIntoView({block: "nearest"});
  if (!quiet) document.getElementById("told").textContent = slides[at].getAttribute("aria-label");
};
const lay = () => {
  root.classList.add("deck");
  root.classList.toggle("one", wide.matches && !all);
  root.classList.toggle("all", all);
  document.getElementById("keys").hidden = !wide.matches;
  show(at, true);
};
const overview = yes => { all = yes; lay(); if (all) slides[at].scrollIntoView({block: "center"}); };
// In the overview a row has as many slides as stand on one height.
const row = () => Math.max(slides.filter(s => s.offsetTop === slides[0].offsetTop).length, 1);
const keys = {
  ArrowRight: () => show(at + 1), ArrowLeft: () => show(at - 1), PageDown: () => show(at + 1), PageUp: () => show(at - 1),
  ArrowDown: () => show(at + (all ? row() : 1)), ArrowUp: () => show(at - (all ? row() : 1)),
  " ": e => show(e.shiftKey ? at - 1 : at + 1), Backspace: () => show(at - 1), Home: () => show(0), End: () => show(slides.length - 1),
  o: () => overview(!all), Escape: () => overview(false), n: () => root.classList.toggle("noted"),
};
addEventListener("keydown", e => {
  if (e.ctrlKey || e.altKey || e.metaKey) return;
  const button = e.target.closest("a, button");
  if (/^[0-9]$/.test(e.key)) { typed = (typed + e.key).slice(-4); return; }
  const number = typed;
  typed = "";
  if (e.key === "Enter" && number) { e.preventDefault(); all = false; lay(); show(Number(number) - 1); return; }
  if (e.key === "Enter" && all && !button) { e.preventDefault(); overview(false); return; }
  const inside = e.target.closest(".notes, pre, .scroll, .body[tabindex]"), scrolls = inside && inside.scrollHeight > inside.clientHeight + 1;
  if (e.key === " " && button || scrolls && /^(Arrow|Page|Home|End| )/.test(e.key) || !wide.matches && !all && /^(Arrow(Up|Down)|Page| $)/.test(e.key)) return;
  if (Object.hasOwn(keys, e.key)) { e.preventDefault(); keys[e.key](e); }
});
slides.forEach((s, i) => s.addEventListener("click", () => { if (all) { show(i); overview(false); } }));
document.getElementById("back").addEventListener("click", () => show(at - 1));
document.getElementById("on").addEventListener("click", () => show(at + 1));
document.getElementById("all").addEventListener("click", () => overview(!all));
addEventListener("hashchange", () => { if (named() >= 0) show(named()); });
wide.addEventListener("change", lay);
at = Math.max(named(), 0);
fit();
lay();
}
