// The list of questions narrows to those that hold the words typed; the list is whole without it.
import "../style/questions.css";

const field = document.querySelector<HTMLInputElement>("#find-question");
const told = document.querySelector<HTMLElement>("#found-questions");

function plain(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

function narrow(typed: string): void {
  const words = plain(typed).split(/\s+/).filter(Boolean);
  let count = 0;
  for (const group of document.querySelectorAll<HTMLElement>("[data-group]")) {
    let some = false;
    for (const item of group.querySelectorAll<HTMLElement>("li")) {
      const text = plain(item.textContent ?? "");
      item.hidden = !words.every((word) => text.includes(word));
      some ||= !item.hidden;
      if (!item.hidden) count += 1;
    }
    group.hidden = !some;
  }
  if (told) told.textContent = (told.dataset["said"] ?? "").replace("{count}", String(count));
}

if (field) {
  field.closest<HTMLElement>(".finder")?.removeAttribute("hidden");
  field.addEventListener("input", () => narrow(field.value));
}
