// The table of readings: CSV as in RFC 4180.

const quoted = (text) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** The rows as CSV, in the columns of readings.csv. */
function written() {
  const lines = [data.columns];
  const order = new Map(Object.keys(data.places).map((eid, number) => [eid, number]));
  for (const row of [...rows.values()].sort((a, b) => order.get(a.eid) - order.get(b.eid))) {
    const cells = { ...data.places[row.eid], ...row, text: data.text, hedges: row.hedges.join("|"), groups: row.groups.join("|"),
      undertakes: row.undertakes ?? "", confidence: row.confidence ?? "", note: cell(row.note) };
    lines.push(data.columns.map((column) => String(cells[column] ?? "")));
  }
  return lines.map((cells) => cells.map(quoted).join(",") + "\r\n").join("");
}

/** The cells of each line of CSV; throws for a quotation that does not end. */
function cellsOf(text) {
  const lines = [];
  let cells = [], current = "", inside = false, position = 0;
  const put = () => { cells.push(current); current = ""; };
  const end = () => { put(); if (cells.length > 1 || cells[0]) lines.push(cells); cells = []; };
  while (position < text.length) {
    const char = text[position++];
    if (inside && char === '"' && text[position] === '"') { current += '"'; position++; }
    else if (char === '"' && (inside || !current)) inside = !inside;
    else if (inside) current += char;
    else if (char === ",") put();
    else if (char === "\n") end();
    else if (char !== "\r") current += char;
  }
  if (inside) throw new Error("a quotation in it does not end");
  if (current || cells.length) end();
  return lines;
}

/** Takes in a saved table, whole or not at all; throws with the line of the first row that does not fit. */
function readTable(text) {
  const [header, ...lines] = cellsOf(text.replace(/^\ufeff/, ""));
  const missing = data.columns.filter((column) => !header?.includes(column));
  if (missing.length) throw new Error(`it has no column ${missing[0]}`);
  const loaded = fresh();
  const free = new Set(original.keys());
  const records = lines.map((cells, number) => record(header, cells, number + 2)).filter((row) => row.layer !== "none");
  const exact = new Map([...original.values()].map((row) => [key(row), row.id]));
  for (const row of records) {
    row.id = exact.get(key(row));
    free.delete(row.id);
  }
  for (const row of records) {
    row.id ??= row.decision === "corrected" ? [...free].find((id) => comesFrom(row, original.get(id))) : undefined;
    free.delete(row.id);
    const base = original.get(row.id) ?? { ...blank(row.eid, row.layer), decision: "added" };
    const decision = original.has(base.id) ? judged(row, base) : "added";
    if (original.has(base.id) || row.decision !== "rejected") loaded.set(base.id, { ...base, ...pick(row), decision });
  }
  rows = loaded;
  keep();
  return records.length;
}

/** The decision on a row that a rule found, also where a person had added it because no rule did then. */
const judged = (row, found) => (row.decision !== "added" ? row.decision : same(row, found) ? "accepted" : "corrected");
const pick = (row) => Object.fromEntries(fields.map((field) => [field, row[field]]));
const comesFrom = (row, found) => row.layer === found.layer && row.eid === found.eid && row.rule === found.rule;

function record(header, cells, line) {
  if (cells.length !== header.length) throw new Error(`line ${line}: ${cells.length} cells where the header has ${header.length}`);
  const said = Object.fromEntries(header.map((column, number) => [column, cells[number]]));
  if (said.text !== data.text) throw new Error(`line ${line}: it is about ${said.text}, not ${data.text}`);
  const list = (cellText) => (cellText ? cellText.split("|") : []);
  const statement = said.layer === "statement";
  const row = { layer: said.layer, eid: said.eid, value: said.value, force: said.force, hedges: list(said.hedges), groups: list(said.groups),
    undertakes: statement ? said.undertakes === "true" : null, decision: said.decision, note: said.note, rule: said.rule };
  const place = data.places[said.eid];
  if (place && place.sha256 !== said.sha256) throw new Error(`line ${line}: ${said.eid} has another wording in this text`);
  const wrong = said.layer === "none" ? "" : fault(row);
  if (wrong || !["", "accepted", "corrected", "added", "rejected"].includes(said.decision)) throw new Error(`line ${line}: ${wrong || "no such decision"}`);
  return row;
}
