// The neighbours of a resource, from the small files that the site was built with (export/site/graph.py).

/** A property by its number, whether it leads away, and the other end: its path, label and kind. */
export type Edge = [predicate: number, out: 0 | 1, path: string, label: string, kind: number];

export interface Resource {
  path: string;
  label: string;
  kind: number;
  /** Where its page stands. */
  place: string;
  edges: Edge[];
}

export interface Settings {
  kinds: string[];
  predicates: string[];
  /** The path with which each file begins. */
  firsts: string[];
  start: string;
}

interface Shard {
  nodes: [path: string, label: string, kind: number][];
  edges: Record<string, number[]>;
  places: Record<string, string>;
}

export const settings: Settings = JSON.parse(document.querySelector("#graph-settings")!.textContent!);
export const language = document.documentElement.lang === "es" ? "es" : "en";
const up = document.body.dataset.root ?? "./";
const loaded = new Map<number, Promise<Shard>>();

/** The last file that begins with the path or one before it, in the order of code points (as Python sorts). */
function fileOf(path: string): number {
  const points = (text: string): number[] => Array.from(text, (letter) => letter.codePointAt(0)!);
  const wanted = points(path);
  const after = (first: string): boolean => {
    const other = points(first);
    const at = other.findIndex((point, index) => point !== wanted[index]);
    return at >= 0 && (at >= wanted.length || other[at]! > wanted[at]!);
  };
  const next = settings.firsts.findIndex(after);
  return (next < 0 ? settings.firsts.length : next) - 1;
}

/** The resource with its neighbours; undefined where the site has none of this path. */
export async function resource(path: string): Promise<Resource | undefined> {
  const number = fileOf(path);
  if (number < 0) return undefined;
  let shard = loaded.get(number);
  if (!shard) {
    shard = fetch(`${up}data/graph/${language}/${number}.json`).then((answer) => {
      if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`);
      return answer.json() as Promise<Shard>;
    });
    loaded.set(number, shard);
    shard.catch(() => loaded.delete(number));
  }
  const { nodes, edges, places } = await shard;
  if (!Object.hasOwn(edges, path)) return undefined;
  const [, label, kind] = nodes.find((node) => node[0] === path)!;
  const found: Edge[] = [];
  const flat = edges[path]!;
  for (let at = 0; at < flat.length; at += 3) {
    const [other, name, sort] = nodes[flat[at + 2]!]!;
    found.push([flat[at]!, flat[at + 1] ? 1 : 0, other, name, sort]);
  }
  return { path, label, kind, place: places[path] ?? path, edges: found };
}

/** The address of the page of a resource. */
export function page(found: Resource): string {
  const folder = language === "en" ? "" : `${language}/`;
  return `${up}${folder}${found.place.split("/").map(encodeURIComponent).join("/")}/`;
}

/** The edges by property and direction, in order. */
export function groups(found: Resource): Edge[][] {
  const parted = new Map<string, Edge[]>();
  for (const edge of found.edges) {
    const key = `${edge[0]} ${edge[1]}`;
    const group = parted.get(key);
    if (group) group.push(edge);
    else parted.set(key, [edge]);
  }
  return [...parted.values()];
}

/** The edges to draw first: in turn one of each property, so that none crowds out the others. */
export function first(found: Resource, most: number): Edge[] {
  const parted = groups(found);
  const chosen: Edge[] = [];
  const seen = new Set<string>();
  for (let turn = 0; chosen.length < most && parted.some((group) => turn < group.length); turn += 1) {
    for (const group of parted) {
      const edge = group[turn];
      if (!edge || chosen.length >= most || seen.has(edge[2])) continue;
      seen.add(edge[2]);
      chosen.push(edge);
    }
  }
  return chosen;
}
