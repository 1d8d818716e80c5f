// Keys. Everything here has a slower way without it. What a key does stands in the page, as
// data-key on a link, button or field; rows that the keys walk stand in a table with data-rows.
(() => {
  const $ = (s, e = document) => e.querySelector(s);
  let went = 0;
  const rows = () => [...document.querySelectorAll("table[data-rows] tbody tr")];
  const at = () => $("tr[data-at]");
  const cells = (e) => [...e.querySelectorAll("a,button,input")].filter((b) => b.checkVisibility());
  const go = (tr, cell) => {
    if (!tr) return;
    at()?.removeAttribute("data-at");
    tr.setAttribute("data-at", "");
    const all = cells(tr);
    (all[Math.max(0, Math.min(cell, all.length - 1))] || tr).focus();
    tr.scrollIntoView({ block: "nearest" });
  };
  const cell = () => {
    const tr = document.activeElement.closest("tr");
    return tr ? cells(tr).indexOf(document.activeElement) : 0;
  };
  const step = (n) => {
    const all = rows(), i = all.indexOf(at());
    go(all[Math.max(0, Math.min(all.length - 1, i < 0 ? 0 : i + n))], Math.max(0, cell()));
  };
  let last;
  const mark = (range) => {
    const box = $("input[data-mark]", at() || document);
    if (!box) return;
    const all = rows().map((r) => $("input[data-mark]", r));
    const [a, b] = [all.indexOf(last), all.indexOf(box)];
    if (range && a >= 0) {
      for (let i = Math.min(a, b); i <= Math.max(a, b); i++) all[i].checked = true;
    } else box.checked = !box.checked;
    last = box;
    box.dispatchEvent(new Event("change", { bubbles: true }));
  };
  const press = (key) => {
    const scope = $("dialog[open]") || document;
    const named = `[data-key="${CSS.escape(key)}"]`;
    const e = (scope.contains(at()) && $(named, at())) || $(named, scope); // of the row first
    if (!e) return false;
    e.matches("input,select,textarea") ? (e.focus(), e.select?.()) : e.click();
    return true;
  };
  addEventListener("keydown", (ev) => {
    if (ev.isComposing || ev.keyCode === 229 || ev.altKey) return;
    const typing = ev.target.matches?.("input:not([type=checkbox],[type=radio]),select,textarea");
    if ((ev.ctrlKey || ev.metaKey) && ev.key === "s") {
      if (press("save")) ev.preventDefault();
      return;
    }
    if (ev.ctrlKey || ev.metaKey || typing || document.body.dataset.keys === "off") return;
    const menu = $(".menu:popover-open");
    if (menu) {
      const all = cells(menu), way = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 }[ev.key];
      if (way) {
        all.at((all.indexOf(document.activeElement) + way) % all.length)?.focus();
        ev.preventDefault();
      }
      return;
    }
    let key = ev.key;
    if (went && ev.timeStamp - went < 1500) key = "g " + key;
    went = ev.key === "g" && !key.startsWith("g ") ? ev.timeStamp : 0;
    const own = {
      j: () => step(1), k: () => step(-1),
      l: () => go(at(), cell() + 1), h: () => go(at(), cell() - 1),
      x: () => mark(false), X: () => mark(true),
      Enter: () => ev.target.matches("a,button,summary,input") || $("a", at() || 0)?.click(),
    }[key];
    if (own && (rows().length && !$("dialog[open]"))) {
      if (key !== "Enter") ev.preventDefault();
      own();
    } else if (press(key)) ev.preventDefault();
  });
  addEventListener("focusin", (ev) => {
    const tr = ev.target.closest?.("table[data-rows] tbody tr");
    if (!tr || tr === at()) return;
    at()?.removeAttribute("data-at");
    tr.setAttribute("data-at", "");
  });
})();
