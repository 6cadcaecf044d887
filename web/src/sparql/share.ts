// A query as a link: what follows # in the address of the page. A library question by its name and parameters, any
// other query by its text, packed where it is long. Nothing of it is sent to a server.
import { VIEWS, type View } from "./views";

export interface Shared {
  question?: string;
  values: Record<string, string>;
  query?: string;
  view?: View;
}

const PLAIN = 600;
/** More than this is no query that a person shares; it bounds what a link can unpack to. */
const LONGEST = 200_000;

async function through(data: Uint8Array<ArrayBuffer>, stream: CompressionStream | DecompressionStream): Promise<Uint8Array> {
  const reader = new Blob([data]).stream().pipeThrough(stream).getReader();
  const parts: Uint8Array[] = [];
  let size = 0;
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    parts.push(next.value);
    size += next.value.length;
    if (size > LONGEST) {
      await reader.cancel();
      throw new Error("too long");
    }
  }
  const whole = new Uint8Array(size);
  parts.reduce((at, part) => (whole.set(part, at), at + part.length), 0);
  return whole;
}

async function packed(text: string): Promise<string> {
  const data = await through(new TextEncoder().encode(text), new CompressionStream("deflate-raw"));
  const signs = Array.from(data, (byte) => String.fromCharCode(byte)).join("");
  return btoa(signs).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

async function unpacked(text: string): Promise<string> {
  const signs = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  const data = Uint8Array.from(signs, (sign) => sign.charCodeAt(0));
  return new TextDecoder("utf-8", { fatal: true }).decode(await through(data, new DecompressionStream("deflate-raw")));
}

export async function written(shared: Shared): Promise<string> {
  const parts = new URLSearchParams();
  if (shared.question) {
    parts.set("question", shared.question);
    for (const [name, value] of Object.entries(shared.values)) parts.set(`p.${name}`, value);
  } else if (shared.query !== undefined) {
    if (shared.query.length <= PLAIN) parts.set("query", shared.query);
    else parts.set("packed", await packed(shared.query));
  }
  if (shared.view && shared.view !== "table") parts.set("view", shared.view);
  return `#${parts.toString()}`;
}

/** What a link holds; raises an error where its query cannot be unpacked. */
export async function read(hash: string): Promise<Shared> {
  const parts = new URLSearchParams(hash.replace(/^#/, ""));
  const shared: Shared = { values: {} };
  for (const [name, value] of parts) if (name.startsWith("p.")) shared.values[name.slice(2)] = value.slice(0, 1000);
  const question = parts.get("question");
  const query = parts.get("query") ?? undefined;
  const pack = parts.get("packed");
  const view = VIEWS.find((one) => one === parts.get("view"));
  if (question) shared.question = question;
  if (view) shared.view = view;
  if (query !== undefined) shared.query = query.slice(0, LONGEST);
  else if (pack !== null) shared.query = await unpacked(pack);
  return shared;
}
