"use strict";
// What was read, what a person made of it, and where that is kept.

const data = JSON.parse(document.getElementById("data").textContent);
const store = `ladkg-review:1:${data.sha256}`;
const fields = ["value", "force", "undertakes", "hedges", "groups", "note"];
const original = new Map(data.found.map((row) => [row.id, { note: "", decision: "", ...row }]));
const allowed = Object.fromEntries(["forces", "hedges", "groups"].map((name) => [name, new Set(data.choices[name].map((one) => one[0]))]));
const name = Object.fromEntries(Object.entries(data.choices).map(([kind, all]) => [kind, new Map(all)]));
const agentForm = /^([A-Z]{3}|territory\/[A-Z]{3}|organization\/[a-z0-9]+(-[a-z0-9]+)*)$/;
const unsafe = /[\u0000-\u001f\u007f-\u009f\ufffd\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** The findings as they stand now, by id, in text order within a passage. */
let rows = new Map();
let index = null;
let next = 1;

/** Text as a cell of the table may hold it: no control characters, no beginning that a spreadsheet takes for a formula. */
const cell = (text) => String(text).replace(unsafe, "").replace(/\s+/g, " ").replace(/^[=+@\-\s]+/, "").trim();

const same = (one, other) => fields.every((field) => JSON.stringify(one[field]) === JSON.stringify(other[field]));
const key = (row) => JSON.stringify([row.layer, row.eid, row.value, row.force]);
const twin = (row) => at(row.eid).find((other) => other.id !== row.id && key(other) === key(row));

/** The findings of a passage; the index is made anew after a change. */
function at(eid) {
  if (!index) {
    index = new Map();
    for (const row of rows.values()) index.set(row.eid, [...(index.get(row.eid) ?? []), row]);
  }
  return index.get(eid) ?? [];
}

const fresh = () => new Map([...original].map(([id, row]) => [id, { ...row }]));

/** What is wrong with a row, "" for nothing. */
function fault(row) {
  if (!data.places[row.eid]) return `this text has no passage ${row.eid}`;
  if (row.layer === "participant") return agentForm.test(row.value) ? "" : "write CRI, territory/ABW or organization/eu";
  if (row.layer === "instrument") return row.value && row.value === cell(row.value) ? "" : "write the instrument’s slug or its title";
  if (row.layer !== "statement") return `there is no layer ${row.layer}`;
  if (!allowed.forces.has(row.force)) return "choose a force";
  const unknown = ["hedges", "groups"].flatMap((list) => row[list].filter((slug) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug)));
  return unknown.length ? `no concept is called ${unknown[0]}` : "";
}

/** An empty row that a person adds to a passage. */
function blank(eid, layer) {
  const statement = layer === "statement";
  return { id: `added-${next++}`, layer, eid, value: "", force: statement ? "commit" : "", undertakes: statement ? true : null,
    hedges: [], groups: [], words: "", rule: "", confidence: null, decision: "added", note: "" };
}

/** Takes a changed row in: what a rule found becomes corrected, or accepted where it is again as it was found. */
function take(row) {
  const found = original.get(row.id);
  if (found) row.decision = same(row, found) ? "accepted" : "corrected";
  rows.set(row.id, row);
  keep();
}

function decide(id, decision) {
  const row = rows.get(id);
  const found = original.get(id);
  const again = row.decision === decision || (decision === "accepted" && ["corrected", "added"].includes(row.decision));
  if (!found) { if (decision === "rejected") rows.delete(id); }
  else if (again && row.decision === decision) rows.set(id, { ...found });
  else if (!again) rows.set(id, { ...found, decision, note: row.note });
  keep();
}

function keep() {
  index = null;
  const changed = [...rows.values()].filter((row) => row.decision);
  try { localStorage.setItem(store, JSON.stringify({ next, rows: changed })); } catch { say("This browser keeps nothing: save the table before you leave.", true); }
}

/** What was kept in this browser; anything that does not fit the text is left out. */
function restore() {
  rows = fresh();
  index = null;
  let kept = null;
  try { kept = JSON.parse(localStorage.getItem(store)); } catch { return; }
  for (const row of kept && Array.isArray(kept.rows) ? kept.rows : []) {
    const base = original.get(row.id) ?? blank(row.eid, row.layer);
    const merged = { ...base, ...Object.fromEntries(["decision", ...fields].map((field) => [field, row[field]])) };
    if (!original.has(row.id)) merged.id = row.id;
    if (["hedges", "groups"].every((list) => Array.isArray(merged[list])) && !fault(merged)) rows.set(merged.id, merged);
  }
  next = Math.max(next, Number(kept?.next) || 1);
}
