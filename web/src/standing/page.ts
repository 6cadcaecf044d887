// Where the page stands, in which language, and ways to build its parts: text only ever becomes text.

export const language: "en" | "es" = document.documentElement.lang === "es" ? "es" : "en";
export const root = document.body.dataset["root"] ?? "./";
/** Where the pages of this language stand. */
export const home = language === "en" ? root : `${root}${language}/`;

/** The address of a page by its place in the folder. */
export const to = (place: string): string => `${home}${place.split("/").map(encodeURIComponent).join("/")}/`;

export async function load<T>(name: string): Promise<T> {
  const response = await fetch(`${root}data/${name}.${language}.json`);
  if (!response.ok) throw new Error(`${response.status} data/${name}.${language}.json`);
  return (await response.json()) as T;
}

type Part = Node | string;

export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Record<string, string> = {},
  ...parts: Part[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...parts);
  return element;
}

/** The element of the page with this id, which its template has. */
export function part<T extends HTMLElement>(id: string): T {
  const found = document.getElementById(id);
  if (!found) throw new Error(`no #${id} in the page`);
  return found as T;
}

const FULL = { en: "en-GB", es: "es" }[language];
const FORMS: Record<number, Intl.DateTimeFormatOptions> = {
  7: { month: "long", year: "numeric" },
  10: { day: "numeric", month: "long", year: "numeric" },
};

/** A date as people write it, no more precise than it is: "2022-06" → "June 2022". */
export function spoken(date: string): string {
  const form = FORMS[date.length];
  if (!form) return date;
  return new Intl.DateTimeFormat(FULL, { ...form, timeZone: "UTC" }).format(new Date(`${date}-01`.slice(0, 10)));
}
