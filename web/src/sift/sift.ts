// A long page sifted by words and by subject. The address keeps what is asked (?q=…&subject=…).
import "../style/sift.css";
import { choose } from "./filters";

const plain = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** Lets the form #sift hide the items, each in a section with a subject, that do not have all the words asked for. */
export function sift(inSection: string, inItem: string): void {
  const form = document.querySelector<HTMLFormElement>("#sift")!;
  const count = document.querySelector<HTMLOutputElement>("#count")!;
  const query = form.elements.namedItem("q") as HTMLInputElement;
  const subject = form.elements.namedItem("subject") as HTMLSelectElement;
  const sections = [...document.querySelectorAll<HTMLElement>(inSection)];
  const items = sections.flatMap((section) =>
    [...section.querySelectorAll<HTMLElement>(inItem)].map((element) => ({
      element,
      section,
      text: plain([...element.querySelectorAll("h3, p")].map((part) => part.textContent).join(" ")),
    })),
  );

  function show(): void {
    const words = plain(query.value).split(/\s+/).filter(Boolean);
    let found = 0;
    for (const section of sections) section.hidden = true;
    for (const item of items) {
      const here = !subject.value || item.section.dataset.subject === subject.value;
      item.element.hidden = !here || !words.every((word) => item.text.includes(word));
      if (item.element.hidden) continue;
      item.section.hidden = false;
      found += 1;
    }
    count.textContent = count.dataset.many!.replace("%", String(found));
  }

  function keep(): void {
    const asked = new URLSearchParams();
    if (query.value) asked.set("q", query.value);
    if (subject.value) asked.set("subject", subject.value);
    history.replaceState(null, "", `${location.pathname}${asked.size ? `?${asked}` : ""}`);
  }

  function whatTheAddressAsks(): void {
    const asked = new URLSearchParams(location.search);
    query.value = asked.get("q") ?? "";
    choose(subject, asked.get("subject"));
  }

  /** An item that the address names is shown whatever is asked, with what it folds away. */
  function pointed(): void {
    const item = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!item?.matches(inItem)) return;
    if (item.hidden) {
      form.reset();
      show();
    }
    for (const details of item.querySelectorAll("details")) details.open = true;
    item.scrollIntoView();
  }

  form.hidden = false;
  whatTheAddressAsks();
  show();
  pointed();
  form.addEventListener("input", () => {
    show();
    keep();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("hashchange", pointed);
}
