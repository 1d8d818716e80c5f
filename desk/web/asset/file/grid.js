// A sheet in which the keys of a spreadsheet work. One cell at a time can be reached by Tab; arrows
// go on from there. What was typed stays marked until it is saved, and is kept at the desk.
(() => {
  const grid = document.querySelector("[data-grid]"), form = document.getElementById("feed");
  if (!grid || !form) return;
  const heads = [...grid.tHead.rows[0].cells], body = grid.tBodies[0];
  const shapes = {
    days: /^\d{1,2}(\.[05])?$/, time: /^\d{1,4}(:[0-5]\d)?$/, times: /^\d{1,6}$/,
    amount: /^\d{1,3}(,?\d{3})*$/,
  };
  const half = (s) => s.replace(/[！-～]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0)).trim();
  const live = document.getElementById("live"), mark = document.getElementById("unsaved");
  const at = form.elements.at, dirty = new Set(body.querySelectorAll(".dirty"));
  let cur, input, typing, timer;
  const cell = (r, c) => body.rows[r]?.cells[c];
  const target = (td) => (td.cellIndex ? td : td.querySelector("a"));
  const go = (td) => {
    if (!td) return;
    if (cur) target(cur).tabIndex = -1;
    cur = td;
    target(td).tabIndex = 0;
    target(td).focus();
    td.scrollIntoView({ block: "nearest", inline: "nearest" });
    at.value = `${td.parentNode.sectionRowIndex}.${td.cellIndex}`;
  };
  const move = (dr, dc) => go(cell(
    Math.max(0, Math.min(body.rows.length - 1, cur.parentNode.sectionRowIndex + dr)),
    Math.max(0, Math.min(heads.length - 1, cur.cellIndex + dc))));
  const fixed = (td) => !td.cellIndex || td.ariaReadOnly === "true";
  const text = () => {
    const rows = new Map();
    for (const td of dirty) {
      const tr = td.parentNode;
      if (!rows.has(tr)) rows.set(tr, [tr.dataset.p]);
      rows.get(tr).push(heads[td.cellIndex].dataset.c, td.dataset.was, td.textContent);
    }
    return [...rows.values()].map((r) => r.join("\t")).join("\n");
  };
  const values = () => {
    const all = new FormData();
    all.set("cells", text());
    all.set("reason", form.elements.reason?.value ?? "");
    return all;
  };
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(() => fetch(form.dataset.draft, { method: "POST", body: values() })
      .catch(() => 0), 800);
  };
  const set = (td, value) => {
    value = half(value);
    if (fixed(td) || td.textContent === value) return;
    td.dataset.was ??= td.textContent;
    td.textContent = value;
    const changed = value !== td.dataset.was, head = heads[td.cellIndex];
    td.classList.toggle("dirty", changed);
    dirty[changed ? "add" : "delete"](td);
    const bad = value && !shapes[head.dataset.unit].test(value);
    td.title = bad ? head.dataset.shape : "";
    bad ? td.setAttribute("aria-invalid", "true") : td.removeAttribute("aria-invalid");
    if (bad && live) live.textContent = head.dataset.shape;
    if (mark) {
      mark.hidden = !dirty.size;
      mark.textContent = mark.dataset.form.replace("#", dirty.size);
    }
    later();
  };
  const edit = (first) => {
    if (fixed(cur)) {
      if (live) live.textContent = cur.title;
      return;
    }
    typing = first !== undefined;
    input = document.createElement("input");
    input.value = typing ? first : cur.textContent;
    input.className = "cell";
    input.setAttribute("aria-label", heads[cur.cellIndex].textContent + " " +
      cur.parentNode.cells[0].textContent);
    input.dataset.old = cur.textContent;
    cur.textContent = "";
    cur.append(input);
    input.focus();
    if (!typing) input.select();
    input.addEventListener("blur", () => end(true));
  };
  const end = (keep) => {
    if (!input) return;
    const td = input.parentNode, { value, dataset: { old } } = input;
    input = null;
    td.textContent = old;
    if (keep) set(td, value);
  };
  const arrows = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
  const inside = (ev) => {
    const step = { Enter: [ev.shiftKey ? -1 : 1, 0], Tab: [0, ev.shiftKey ? -1 : 1] }[ev.key] ||
      (typing && arrows[ev.key]);
    if (ev.key === "Escape") {
      end(false);
      go(cur);
    } else if (step) {
      end(true);
      move(...step);
    } else return false;
    return true;
  };
  const outside = (ev) => {
    const last = body.rows.length - 1;
    if (ev.ctrlKey || ev.metaKey) {
      if (ev.key === "Home") go(cell(0, 1));
      else if (ev.key === "End") go(cell(last, heads.length - 1));
      else return false;
    } else if (arrows[ev.key]) move(...arrows[ev.key]);
    else if (ev.key === "Home") move(0, -heads.length);
    else if (ev.key === "End") move(0, heads.length);
    else if (ev.key === "PageDown") move(20, 0);
    else if (ev.key === "PageUp") move(-20, 0);
    else if (!cur.cellIndex) return false;
    else if (ev.key === "Enter" || ev.key === "F2") edit();
    else if (ev.key === "Delete" || ev.key === "Backspace") set(cur, "");
    else return false;
    return true;
  };
  grid.addEventListener("keydown", (ev) => {
    if (ev.isComposing || ev.keyCode === 229) {
      if (!input && cur?.cellIndex) edit("");
      return;
    }
    if (!cur || ev.altKey) return;
    if (!input && cur.cellIndex && !ev.ctrlKey && !ev.metaKey && /^[0-9０-９.,:]$/.test(ev.key)) {
      edit(""); // the key itself goes into the field that has the focus now
      ev.stopPropagation();
    } else if (input ? inside(ev) : outside(ev)) {
      ev.preventDefault();
      ev.stopPropagation();
    }
  });
  grid.addEventListener("focusin", (ev) => {
    const td = ev.target.closest("td,th");
    if (!input && td?.closest("tbody") && td !== cur) go(td);
  });
  grid.addEventListener("dblclick", (ev) => {
    if (ev.target.closest("td") === cur && !input) edit();
  });
  grid.addEventListener("copy", (ev) => {
    if (input || !cur) return;
    ev.clipboardData.setData("text/plain", cur.textContent);
    ev.preventDefault();
  });
  grid.addEventListener("paste", (ev) => {
    if (input || !cur?.cellIndex) return;
    ev.preventDefault();
    const lines = ev.clipboardData.getData("text/plain").replace(/\r?\n$/, "").split(/\r?\n/);
    const r = cur.parentNode.sectionRowIndex;
    lines.forEach((line, i) => line.split("\t").forEach((value, j) => {
      const td = cell(r + i, cur.cellIndex + j);
      if (td) set(td, value);
    }));
  });
  form.addEventListener("submit", () => {
    end(true);
    clearTimeout(timer);
    form.elements.cells.value = text();
  });
  addEventListener("pagehide", () => {
    if (!timer || !form.dataset.draft || form.elements.cells.value) return;
    navigator.sendBeacon(form.dataset.draft, values());
  });
  for (const a of body.querySelectorAll("th a")) a.tabIndex = -1;
  const [r, c] = at.value.split(".");
  cur = cell(+r || 0, +c || 1) || cell(0, 1);
  target(cur).tabIndex = 0;
  if (at.value) go(cur);
})();
