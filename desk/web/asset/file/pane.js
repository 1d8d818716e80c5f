// The pane of reasons beside a table: a figure that is pressed shows its reason there, which gets
// the focus; Esc gives it back. Without this a figure leads to the page of its reason.
(() => {
  const pane = document.getElementById("pane");
  if (!pane) return;
  const empty = pane.innerHTML;
  let opener, asked = 0;
  const show = async (a) => {
    const mine = ++asked;
    opener = a;
    pane.setAttribute("aria-busy", "true");
    const r = await fetch(a.href, { headers: { "HX-Request": "true" } }).catch(() => null);
    const text = r?.ok && !r.headers.has("HX-Redirect") ? await r.text() : "";
    if (mine !== asked) return; // another figure was pressed meanwhile
    if (!text) return location.assign(a.href);
    pane.removeAttribute("aria-busy");
    pane.innerHTML = text;
    htmx.process(pane);
    pane.querySelector("[data-focus]")?.focus({ preventScroll: true });
  };
  addEventListener("click", (ev) => {
    const a = ev.target.closest?.("a.figure");
    if (!a || ev.ctrlKey || ev.metaKey || ev.shiftKey) return;
    ev.preventDefault();
    show(a);
  });
  addEventListener("keydown", (ev) => {
    if (ev.key !== "Escape" || ev.isComposing || !pane.contains(document.activeElement)) return;
    pane.innerHTML = empty;
    opener?.focus();
  });
})();
