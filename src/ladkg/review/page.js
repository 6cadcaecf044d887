// The page at work: drawing, filtering, going from finding to finding, saving and loading.

const passages = new Map([...document.querySelectorAll(".passage")].map((element) => [element.dataset.eid, element]));
const control = Object.fromEntries(["filter", "only", "previous", "next", "save", "load", "progress", "count", "status"].map((id) => [id, document.getElementById(id)]));
const filters = [
  ["all", "everything", () => true],
  ["low", `to look at first: confidence below ${data.low}`, (row) => original.has(row.id) && row.confidence < data.low],
  ["open", "not decided yet", (row) => !row.decision],
  ["changed", "corrected, added or rejected", (row) => ["corrected", "added", "rejected"].includes(row.decision)],
  ["hedged", "hedged", (row) => row.hedges.length > 0],
  ...data.choices.forces.map(([id, label]) => [id, label, (row) => row.force === id]),
  ["participant", "participants", (row) => row.layer === "participant"],
  ["instrument", "instruments cited", (row) => row.layer === "instrument"],
];

function say(text, wrong = false) {
  control.status.textContent = text;
  control.status.classList.toggle("wrong", wrong);
}

/** Draws the findings of a passage anew. */
function draw(eid) {
  const passage = passages.get(eid);
  const here = at(eid);
  const box = passage.querySelector(".findings");
  const add = make("button", { type: "button", class: "add", "aria-label": `Add a finding: ${place(eid)}`, onclick: () => adding(eid) }, "+ add");
  box.replaceChildren(...listed(here), add);
  const standing = here.filter((row) => row.layer === "statement" && row.decision !== "rejected");
  const main = standing.find((row) => row.undertakes) ?? standing[0];
  passage.querySelector(".wording").className = main ? `wording main-${main.force}` : "wording";
}

function drawAll() {
  for (const eid of passages.keys()) draw(eid);
  tally();
}

/** The rows that the filter shows, in the order of the page. */
function shown() {
  const test = filters.find(([id]) => id === control.filter.value)[2];
  return [...document.querySelectorAll(".finding")].map((box) => rows.get(box.dataset.id)).filter(test);
}

function tally() {
  const all = [...rows.values()];
  const decided = all.filter((row) => row.decision).length;
  control.progress.max = all.length || 1;
  control.progress.value = decided;
  control.count.textContent = `${decided} of ${all.length} decided`;
  const chosen = control.filter.value || "all";
  control.filter.replaceChildren(...filters.map(([id, label, test]) => make("option", { value: id, selected: id === chosen }, `${label} (${all.filter(test).length})`)));
  const kept = new Set(shown().map((row) => row.eid));
  for (const [eid, passage] of passages) passage.classList.toggle("aside", control.only.checked && !kept.has(eid));
}

const element = (id) => document.querySelector(`.finding[data-id="${CSS.escape(id)}"]`);

/** Draws a passage and puts the focus back on the finding, beside it where it is gone, on the next where all is hidden. */
function redraw(eid, id, part = ".chip") {
  draw(eid);
  tally();
  last = id;
  if (passages.get(eid).classList.contains("aside")) return step(1);
  (element(id)?.querySelector(part) ?? passages.get(eid).querySelector(".add")).focus();
}

function mark(id, decision, part) {
  const { eid } = rows.get(id);
  decide(id, decision);
  redraw(eid, id, part);
  say(`${place(eid)}: ${rows.get(id)?.decision || (rows.has(id) ? "not decided" : "removed")}.`);
}

function close() {
  for (const form of document.querySelectorAll(".editor")) {
    form.parentElement.classList.remove("open");
    form.parentElement.querySelector(".chip")?.setAttribute("aria-expanded", "false");
    form.remove();
  }
}

function edit(id) {
  const box = element(id);
  const open = box.classList.contains("open");
  close();
  if (open) return;
  const { eid } = rows.get(id);
  box.classList.add("open");
  box.querySelector(".chip").setAttribute("aria-expanded", "true");
  show(box, editor(rows.get(id), (row) => {
    close();
    if (row) take(row);
    redraw(eid, id);
    if (row) say(`${place(eid)}: ${row.decision}.`);
  }));
}

function adding(eid) {
  close();
  const row = blank(eid, "statement");
  show(passages.get(eid).querySelector(".findings"), editor(row, (changed) => {
    close();
    if (changed) take(changed);
    redraw(eid, row.id);
    if (changed) say(`${place(eid)}: added.`);
  }));
}

function show(box, form) {
  box.append(form);
  form.querySelector("select, input").focus();
}

/** Goes to the next finding that the filter shows, or to the one before (`by` -1), from where the focus is or was. */
function step(by) {
  const all = shown();
  if (!all.length) {
    control.filter.focus();
    return say("Nothing to show here: choose something else under Show.");
  }
  const order = new Map([...document.querySelectorAll(".finding")].map((box, number) => [box.dataset.id, number]));
  const here = order.get(document.activeElement.closest?.(".finding")?.dataset.id ?? last) ?? -1;
  const target = by > 0 ? all.find((row) => order.get(row.id) > here) ?? all[0] : all.findLast((row) => order.get(row.id) < here) ?? all.at(-1);
  last = target.id;
  const button = element(target.id).querySelector(".chip");
  button.scrollIntoView({ block: "center" });
  button.focus({ focusVisible: true, preventScroll: true });
}

let last = null;

document.getElementById("text").addEventListener("click", (event) => {
  const button = event.target.closest("button");
  const id = button?.closest(".finding")?.dataset.id;
  if (!id || button.closest(".editor")) return;
  last = id;
  if (button.matches(".chip")) edit(id);
  else mark(id, button.matches(".yes") ? "accepted" : "rejected", button.matches(".yes") ? ".yes" : ".no");
});

document.getElementById("text").addEventListener("keydown", (event) => {
  const box = event.target.closest(".finding");
  if (!box || event.target.closest(".editor") || event.ctrlKey || event.metaKey || event.altKey) return;
  const { id } = box.dataset;
  const does = { a: () => mark(id, "accepted"), r: () => mark(id, "rejected"), e: () => edit(id), j: () => step(1), k: () => step(-1), Escape: () => box.classList.add("quiet") }[event.key];
  if (!does) return;
  event.preventDefault();
  does();
});
document.getElementById("text").addEventListener("focusout", (event) => event.target.closest(".finding")?.classList.remove("quiet"));

control.filter.addEventListener("change", tally);
control.only.addEventListener("change", tally);
control.next.addEventListener("click", () => step(1));
control.previous.addEventListener("click", () => step(-1));
control.save.addEventListener("click", () => {
  const link = make("a", { href: URL.createObjectURL(new Blob([written()], { type: "text/csv" })), download: `${data.text.replace("/", "-")}.readings.csv` });
  link.click();
  URL.revokeObjectURL(link.href);
  say(`Saved as ${link.download}.`);
});
control.load.addEventListener("change", async () => {
  const [file] = control.load.files;
  if (!file) return;
  try {
    const count = readTable(await file.text());
    drawAll();
    say(`${count} rows loaded from ${plain(file.name)}.`);
  } catch (error) {
    say(`${plain(file.name)} was not loaded: ${plain(error.message)}.`, true);
  }
  control.load.value = "";
});

for (const kind of ["agents", "instruments"]) {
  document.getElementById(kind).append(...data.choices[kind].map(([id, label]) => make("option", { value: id }, label)));
}
restore();
drawAll();
