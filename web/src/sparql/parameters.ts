// The parameters of a library question: a field for each, and what it writes into the query.
import { language, made, type Given, type Named, type Setting } from "./page";
import { quoted, XSD } from "./terms";
import { say } from "./words";

const ANY = "any";
const SEGMENT = "[A-Za-z0-9_~-][A-Za-z0-9._~-]*";
const PATH = new RegExp(`^${SEGMENT}(?:/${SEGMENT})*$`);
const FOLDERS = ["state", "instrument", "commitment", "provision", "text", "source", "concept"];

/** The value as SPARQL writes it, `UNDEF` for `any` (ladkg.library.parameters.term); undefined for a wrong one. */
export function term(kind: string, value: string, base: string): string | undefined {
  if (value === ANY && kind !== "date") return "UNDEF";
  if (kind === "date") return /^\d{4}-\d\d-\d\d$/.test(value) ? `"${value}"^^<${XSD}date>` : undefined;
  if (kind === "integer") {
    return /^[+-]?\d{1,18}$/.test(value) ? `"${BigInt(value.replace(/^\+/, ""))}"^^<${XSD}integer>` : undefined;
  }
  if (kind === "string") return quoted(value);
  const [folder = "", scheme] = kind.split("/");
  if (/^https?:/.test(value) || folder === "iri") return /^[a-z][a-z0-9+.-]*:[^<>"{}|^`\\\x00-\x20]*$/i.test(value) ? `<${value}>` : undefined;
  const path = folder === "state" ? value.toUpperCase() : value;
  return FOLDERS.includes(folder) && PATH.test(path) ? `<${base}${folder}/${scheme ? `${scheme}/` : ""}${path}>` : undefined;
}

/** Puts a written term into every `VALUES ?name { … }` (ladkg.library.question.put); undefined when there is none. */
export function put(query: string, name: string, written: string): string | undefined {
  const block = new RegExp(String.raw`(VALUES\s+\?${name}\s*\{)[^{}]*(\})`, "g");
  let count = 0;
  const bound = query.replace(block, (_, before: string, after: string) => {
    count += 1;
    return `${before} ${written} ${after}`;
  });
  return count ? bound : undefined;
}

function options(given: Given, setting: Setting): Named[] {
  const { things } = given;
  const folder = `${setting.kind}/`;
  const own = things.filter((thing) => thing.name.startsWith(folder));
  if (setting.kind === "provision") return own.filter((thing) => /^provision\/la-declaration\/[^/]+$/.test(thing.name));
  return own;
}

/** A field for the parameter; `changed` hears the value when it is another one. */
export function field(given: Given, setting: Setting, value: string, changed: (value: string) => void): HTMLElement {
  const id = `parameter-${setting.name}`;
  const label = made("label", { for: id }, setting.name);
  const about = made("small", { id: `${id}-about` }, setting.about[language]);
  const control = setting.kind === "date" ? made("input", { type: "date" }) : choice(given, setting, value);
  control.id = id;
  control.setAttribute("aria-describedby", about.id);
  control.value = value;
  control.addEventListener("change", () => changed(control.value || setting.default));
  return made("div", { class: "parameter" }, label, control, about);
}

function choice(given: Given, setting: Setting, value: string): HTMLSelectElement | HTMLInputElement {
  const folder = `${setting.kind}/`;
  const found = options(given, setting).map((thing) => [thing.name.slice(folder.length), thing[language]] as const);
  if (!found.length) return made("input", { type: "text", spellcheck: "false", autocomplete: "off" });
  const select = made("select");
  const open = setting.default === ANY || value === ANY ? [[ANY, say("any")] as const] : [];
  const listed = [...open, ...found.toSorted((a, b) => a[1].localeCompare(b[1], language))];
  if (!listed.some(([name]) => name === value)) listed.push([value, value]);
  for (const [name, text] of listed) select.append(made("option", { value: name }, text));
  return select;
}
