// SPDX-License-Identifier: MIT
// What a page can do beyond being read: filter and sort its list, and draw the map. Every page is whole without it.
"use strict";

const find = (selector, within) => (within || document).querySelector(selector);
const all = (selector, within) => [...(within || document).querySelectorAll(selector)];
const plain = text => text.normalize("NFKC").toLowerCase();

// The state of a form of controls lives in the address, so that a filtered view can be linked.
function readHash() {
  return location.hash.includes("=") ? new URLSearchParams(location.hash.slice(1)) : new URLSearchParams();
}

function writeHash(values) {
  const text = values.toString();
  history.replaceState(null, "", text ? "#" + text : location.pathname + location.search);
}

function fillForm(form, values) {
  for (const control of form.elements) {
    if (!control.name) continue;
    if (control.type === "checkbox") control.checked = values.get(control.name) === control.value;
    else control.value = values.get(control.name) || "";
    if (control.tagName === "SELECT" && control.selectedIndex < 0) control.selectedIndex = 0;
  }
}

function readForm(form) {
  const values = new URLSearchParams();
  for (const control of form.elements) {
    if (!control.name || (control.type === "checkbox" && !control.checked)) continue;
    if (control.value.trim()) values.set(control.name, control.value.trim());
  }
  return values;
}

// Shows the items that `keep` keeps and says how many.
function makeFilter(form, items, keep) {
  const output = find("output", form);
  function apply(values) {
    const wanted = {};
    for (const [name, value] of values) wanted[name] = value;
    wanted.words = plain(wanted.q || "").split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const item of items) {
      const kept = keep(item, wanted);
      if (item.row.hidden === kept) item.row.hidden = !kept;
      shown += kept;
    }
    output.textContent = output.dataset.words.replace("{n}", shown).replace("{all}", items.length);
  }
  const fromForm = () => { const values = readForm(form); const sort = readHash().get("sort"); apply(values); if (sort) values.set("sort", sort); writeHash(values); };
  const fromHash = () => { const values = readHash(); fillForm(form, values); apply(values); };
  form.hidden = false;
  form.addEventListener("input", fromForm);
  form.addEventListener("submit", event => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(fromForm));
  addEventListener("hashchange", () => { if (location.hash.includes("=")) fromHash(); });
  fromHash();
}

// ---- the list of owners ----

const has = (text, words) => words.every(word => text.includes(word));

function hasFinding(areas, area, severity) {
  for (let i = 0; i < areas.length; i += 2)
    if ((!area || areas[i] === area) && (!severity || areas[i + 1] >= severity)) return true;
  return false;
}

function keepOwner(item, wanted) {
  const data = item.row.dataset;
  if (wanted.v && data.v !== wanted.v) return false;
  if (wanted.late && !("late" in data)) return false;
  if ((wanted.area || wanted.sev) && !hasFinding(data.a, wanted.area, wanted.sev)) return false;
  for (const name in wanted)
    if (/^f\d+$/.test(name) && item.facets[+name.slice(1)] !== wanted[name]) return false;
  return has(item.text, wanted.words);
}

const sorters = {
  t: cell => cell.textContent,
  n: cell => -Number(cell.textContent.replace(/,/g, "") || 0),
  d: cell => { const time = find("time", cell); return time ? time.textContent : "~"; },
  v: cell => Number(cell.parentNode.dataset.v),
};

// Turns the headings into buttons. Rows that are equal keep their order, which is that of the numbers.
function makeSortable(table, items) {
  const headings = all("thead th", table);
  const collator = new Intl.Collator(document.documentElement.lang);
  function sort(column, down) {
    const key = sorters[headings[column].dataset.sort];
    const keyed = items.map((item, i) => [key(item.row.cells[column]), i, item.row]);
    keyed.sort((a, b) => (typeof a[0] === "number" ? a[0] - b[0] : collator.compare(a[0], b[0])) * (down ? -1 : 1) || a[1] - b[1]);
    headings.forEach((heading, i) => i === column ? heading.setAttribute("aria-sort", down ? "descending" : "ascending") : heading.removeAttribute("aria-sort"));
    table.tBodies[0].append(...keyed.map(entry => entry[2]));
  }
  headings.forEach((heading, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...heading.childNodes);
    heading.append(button);
    button.addEventListener("click", () => {
      const down = heading.getAttribute("aria-sort") === "ascending";
      const values = readHash();
      sort(column, down);
      values.set("sort", column + (down ? "d" : "u"));
      writeHash(values);
    });
  });
  const wanted = /^(\d+)([ud])$/.exec(readHash().get("sort") || "");
  if (wanted && headings[+wanted[1]]) sort(+wanted[1], wanted[2] === "d");
}

function startOwners(form) {
  const table = find("#owners");
  const items = [...table.tBodies[0].rows].map(row => ({ row, text: plain(row.textContent), facets: row.dataset.f.split(",") }));
  makeFilter(form, items, keepOwner);
  makeSortable(table, items);
}

// ---- the register ----

function startRegister(form) {
  const items = all(".reg tbody tr").map(row => ({ row, text: plain(row.textContent) }));
  makeFilter(form, items, (item, wanted) => (!wanted.state || item.row.dataset.state === wanted.state) && has(item.text, wanted.words));
  const hideEmpty = () => all("main section").forEach(section => { section.hidden = !find("tbody tr:not([hidden])", section); });
  form.addEventListener("input", hideEmpty);
  form.addEventListener("reset", () => setTimeout(hideEmpty));
  hideEmpty();
}

// ---- the map ----

const BOX = 14, HEAD = 26, NAME = 180;

// Draws only what is in sight: the box scrolls over the full size, the canvas stays where it is.
class OwnerMap {
  constructor(box) {
    this.box = box;
    this.data = JSON.parse(find("#data").textContent);
    this.order = this.data.owners.map((_, i) => i);
    this.row = this.column = 0;
    this.canvas = document.createElement("canvas");
    this.room = document.createElement("div");
    box.append(this.room, this.canvas);
    this.room.style.width = NAME + this.data.rules.length * BOX + "px";
    this.room.style.height = HEAD + this.order.length * BOX + "px";
    const draw = () => this.draw();
    box.addEventListener("scroll", () => requestAnimationFrame(draw));
    addEventListener("resize", draw);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
    box.addEventListener("pointermove", event => this.point(event));
    box.addEventListener("click", event => { this.point(event); this.open(); });
    box.addEventListener("keydown", event => this.press(event));
    draw();
  }

  sort(how) {
    const owners = this.data.owners, found = owner => -[...owner[3]].filter(c => c === "f").length;
    const key = { level: owner => owner[2], found, id: () => 0 }[how] || (() => 0);
    const keys = owners.map(key);
    this.order.sort((a, b) => keys[a] - keys[b] || a - b);
    this.draw();
  }

  draw() {
    const { box, canvas, data } = this, ratio = devicePixelRatio || 1, width = box.clientWidth, height = box.clientHeight;
    const style = getComputedStyle(document.documentElement), colour = name => style.getPropertyValue(name).trim();
    const fills = { p: colour("--good-f"), f: colour("--bad-f"), u: colour("--grey-f"), w: colour("--blue-f"), e: colour("--warn-f"), n: colour("--none-f") };
    canvas.width = width * ratio; canvas.height = height * ratio;
    canvas.style.width = width + "px"; canvas.style.height = height + "px";
    const c = canvas.getContext("2d"), ink = colour("--ink"), paper = colour("--paper");
    c.scale(ratio, ratio);
    c.font = "11px " + style.fontFamily;
    c.textBaseline = "middle";
    const top = box.scrollTop, left = box.scrollLeft;
    const firstRow = Math.floor(top / BOX), lastRow = Math.min(this.order.length, Math.ceil((top + height) / BOX));
    for (let row = firstRow; row < lastRow; row++) {
      const owner = data.owners[this.order[row]], y = HEAD + row * BOX - top;
      for (let column = 0; column < data.rules.length; column++) {
        const x = NAME + column * BOX - left, letter = owner[3][column];
        if (x < NAME - BOX || x > width || !fills[letter]) continue;
        c.fillStyle = fills[letter];
        c.fillRect(x, y, BOX - 1, BOX - 1);
        // A sign in the cell, so that it reads without colour.
        c.strokeStyle = c.fillStyle = paper;
        if (letter === "f") { c.beginPath(); c.moveTo(x + 3, y + 3); c.lineTo(x + 10, y + 10); c.moveTo(x + 10, y + 3); c.lineTo(x + 3, y + 10); c.stroke(); }
        if (letter === "u") c.fillRect(x + 5, y + 5, 3, 3);
        if (letter === "w") c.strokeRect(x + 3.5, y + 3.5, 6, 6);
        if (letter === "e") c.fillRect(x + 5, y + 2, 3, 9);
      }
      c.fillStyle = paper; c.fillRect(0, y, NAME - 1, BOX);
      c.fillStyle = ink; c.save(); c.beginPath(); c.rect(0, y, NAME - 6, BOX); c.clip(); c.fillText(owner[0], 2, y + BOX / 2); c.restore();
    }
    this.drawHead(c, left, width, ink, paper);
    this.drawCursor(c, top, left, ink);
  }

  drawHead(c, left, width, ink, paper) {
    const rules = this.data.rules;
    c.fillStyle = paper; c.fillRect(0, 0, width, HEAD);
    c.fillStyle = ink; c.strokeStyle = ink;
    for (let from = 0, to; from < rules.length; from = to) {
      for (to = from; to < rules.length && rules[to][2] === rules[from][2]; to++);
      const x = NAME + from * BOX - left, end = NAME + to * BOX - left;
      if (end < NAME) continue;
      c.save(); c.beginPath(); c.rect(Math.max(x, NAME), 0, end - Math.max(x, NAME) - 3, HEAD); c.clip();
      c.fillText(this.data.areas[rules[from][2]], Math.max(x, NAME), HEAD / 2 - 2);
      c.fillRect(x, HEAD - 4, end - x - 3, 1.5);
      c.restore();
    }
    c.fillStyle = paper; c.fillRect(0, 0, NAME - 1, HEAD);
  }

  drawCursor(c, top, left, ink) {
    const x = NAME + this.column * BOX - left, y = HEAD + this.row * BOX - top;
    if (x < NAME || y < HEAD) return;
    c.strokeStyle = ink; c.lineWidth = 2;
    c.strokeRect(x - 1, y - 1, BOX + 1, BOX + 1);
  }

  say() {
    const owner = this.data.owners[this.order[this.row]], rule = this.data.rules[this.column];
    if (!owner || !rule) return;
    find("#cell").textContent = owner[0] + " (" + this.data.levels[owner[2]] + ") · " + this.data.areas[rule[2]] + " · " + rule[1] + " — " + this.data.outcomes[owner[3][this.column]];
  }

  point(event) {
    const at = this.box.getBoundingClientRect();
    const column = Math.floor((event.clientX - at.left + this.box.scrollLeft - NAME) / BOX);
    const row = Math.floor((event.clientY - at.top + this.box.scrollTop - HEAD) / BOX);
    if (row < 0 || row >= this.order.length || event.clientY - at.top < HEAD) return;
    this.row = row;
    this.column = Math.max(0, Math.min(this.data.rules.length - 1, column));
    this.draw(); this.say();
  }

  press(event) {
    const steps = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1], PageDown: [20, 0], PageUp: [-20, 0] };
    const step = steps[event.key];
    if (event.key === "Enter") this.open();
    if (!step) return;
    event.preventDefault();
    this.row = Math.max(0, Math.min(this.order.length - 1, this.row + step[0]));
    this.column = Math.max(0, Math.min(this.data.rules.length - 1, this.column + step[1]));
    const box = this.box, x = this.column * BOX, y = this.row * BOX;
    if (x < box.scrollLeft || x > box.scrollLeft + box.clientWidth - NAME - BOX) box.scrollLeft = x - (box.clientWidth - NAME) / 2;
    if (y < box.scrollTop || y > box.scrollTop + box.clientHeight - HEAD - BOX) box.scrollTop = y - box.clientHeight / 2;
    this.draw(); this.say();
  }

  open() {
    const owner = this.data.owners[this.order[this.row]], rule = this.data.rules[this.column];
    if (owner && rule) location.href = owner[1] + "#" + encodeURIComponent(rule[0]);
  }
}

function startMap(form) {
  const map = new OwnerMap(find("#map"));
  form.hidden = false;
  form.addEventListener("input", () => map.sort(form.elements.sort.value));
  form.addEventListener("submit", event => event.preventDefault());
}

// ---- an anchor may lie in a closed part of the page ----

function openTarget() {
  const id = decodeURIComponent(location.hash.slice(1)), target = id && document.getElementById(id);
  for (let part = target; part; part = part.parentElement) if (part.tagName === "DETAILS") part.open = true;
  if (target) target.scrollIntoView();
}

for (const form of all("form.controls")) ({ owners: startOwners, reg: startRegister, map: startMap })[form.dataset.for](form);
openTarget();
addEventListener("hashchange", openTarget);
addEventListener("beforeprint", () => all("details").forEach(part => { part.open = true; }));
