// What the script of the matrix says.
import { language } from "../standing/page";

const en = {
  declared_later: "On this day the Declaration did not exist yet: the rows are the states that endorsed it later.",
  changed: "Changed on this day: {count}.",
  unchanged: "Nothing changed on this day.",
  not_yet: "not yet an endorser",
  undated_endorsement: "not known to have endorsed by then",
  endorser: "Endorser",
  total: "Taking part",
  close: "Close",
  on: "on {day}",
  since: "since {when}",
  checked: "The record was checked through {when}; no act was found.",
  checked_signature: "The record was checked through {when}; there is nothing beyond what stands here.",
  through: "Bound through the {protocol}: it takes over these articles.",
  reserved: "Reservation",
  acts: "Chain of acts",
  no_acts: "No act on record.",
  undated: "undated",
  later_than: "no later than {when}",
  effective: "in force for it from {when}",
  published: "In the source: “{words}”",
  starts: "starts the standing",
  confirms: "confirms the standing",
  ends: "ends the standing",
  after: "after the day chosen",
  concerns: "Concerns",
  sources: "Sources",
  same: "Same date in",
  more: "Page of the standing",
  more_check: "Page of the check",
  act: "page of the act",
  article: "Article {number}",
  failed: "The data could not be loaded: {message}",
};
const es: typeof en = {
  declared_later: "Ese día la Declaración aún no existía: las filas son los Estados que adhirieron después.",
  changed: "Cambios de ese día: {count}.",
  unchanged: "Nada cambió ese día.",
  not_yet: "aún no adherente",
  undated_endorsement: "no consta que hubiera adherido para entonces",
  endorser: "Adherente",
  total: "Participan",
  close: "Cerrar",
  on: "el {day}",
  since: "desde {when}",
  checked: "El registro se comprobó hasta {when}; no se halló ningún acto.",
  checked_signature: "El registro se comprobó hasta {when}; no hay nada más que lo que figura aquí.",
  through: "Obligado en virtud del instrumento «{protocol}», que incorpora estos artículos.",
  reserved: "Reserva",
  acts: "Cadena de actos",
  no_acts: "No consta ningún acto.",
  undated: "sin fecha",
  later_than: "a más tardar: {when}",
  effective: "en vigor para él desde {when}",
  published: "En la fuente: «{words}»",
  starts: "inicia la situación",
  confirms: "confirma la situación",
  ends: "pone fin a la situación",
  after: "posterior al día elegido",
  concerns: "Se refiere a",
  sources: "Fuentes",
  same: "La misma fecha en",
  more: "Página de la situación",
  more_check: "Página de la comprobación",
  act: "página del acto",
  article: "Artículo {number}",
  failed: "No se pudieron cargar los datos: {message}",
};

type Key = keyof typeof en;
const WORDS = { en, es }[language];

/** The wording, with `{name}` in it replaced. */
export function say(key: Key, values: Record<string, string | number> = {}): string {
  return WORDS[key].replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ""));
}
