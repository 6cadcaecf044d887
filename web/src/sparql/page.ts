// What the page was given: the library, the words to complete, the prefixes; and small ways to build its parts.

export type Language = "en" | "es";
export interface Setting {
  name: string;
  kind: string;
  default: string;
  about: Record<Language, string>;
}
export interface Question {
  name: string;
  number: number;
  asks: Record<string, string>;
  query: string;
  settings: Setting[];
}
/** A class or property, or a resource by its path below id/. */
export interface Named {
  name: string;
  kind: string;
  en: string;
  es: string;
}
export interface Given {
  prefixes: Record<string, string>;
  questions: Question[];
  terms: Named[];
  things: Named[];
  moved: Record<string, string>;
}

export const language: Language = document.documentElement.lang === "es" ? "es" : "en";
export const root = new URL(document.body.dataset["root"] ?? "./", location.href).href;
/** Where the pages of this language stand. */
export const home = language === "en" ? root : `${root}${language}/`;

export async function given(): Promise<Given> {
  const response = await fetch(`${root}data/sparql.json`);
  if (!response.ok) throw new Error(`${response.status} data/sparql.json`);
  return (await response.json()) as Given;
}

/** The prologue that the command line puts before every query (ladkg.library.question.with_prefixes). */
export function prologue(prefixes: Record<string, string>): string {
  const written = Object.entries(prefixes).map(([prefix, iri]) => `PREFIX ${prefix}: <${iri}>`);
  return `BASE <${prefixes["id"]}> ${written.join(" ")} `;
}

export function found<T extends HTMLElement>(selector: string): T {
  const element = document.querySelector<T>(selector);
  if (!element) throw new Error(`no ${selector} on this page`);
  return element;
}

/** A new element with its attributes and what is in it; text is always text. */
export function made<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Record<string, string> = {},
  ...inside: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...inside);
  return element;
}

/** The same for SVG. */
export function drawn(name: string, attributes: Record<string, string | number>, ...inside: (Node | string)[]): SVGElement {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  element.append(...inside);
  return element;
}
