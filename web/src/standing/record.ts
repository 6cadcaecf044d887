// How agents stand under instruments on a day, by the rules of the question `matrix` (queries/ask/matrix.rq).
import { language, load, spoken } from "./page";

/** `first` and `last`: when it may have begun; `ending`: when it may first have ended; "" is not known, or not yet. */
export interface Held {
  kind: string;
  since: string;
  first: string;
  last: string;
  until: string;
  ending: string;
  place: string;
}
export interface Check {
  through: string;
  place: string;
}
export interface Agent {
  iso3: string;
  name: string;
  place: string;
  endorses: boolean;
  numeric: string;
}
export interface Instrument {
  slug: string;
  short: string;
  name: string;
  place: string;
  group: "declaration" | "recalled" | "pointed" | "other";
}
/** A protocol that takes over provisions of its parent; each with its number and place. */
export interface Incorporation {
  protocol: number;
  parent: number;
  provisions: [string, string][];
}
/** `word` is a standing, or "unclear", "no_act_found", "not_checked". */
export interface Stand {
  word: string;
  held?: Held;
  check?: Check;
}

interface Given {
  reference: string;
  words: Record<string, [sign: string, word: string]>;
  agents: [string, string, string, number, string][];
  instruments: [string, string, string, string, Instrument["group"]][];
  standings: [number, number, string, string, string | 0, string | 0, string, string | 0, string][];
  checks: [number, number, string, string][];
  incorporated: [number, number, [string, string][]][];
}

const LATEST = { en: "{date} at the latest", es: "{date} a más tardar" }[language];

/** From when it is held, in words; at the latest, where its source only shows that it was held by then. */
export function since(held: Held | undefined): string {
  if (!held?.since) return "";
  return held.first ? spoken(held.since) : LATEST.replace("{date}", spoken(held.since));
}

export const TAKES_PART = new Set(["party", "endorser", "member", "participant"]);

export class Standings {
  readonly reference: string;
  readonly #words: Given["words"];
  readonly agents: Agent[];
  readonly instruments: Instrument[];
  readonly incorporated: Incorporation[];
  readonly #held = new Map<number, Held[]>();
  readonly #checks = new Map<number, Check>();

  constructor(given: Given) {
    this.reference = given.reference;
    this.#words = given.words;
    this.agents = given.agents.map(([iso3, name, place, endorses, numeric]) => ({
      iso3, name, place, endorses: endorses === 1, numeric,
    }));
    this.instruments = given.instruments.map(([slug, short, name, place, group]) => ({ slug, short, name, place, group }));
    this.incorporated = given.incorporated.map(([protocol, parent, provisions]) => ({ protocol, parent, provisions }));
    for (const [agent, instrument, kind, since, first, last, until, ending, place] of given.standings) {
      const home = `id/standing/${this.agents[agent]?.iso3}/${this.instruments[instrument]?.slug}/`;
      const held = {
        kind, since, until,
        first: first === 0 ? since : first,
        last: last === 0 ? since : last,
        ending: ending === 0 ? until : ending,
        place: place.includes("/") ? place : home + place,
      };
      const key = this.#key(agent, instrument);
      this.#held.set(key, [...(this.#held.get(key) ?? []), held]);
    }
    for (const [agent, instrument, through, place] of given.checks) {
      this.#checks.set(this.#key(agent, instrument), { through, place });
    }
  }

  /** What a standing is shown by and called, as on the pages before a script runs. */
  sign(word: string): string {
    return this.#words[word]?.[0] ?? "";
  }

  word(word: string): string {
    return this.#words[word]?.[1] ?? word;
  }

  /** Where a standing comes in a legend. */
  rank(word: string): number {
    return 1 + Object.keys(this.#words).indexOf(word);
  }

  #key(agent: number, instrument: number): number {
    return agent * this.instruments.length + instrument;
  }

  held(agent: number, instrument: number): Held[] {
    return this.#held.get(this.#key(agent, instrument)) ?? [];
  }

  check(agent: number, instrument: number): Check | undefined {
    return this.#checks.get(this.#key(agent, instrument));
  }

  on(agent: number, instrument: number, day: string): Stand {
    const all = this.held(agent, instrument);
    const check = this.check(agent, instrument);
    const held = all.find((one) => one.last && one.last <= day && !(one.ending && one.ending <= day));
    if (held) return held.kind === "party" ? { word: held.kind, held } : with_(check, { word: held.kind, held });
    if (all.length) return with_(check, { word: all.every((one) => one.first > day) ? "outside" : "unclear" });
    return with_(check, { word: check ? "no_act_found" : "not_checked" });
  }

  /** As `on`, but that from the reference date on a standing of unknown beginning counts until an end is known: so do
   *  the shortcuts of the graph (`memberOf`). */
  now(agent: number, instrument: number, day: string): Stand {
    const stand = this.on(agent, instrument, day);
    const held = this.held(agent, instrument).find((one) => !one.last && !one.until);
    return held && stand.word === "unclear" && day >= this.reference ? { ...stand, word: held.kind, held } : stand;
  }

  /** The protocols by which the agent, no party itself, is bound to provisions of the instrument on the day. */
  through(agent: number, instrument: number, day: string): Incorporation[] {
    if (this.on(agent, instrument, day).word === "party") return [];
    return this.incorporated.filter(
      (one) => one.parent === instrument && this.on(agent, one.protocol, day).word === "party",
    );
  }

  /** The days on which the word of any of the cells changes or may change, in order. */
  days(agents: number[], instruments: number[]): string[] {
    const found = new Set<string>();
    for (const agent of agents)
      for (const instrument of instruments)
        for (const { first, last, ending } of this.held(agent, instrument))
          for (const day of [first, last, ending]) if (day) found.add(day);
    return [...found].sort();
  }
}

function with_(check: Check | undefined, stand: Stand): Stand {
  return check ? { ...stand, check } : stand;
}

export const standings = async (): Promise<Standings> => new Standings(await load<Given>("standings"));
