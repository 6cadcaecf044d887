// The chain of acts behind a cell, in a dialog.
import { load, make, spoken, to } from "../standing/page";
import { type Incorporation, since, type Standings } from "../standing/record";
import { say } from "./words";

type Given = [
  agent: number, instrument: number, kind: number, does: number, acted: string, later: number, last: string,
  effective: string, published: string, note: string, sources: number[], same: number[], concerns: [string, string][], place: string,
];
interface Acts {
  kinds: string[];
  sources: [name: string, url: string, place: string][];
  acts: Given[];
}
const DOES = ["", "starts", "confirms", "ends"] as const;

let fetched: Promise<Acts> | undefined;
const acts = (): Promise<Acts> => (fetched ??= load<Acts>("acts"));

/** Fills the dialog for an agent and an instrument on a day, and opens it. */
export async function open(
  dialog: HTMLDialogElement, data: Standings, agent: number, instrument: number, day: string,
): Promise<void> {
  const all = await acts();
  const who = data.agents[agent]!;
  const on = data.instruments[instrument]!;
  const stand = data.on(agent, instrument, day);
  const close = make("button", { type: "button", class: "chain-close" }, say("close"));
  close.addEventListener("click", () => dialog.close());
  const word = `${data.sign(stand.word)} ${data.word(stand.word)}`;
  const when = since(stand.held);
  dialog.setAttribute("aria-labelledby", "chain-title");
  dialog.replaceChildren(
    close,
    make("p", { class: "kicker" }, make("a", { href: to(who.place) }, make("bdi", {}, who.name))),
    make("h2", { id: "chain-title" }, make("a", { href: to(on.place) }, make("bdi", {}, on.name))),
    make("p", {}, make("b", { class: `chip ${stand.word}` }, word), ` ${say("on", { day: spoken(day) })}${when && `, ${say("since", { when })}`}. `),
  );
  if (stand.check) {
    const key = stand.word === "no_act_found" ? "checked" : "checked_signature";
    const told = say(key, { when: spoken(stand.check.through) });
    dialog.append(make("p", {}, `${told} `, make("a", { href: to(stand.check.place) }, say("more_check"))));
  }
  const through = data.through(agent, instrument, day);
  for (const one of through) dialog.append(...bound(data, all, agent, one));
  const chain = all.acts.filter((act) => act[0] === agent && act[1] === instrument);
  chain.sort((a, b) => (a[6] || "9").localeCompare(b[6] || "9"));
  if (chain.length || !through.length) dialog.append(make("h3", {}, say("acts")), list(chain, all, day));
  if (stand.held) dialog.append(make("p", {}, make("a", { href: to(stand.held.place) }, say("more"))));
  if (!dialog.open) dialog.showModal();
  dialog.scrollTop = 0;
  close.focus();
}

/** What binds through a protocol: the articles, which of them are reserved, and the acts on the protocol. */
function bound(data: Standings, all: Acts, agent: number, one: Incorporation): Node[] {
  const protocol = data.instruments[one.protocol]!;
  const chain = all.acts.filter((act) => act[0] === agent && act[1] === one.protocol);
  const reserved = new Set(chain.flatMap((act) => act[12].map(([, place]) => place)));
  const articles = one.provisions.map(([number, place]) => {
    const mark = reserved.has(place) ? ` (${say("reserved").toLowerCase()})` : "";
    return make("li", {}, make("a", { href: to(place), "aria-label": say("article", { number }) + mark }, number), mark);
  });
  return [
    make("p", {}, `↳ ${say("through", { protocol: protocol.short })}`),
    make("ul", { class: "articles" }, ...articles),
    make("h3", {}, make("a", { href: to(protocol.place) }, protocol.short)),
    list(chain, all, ""),
  ];
}

function list(chain: Given[], all: Acts, day: string): HTMLElement {
  if (!chain.length) return make("p", { class: "soft" }, say("no_acts"));
  return make("ol", { class: "acts" }, ...chain.map((act) => item(act, all, day)));
}

function item(act: Given, all: Acts, day: string): HTMLLIElement {
  const [, , kind, does, acted, later, last, effective, published, note, sources, same, concerns, place] = act;
  const when = acted ? make("time", { datetime: acted }, spoken(acted)) : say("undated");
  const title = make("p", { class: "act" }, make("b", {}, make("a", { href: to(place) }, all.kinds[kind] ?? "")), " · ");
  title.append(...(later ? [say("later_than", { when: spoken(acted) })] : [when]));
  if (effective && effective !== acted) title.append(` · ${say("effective", { when: spoken(effective) })}`);
  const doing = DOES[does];
  if (doing) title.append(make("span", { class: "soft" }, ` · ${say(doing)}`));
  const future = Boolean(day && last && last > day);
  if (future) title.append(make("span", { class: "soft" }, ` · ${say("after")}`));
  const found = make("li", future ? { class: "future" } : {}, title);
  if (published) found.append(make("p", { class: "small" }, say("published", { words: published })));
  if (note) found.append(make("p", { class: "small soft", lang: "en", dir: "auto" }, note));
  if (concerns.length) {
    const parts = concerns.flatMap(([label, where]) => [", ", make("a", { href: to(where) }, make("bdi", {}, label))]);
    found.append(make("p", { class: "small" }, `${say("concerns")}: `, ...parts.slice(1)));
  }
  found.append(cited(say("sources"), sources, all));
  if (same.length) found.append(cited(say("same"), same, all));
  return found;
}

function cited(called: string, sources: number[], all: Acts): HTMLElement {
  const links = sources.flatMap((number) => {
    const [name, url, place] = all.sources[number]!;
    const link = make("a", { href: to(place), lang: "en" }, make("bdi", {}, name));
    const away = url ? [" ", make("a", { href: url, rel: "external", "aria-label": `${name} ↗` }, "↗")] : [];
    return ["; ", link, ...away];
  });
  return make("p", { class: "small soft" }, `${called}: `, ...links.slice(1));
}
