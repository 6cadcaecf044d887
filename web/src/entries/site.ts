// What every page does: the theme switch, and the search box from its first use on. Everything else works without a script.
import "../style/site.css";

const root = document.documentElement;

function dark(): boolean {
  return (root.dataset.theme ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
}

const button = document.querySelector<HTMLButtonElement>("#theme");
if (button) {
  const show = (): void => button.setAttribute("aria-pressed", String(dark()));
  button.hidden = false;
  button.addEventListener("click", () => {
    root.dataset.theme = dark() ? "light" : "dark";
    localStorage.setItem("theme", root.dataset.theme);
    show();
  });
  show();
}

const input = document.querySelector<HTMLInputElement>("#search");
const list = document.querySelector<HTMLElement>("#search-found");
const told = document.querySelector<HTMLElement>("#search-told");
if (input && list && told) {
  const begin = (): void => void import("../search/box").then(({ Box }) => new Box(input, list, told));
  if (document.activeElement === input) begin();
  else input.addEventListener("focus", begin, { once: true });
}
