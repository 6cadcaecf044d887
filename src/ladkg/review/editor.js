// Building the page: findings beside their passages, and the form in which one is corrected.

/** An element with attributes and children; text is never taken for markup. */
function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [attribute, value] of Object.entries(attributes)) {
    if (attribute.startsWith("on")) element.addEventListener(attribute.slice(2), value);
    else if (value === true) element.setAttribute(attribute, "");
    else if (value !== false && value !== null) element.setAttribute(attribute, value);
  }
  element.append(...children.filter((child) => child !== null));
  return element;
}

const plain = (text) => String(text).replace(unsafe, (char) => `U+${char.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}`);
const called = (kind, id) => plain(name[kind].get(id) ?? id);
const place = (eid) => eid.replaceAll("__", ", ").replaceAll("_", " ");

/** What a finding is, in few words. */
function title(row) {
  if (row.layer === "participant") return `takes part: ${called("agents", row.value)}`;
  if (row.layer === "instrument") return `cites: ${called("instruments", row.value)}`;
  return called("forces", row.force);
}

/** The same where the layer is written above. */
const short = (row) => (row.layer === "statement" ? title(row) : title(row).replace(/^[^:]*: /, ""));

/** The findings of a passage, those of a layer under its name. */
function listed(here) {
  const group = (layer, label) => {
    const those = here.filter((row) => row.layer === layer);
    return those.length && label ? [make("span", { class: "layer", "aria-hidden": "true" }, label), ...those.map(finding)] : those.map(finding);
  };
  return [...group("statement"), ...group("instrument", "Cites"), ...group("participant", "Takes part")];
}

function chip(row) {
  const more = [];
  if (row.layer === "statement") {
    more.push(make("span", {}, row.undertakes ? "undertakes" : "undertakes nothing"));
    if (row.hedges.length) more.push(make("span", {}, `hedged: ${row.hedges.map((slug) => called("hedges", slug)).join(", ")}`));
    if (row.groups.length) more.push(make("span", {}, `for: ${row.groups.map((slug) => called("groups", slug)).join(", ")}`));
  }
  if (row.decision) more.push(make("span", { class: "state" }, row.decision));
  const id = `tip-${row.id}`.replace(/\s/g, "_");
  const label = [title(row), ...more.map((span) => span.textContent)].join("; ");
  return [
    make("button", { type: "button", class: "chip", "aria-expanded": "false", "aria-describedby": id, "aria-label": label }, make("b", {}, short(row)), ...more),
    make("button", { type: "button", class: "yes", "aria-pressed": String(["accepted", "corrected", "added"].includes(row.decision)), "aria-label": `Accept: ${title(row)}, ${place(row.eid)}` }, "✓"),
    make("button", { type: "button", class: "no", "aria-pressed": String(row.decision === "rejected"), "aria-label": `${original.has(row.id) ? "Reject" : "Remove"}: ${title(row)}, ${place(row.eid)}` }, "✗"),
    make("span", { class: "tip", role: "tooltip", id }, ...told(row).map((line) => make("span", {}, line))),
  ];
}

function told(row) {
  if (!original.has(row.id)) return ["Added by a person"];
  const sure = `Confidence ${Number(row.confidence).toFixed(2)}${row.confidence < data.low ? ": look at it first" : ""}`;
  return [`Rule ${row.rule}`, sure, ...(row.words ? [`By the words “${plain(row.words)}”`] : [])];
}

const kindOf = (row) => (row.layer === "statement" ? `force-${row.force}` : `of-${row.layer}`);

/** A finding as a list item of its passage. */
function finding(row) {
  const low = original.has(row.id) && !row.decision && row.confidence < data.low;
  const classes = ["finding", kindOf(row), row.decision, low ? "low" : ""].filter(Boolean).join(" ");
  return make("div", { class: classes, role: "group", "aria-label": title(row), "data-id": row.id }, ...chip(row));
}

const options = (all, chosen) => all.map(([id, label]) => make("option", { value: id, selected: id === chosen }, label));

function pills(legend, list, all, chosen) {
  const known = new Set(all.map(([id]) => id));
  const every = [...all, ...chosen.filter((slug) => !known.has(slug)).map((slug) => [slug, slug])];
  every.sort((a, b) => chosen.includes(b[0]) - chosen.includes(a[0]));
  const ticks = every.map(([id, label]) => make("label", {}, make("input", { type: "checkbox", name: list, value: id, checked: chosen.includes(id) }), label));
  return make("fieldset", {}, make("legend", {}, legend), ...ticks);
}

/** The fields of a row, by its layer. */
function inputs(row) {
  if (row.layer !== "statement") {
    const list = row.layer === "participant" ? "agents" : "instruments";
    const label = row.layer === "participant" ? "Who: CRI, territory/ABW or organization/eu" : "Which: slug, or title where it is not in the list";
    return [make("label", {}, label, make("input", { name: "value", list, value: row.value, autocomplete: "off", spellcheck: "false" }))];
  }
  return [
    make("label", {}, "Force", make("select", { name: "force" }, ...options(data.choices.forces, row.force))),
    make("label", { class: "tick" }, make("input", { type: "checkbox", name: "undertakes", checked: row.undertakes }), "undertakes something: a commitment"),
    pills("Hedges and safeguards", "hedges", data.choices.hedges, row.hedges),
    pills("Beneficiaries", "groups", data.choices.groups, row.groups),
  ];
}

/** The form for a row; `done(row)` gets the changed row, or null where nothing shall change. */
function editor(row, done) {
  const wrong = make("p", { class: "fault", role: "alert" });
  const body = make("div", {}, ...inputs(row));
  const added = !original.has(row.id) && !rows.has(row.id);
  const layers = [["statement", "a statement"], ["participant", "a participant"], ["instrument", "an instrument cited"]];
  const what = make("select", { name: "layer", onchange: () => { row = { ...blank(row.eid, what.value), id: row.id }; body.replaceChildren(...inputs(row)); } }, ...options(layers, row.layer));
  const submit = (event) => {
    event.preventDefault();
    const changed = read(form, row);
    const said = fault(changed) || (twin(changed) ? `“${title(changed)}” stands at this passage already` : "");
    wrong.textContent = said;
    if (!said) done(changed);
  };
  const form = make("form", { class: "editor", onsubmit: submit, onkeydown: (event) => { if (event.key === "Escape") { event.stopPropagation(); done(null); } } },
    added ? make("label", {}, "Add", what) : make("p", { class: "told" }, told(row).join(" · ")),
    body,
    make("label", {}, "Note", make("input", { name: "note", value: row.note, maxlength: "200", autocomplete: "off" })),
    wrong,
    make("div", { class: "row" }, make("button", { type: "submit", class: "main" }, added ? "Add" : "Apply"), make("button", { type: "button", onclick: () => done(null) }, "Cancel")));
  return form;
}

function read(form, row) {
  const filled = new FormData(form);
  const changed = { ...row, note: cell(filled.get("note")) };
  if (row.layer !== "statement") return { ...changed, value: cell(filled.get("value")) };
  const list = (field) => filled.getAll(field).sort();
  return { ...changed, force: filled.get("force"), undertakes: filled.has("undertakes"), hedges: list("hedges"), groups: list("groups") };
}
