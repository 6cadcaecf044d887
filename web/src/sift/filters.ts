// Filters of a page that are kept in its address.

/** Sets a select to a value that it has, else to another one. */
export function choose(select: HTMLSelectElement, value: string | null, otherwise = ""): void {
  const known = [...select.options].some((option) => option.value === value);
  select.value = known && value !== null ? value : otherwise;
}

/** Keeps in the address what the filters are set to. */
export function keep(state: URLSearchParams): void {
  history.replaceState(null, "", (state.size ? `?${state}` : location.pathname) + location.hash);
}

/** Calls `changed` whenever a filter is set; a reset calls `clear` first. */
export function listen(form: HTMLFormElement, changed: () => void, clear: () => void): void {
  form.addEventListener("change", changed);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    clear();
    changed();
  });
}
