// What the script says, in each language of the site.
import { language, type Language } from "./page";

const en = {
  fetching: "Loading the data…",
  indexing: "Indexing the data…",
  ready: "Ready: {quads} statements.",
  failed: "The data could not be loaded: {message}",
  running: "Running…",
  rows: "{count} rows in {took} s",
  row: "1 row in {took} s",
  triples: "{count} statements in {took} s",
  triple: "1 statement in {took} s",
  nothing: "No row: nothing in the data matches.",
  stopped: "Stopped.",
  too_long: "Stopped after {seconds} s. Add a LIMIT, or fewer patterns that share no variable.",
  error_at: "Line {line}, column {column}: {message}",
  unexpected: "“{word}” is not understood here.",
  no_prefix: "No PREFIX declares “{prefix}:”.",
  unclear: "The query is not understood here.",
  service: "SERVICE is not run here: it would send parts of the query to another server.",
  from: "FROM is not run here: it would fetch a graph by its address. The query sees all graphs already; GRAPH picks one.",
  load: "LOAD is not run here: it would fetch a file.",
  change: "{word} is not run here: the data are read-only. Write SELECT, ASK, CONSTRUCT or DESCRIBE.",
  brought: "This query came with the link. Read it, then run it.",
  bad_link: "The query in this link cannot be read.",
  copied: "Link copied.",
  copy_by_hand: "The address of this page is the link: copy it from the address bar.",
  own: "A query of your own",
  any: "any",
  not_in_query: "The query has no “VALUES ?{name} { … }” any more, so that {name} has no effect.",
  page: "Rows {from}–{to} of {count}",
  earlier: "Earlier",
  later: "Later",
  editor: "SPARQL query. Tab leaves the editor, Control and Enter run the query, Control and Space complete a word.",
  no_chart: "A chart needs a column of numbers.",
  chart_cut: "The first {count} rows.",
  unbound: "no value",
  csv_name: "answer",
  cut: "The first {count} characters of {all}; the download holds all.",
};

const es: typeof en = {
  fetching: "Cargando los datos…",
  indexing: "Indexando los datos…",
  ready: "Listo: {quads} enunciados.",
  failed: "No se pudieron cargar los datos: {message}",
  running: "En curso…",
  rows: "{count} filas en {took} s",
  row: "1 fila en {took} s",
  triples: "{count} enunciados en {took} s",
  triple: "1 enunciado en {took} s",
  nothing: "Ninguna fila: nada en los datos responde a la consulta.",
  stopped: "Consulta detenida.",
  too_long: "Consulta detenida a los {seconds} s. Añada un LIMIT, o reduzca los patrones que no comparten variables.",
  error_at: "Línea {line}, columna {column}: {message}",
  unexpected: "Aquí no se entiende «{word}».",
  no_prefix: "Ningún PREFIX declara «{prefix}:».",
  unclear: "Aquí no se entiende la consulta.",
  service: "Aquí no se ejecuta SERVICE: enviaría partes de la consulta a otro servidor.",
  from: "Aquí no se ejecuta FROM: buscaría un grafo en su dirección. La consulta ya ve todos los grafos; GRAPH elige uno.",
  load: "Aquí no se ejecuta LOAD: buscaría un fichero.",
  change: "Aquí no se ejecuta {word}: los datos son de solo lectura. Escriba SELECT, ASK, CONSTRUCT o DESCRIBE.",
  brought: "Esta consulta venía en el enlace. Léala y después ejecútela.",
  bad_link: "No se puede leer la consulta de este enlace.",
  copied: "Enlace copiado.",
  copy_by_hand: "La dirección de esta página es el enlace: cópiela de la barra de direcciones.",
  own: "Una consulta propia",
  any: "cualquiera",
  not_in_query: "La consulta ya no contiene «VALUES ?{name} { … }», de modo que {name} no surte efecto.",
  page: "Filas {from}–{to} de {count}",
  earlier: "Anteriores",
  later: "Siguientes",
  editor: "Consulta SPARQL. Tabulador sale del editor, Control y Entrar ejecutan la consulta, Control y Espacio completan una palabra.",
  no_chart: "Un gráfico requiere una columna de números.",
  chart_cut: "Las primeras {count} filas.",
  unbound: "sin valor",
  csv_name: "respuesta",
  cut: "Los primeros {count} caracteres de {all}; la descarga los contiene todos.",
};

const WORDS: Record<Language, typeof en> = { en, es };

export function say(key: keyof typeof en, values: Record<string, string | number> = {}): string {
  return WORDS[language][key].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

export function count(number: number): string {
  return number.toLocaleString(language);
}

export function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toLocaleString(language, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
}
