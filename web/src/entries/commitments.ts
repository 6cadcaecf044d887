// The explorer of commitments: hides what the filters leave out, counts what is left, keeps both in the address.
import "../style/commitments.css";
import { choose, keep, listen } from "../sift/filters";
import { language, part } from "../standing/page";

const WORDS = {
  en: { many: "{count} of {all} shown.", none: "Nothing fits these filters." },
  es: { many: "Se muestran {count} de {all}.", none: "Nada corresponde a estos filtros." },
}[language];
const DEFAULTS: Record<string, string> = { kind: "commitment" };

const form = part<HTMLFormElement>("filters");
const selects = [...form.querySelectorAll("select")];
const all = [...document.querySelectorAll<HTMLElement>("article.said")];

/** Whether a statement has what one filter asks for. */
function fits(one: HTMLElement, select: HTMLSelectElement): boolean {
  return !select.value || (one.dataset[select.name] ?? "").split(" ").includes(select.value);
}

function show(): void {
  const shown = all.filter((one) => selects.every((select) => fits(one, select)));
  for (const one of all) one.hidden = !shown.includes(one);
  for (const section of document.querySelectorAll<HTMLElement>("section.part")) {
    section.hidden = !section.querySelector("article.said:not([hidden])");
  }
  selects.forEach(recount);
  const count = String(shown.length);
  const kind = selects.find((select) => select.name === "kind");
  const whole = String(all.filter((one) => !kind || fits(one, kind)).length);
  part("count").textContent = shown.length
    ? WORDS.many.replace("{count}", count).replace("{all}", whole)
    : WORDS.none;
}

/** Tells for each value of a filter how many there would be, the other filters as they are. */
function recount(select: HTMLSelectElement): void {
  const rest = all.filter((one) => selects.every((other) => other === select || fits(one, other)));
  for (const option of select.options) {
    const word = option.dataset["word"];
    if (!word) continue;
    const count = rest.filter((one) => (one.dataset[select.name] ?? "").split(" ").includes(option.value)).length;
    option.textContent = `${word} (${count})`;
    option.disabled = count === 0 && !option.selected;
  }
}

function read(): void {
  const given = new URLSearchParams(location.search);
  for (const select of selects) {
    choose(select, given.get(select.name), DEFAULTS[select.name]);
  }
  show();
}

function write(): void {
  const state = new URLSearchParams();
  for (const { name, value } of selects) if (value !== (DEFAULTS[name] ?? "")) state.set(name, value);
  keep(state);
  show();
}

listen(form, write, () => {
  for (const select of selects) select.value = DEFAULTS[select.name] ?? "";
});
addEventListener("popstate", read);
form.hidden = false;
read();
