// Dialogs, focus, what is told aloud, the lock on idle. Everything has a slower way without it.
(() => {
  const $ = (s, e = document) => e.querySelector(s);
  let opener;
  const open = (d) => {
    if (!d || d.open) return;
    opener = document.activeElement;
    d.showModal();
    focusIn(d);
  };
  const focusIn = (e) =>
    ($("[data-focus]", e) || $(".summary", e) || $("[autofocus]", e) ||
      $("input:not([type=hidden]),select,textarea", e) || $("button", e))?.focus();
  const say = (text) => { const l = $("#live"); if (l && text) l.textContent = text; };
  addEventListener("click", (ev) => {
    const b = ev.target.closest?.("[data-open],[data-close],[data-print],[data-copy]");
    if (!b) return;
    if (b.dataset.open) open(document.getElementById(b.dataset.open));
    else if ("close" in b.dataset) b.closest("dialog")?.close();
    else if ("print" in b.dataset) print();
    else navigator.clipboard?.writeText(document.getElementById(b.dataset.copy).innerText);
    if (b.tagName === "BUTTON" || b.dataset.open) ev.preventDefault();
  });
  addEventListener("close", () => { opener?.isConnected && opener.focus(); opener = null; }, true);
  addEventListener("change", (ev) => {
    if (ev.target.matches("[data-submit]")) ev.target.form.requestSubmit();
    if (ev.target.matches("[data-all]"))
      for (const b of document.querySelectorAll("input[data-mark]")) b.checked = ev.target.checked;
    const all = $("[data-all]"), marks = [...document.querySelectorAll("input[data-mark]")];
    if (all && marks.length) {
      const n = marks.filter((b) => b.checked).length;
      all.checked = n === marks.length;
      all.indeterminate = n > 0 && n < marks.length;
      say(`${n}/${marks.length}`);
    }
  });
  const settled = (root) => {
    say($("[data-say]", root)?.dataset.say);
    open($("dialog[data-now]", root));
    const s = $(".summary", root);
    if (s) s.focus();
  };
  // What is asked for anew stays as it was until the answer comes. Where that takes long it says so.
  const slow = 150;
  const busy = (n) => (ev) => {
    const t = ev.detail?.ctx?.target;
    if (!t?.setAttribute) return;
    t.busy = (t.busy || 0) + n;
    if (t.busy > 0) setTimeout(() => t.busy > 0 && t.setAttribute("aria-busy", "true"), slow);
    else t.removeAttribute("aria-busy");
  };
  addEventListener("htmx:before:request", busy(1));
  addEventListener("htmx:finally:request", busy(-1));
  addEventListener("htmx:after:swap", (ev) => settled(ev.target?.nodeType === 1 ? ev.target : document));
  addEventListener("DOMContentLoaded", () => {
    settled(document);
    const s = +document.body.dataset.due;
    if (!s) return;
    // The page goes when its session does: what was on the screen is not left there.
    const look = async () => {
      const r = await fetch("/session", { cache: "no-store" }).catch(() => null);
      const left = r?.ok ? +(await r.text()) : 0;
      if (left <= 0) return location.replace("/unlock");
      if (left < 75) say(document.body.dataset.soon);
      setTimeout(look, Math.max(5, left < 75 ? left : left - 60) * 1000);
    };
    setTimeout(look, Math.max(5, s - 60) * 1000);
  });
  addEventListener("visibilitychange", () =>
    document.documentElement.classList.toggle("away", document.hidden));
  addEventListener("pageshow", (ev) => { if (ev.persisted) location.reload(); });
})();
