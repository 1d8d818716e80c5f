// The pane beside a table: what is fetched into it gets the focus, Esc gives it back.
(() => {
  const pane = document.getElementById("pane");
  if (!pane) return;
  const empty = pane.innerHTML;
  let opener;
  addEventListener("click", (ev) => {
    const a = ev.target.closest?.("[hx-target='#pane']");
    if (!a || pane.contains(a)) return;
    opener = a;
    pane.setAttribute("aria-busy", "true");
  });
  addEventListener("htmx:after:swap", () => {
    if (pane.getAttribute("aria-busy") !== "true") return;
    pane.removeAttribute("aria-busy");
    pane.querySelector("[data-focus]")?.focus({ preventScroll: true });
  });
  addEventListener("keydown", (ev) => {
    if (ev.key !== "Escape" || ev.isComposing || !pane.contains(document.activeElement)) return;
    pane.innerHTML = empty;
    opener?.focus();
  });
})();
