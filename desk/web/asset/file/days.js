// A year of days to be ticked. One of them can be reached by Tab; arrows go on from there, by day
// and by week, PageUp and PageDown by month. With Shift all days between are ticked.
(() => {
  const box = document.querySelector("[data-days]");
  const days = [...box?.querySelectorAll("input[name=day]") ?? []];
  if (!days.length) return;
  let cur = 0, last = 0;
  const at = (i) => {
    days[cur].tabIndex = -1;
    cur = Math.max(0, Math.min(days.length - 1, i));
    days[cur].tabIndex = 0;
  };
  const range = (from, to, tick) => {
    for (let i = Math.min(from, to); i <= Math.max(from, to); i++) days[i].checked = tick;
  };
  const month = (i) => days[i]?.value.slice(0, 7);
  const page = (by) => {
    let i = cur;
    while (days[i] && month(i) === month(cur)) i += by;
    return days[i] ? i : cur;
  };
  const ends = (by) => {
    let i = cur;
    while (month(i + by) === month(cur)) i += by;
    return i;
  };
  for (const d of days) d.tabIndex = -1;
  at(Math.max(0, days.findIndex((d) => d.checked)));
  box.addEventListener("keydown", (ev) => {
    if (ev.ctrlKey || ev.metaKey || ev.altKey || ev.target.name !== "day") return;
    const from = cur;
    const to = { ArrowLeft: cur - 1, ArrowRight: cur + 1, ArrowUp: cur - 7, ArrowDown: cur + 7,
      Home: ends(-1), End: ends(1), PageUp: page(-1), PageDown: page(1) }[ev.key];
    if (to === undefined) return;
    ev.preventDefault();
    at(to);
    if (ev.shiftKey) range(from, cur, true);
    last = cur;
    days[cur].focus();
  });
  box.addEventListener("click", (ev) => {
    const i = days.indexOf(ev.target);
    if (i < 0) return;
    if (ev.shiftKey) range(last, i, days[i].checked);
    at(last = i);
  });
  box.addEventListener("focusin", (ev) => {
    const i = days.indexOf(ev.target);
    if (i >= 0) at(i);
  });
})();
