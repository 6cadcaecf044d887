// The search box as a combobox with a listbox (https://www.w3.org/WAI/ARIA/apg/patterns/combobox/).
import { byKind, Finder, type Found } from "./finder";

const WORDS = {
  en: { list: "Results", none: "Nothing found", all: "All results", count: (n: number) => `${n} results` },
  es: { list: "Resultados", none: "Nada hallado", all: "Todos los resultados", count: (n: number) => `${n} resultados` },
};
const words = WORDS[document.documentElement.lang === "es" ? "es" : "en"];
const MOST = 10;

export class Box {
  private options: HTMLAnchorElement[] = [];
  private active = -1;
  private finder: Promise<Finder> | undefined;

  constructor(
    private readonly input: HTMLInputElement,
    private readonly list: HTMLElement,
    private readonly told: HTMLElement,
  ) {
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-controls", list.id);
    input.setAttribute("aria-expanded", "false");
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", words.list);
    input.addEventListener("input", () => void this.look());
    input.addEventListener("keydown", (event) => this.key(event));
    input.addEventListener("focus", () => void this.look());
    input.form?.addEventListener("focusout", (event) => {
      if (!input.form?.contains(event.relatedTarget as Node | null)) this.close();
    });
    if (document.activeElement === input) void this.look();
  }

  private async look(): Promise<void> {
    const asked = this.input.value.trim();
    this.finder ??= Finder.load();
    const finder = await this.finder;
    if (asked !== this.input.value.trim()) return;
    if (asked) this.show(finder.find(asked));
    else this.close();
  }

  private show(found: Found[]): void {
    this.options = [];
    const groups = [...byKind(found.slice(0, MOST))].map(([kind, ones], index) => this.group(kind, ones, index));
    if (found.length > MOST) {
      const query = new URLSearchParams({ q: this.input.value.trim() });
      groups.push(this.option({ href: `${this.input.form?.action ?? ""}?${query}`, name: words.all, kind: "" }));
    }
    this.list.replaceChildren(...groups);
    this.told.textContent = found.length ? words.count(found.length) : words.none;
    this.activate(-1);
    this.list.hidden = !found.length;
    this.input.setAttribute("aria-expanded", String(found.length > 0));
  }

  private group(kind: string, ones: Found[], index: number): HTMLElement {
    const group = document.createElement("div");
    const title = document.createElement("div");
    title.id = `found-kind-${index}`;
    title.className = "found-kind";
    title.role = "presentation";
    title.textContent = kind;
    group.role = "group";
    group.setAttribute("aria-labelledby", title.id);
    group.append(title, ...ones.map((one) => this.option(one)));
    return group;
  }

  private option(one: Found): HTMLAnchorElement {
    const option = document.createElement("a");
    option.id = `found-${this.options.length}`;
    option.href = one.href;
    option.tabIndex = -1;
    option.setAttribute("role", "option");
    option.setAttribute("aria-selected", "false");
    option.dir = "auto";
    option.textContent = one.name;
    this.options.push(option);
    return option;
  }

  private key(event: KeyboardEvent): void {
    const open = !this.list.hidden;
    const last = this.options.length - 1;
    if (event.key === "Escape" && open) this.close();
    else if (event.key === "ArrowDown" && open) this.activate(this.active >= last ? 0 : this.active + 1);
    else if (event.key === "ArrowUp" && open) this.activate(this.active <= 0 ? last : this.active - 1);
    else if (event.key === "Enter" && open && this.active >= 0) this.options[this.active]?.click();
    else return;
    event.preventDefault();
  }

  private activate(index: number): void {
    this.options[this.active]?.setAttribute("aria-selected", "false");
    this.active = index;
    const option = this.options[index];
    if (option) {
      option.setAttribute("aria-selected", "true");
      option.scrollIntoView({ block: "nearest" });
      this.input.setAttribute("aria-activedescendant", option.id);
    } else this.input.removeAttribute("aria-activedescendant");
  }

  private close(): void {
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.activate(-1);
  }
}
