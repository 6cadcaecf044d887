// The text and its versions: only what differs, where two are set side by side; the part that is being read.
import "../style/text.css";

const only = document.querySelector<HTMLInputElement>("#only");
if (only) {
  only.closest("label")!.hidden = false;
  only.addEventListener("change", () => {
    for (const row of document.querySelectorAll<HTMLElement>(".sides:not(.differs)")) row.hidden = only.checked;
  });
}

const links = new Map([...document.querySelectorAll<HTMLAnchorElement>(".parts a")].map((link) => [link.hash.slice(1), link]));
const seen = new Set<string>();
const watcher = new IntersectionObserver(
  (entries) => {
    for (const entry of entries) entry.isIntersecting ? seen.add(entry.target.id) : seen.delete(entry.target.id);
    const first = [...links.keys()].find((id) => seen.has(id));
    for (const [id, link] of links) id === first ? link.setAttribute("aria-current", "location") : link.removeAttribute("aria-current");
  },
  { rootMargin: "-20% 0px -60% 0px" },
);
for (const id of links.keys()) watcher.observe(document.getElementById(id)!);
