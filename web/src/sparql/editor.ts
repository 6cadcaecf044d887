// The editor: CodeMirror with SPARQL's grammar. It stands in a shadow tree, whose style sheets are made by script and
// not written into the page, so that the page's policy can forbid styles that are.
import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { bracketMatching, HighlightStyle, indentOnInput, syntaxHighlighting } from "@codemirror/language";
import { EditorState, StateEffect, StateField } from "@codemirror/state";
import { Decoration, EditorView, highlightActiveLine, keymap, lineNumbers, type DecorationSet } from "@codemirror/view";
import { styleTags, tags } from "@lezer/highlight";
import { SparqlLanguage } from "codemirror-lang-sparql";
import { completing } from "./completion";
import type { Place } from "./engine";
import type { Given } from "./page";
import { say } from "./words";

const sparql = SparqlLanguage.configure({ props: [styleTags({ "Pname_ln Pname_ns A_predicate": tags.namespace })] });

const colours = HighlightStyle.define([
  { tag: tags.keyword, color: "var(--seek-ink)", fontWeight: "600" },
  { tag: tags.variableName, color: "var(--member-ink)" },
  { tag: [tags.string, tags.annotation], color: "var(--commit-ink)" },
  { tag: [tags.integer, tags.float, tags.bool], color: "var(--affirm-ink)" },
  { tag: [tags.namespace, tags.url, tags.typeName], color: "var(--support-ink)" },
  { tag: tags.comment, color: "var(--soft)", fontStyle: "italic" },
]);

const looks = EditorView.theme({
  "&": { backgroundColor: "var(--sheet)", color: "var(--ink)", fontSize: "0.95rem", border: "1px solid var(--edge)", borderRadius: ".5rem" },
  "&.cm-focused": { outline: "3px solid var(--accent)", outlineOffset: "2px" },
  ".cm-scroller": { fontFamily: "var(--mono)", lineHeight: "1.5", maxHeight: "min(34rem, 65vh)", overflow: "auto" },
  ".cm-content": { caretColor: "var(--ink)", padding: ".6rem 0" },
  ".cm-content, .cm-gutter": { minHeight: "12rem" },
  ".cm-cursor": { borderLeftColor: "var(--ink)" },
  ".cm-gutters": { backgroundColor: "var(--shade)", color: "var(--soft)", border: "none", borderRadius: ".5rem 0 0 .5rem" },
  ".cm-activeLine, .cm-activeLineGutter": { backgroundColor: "var(--accent-soft)" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground, ::selection": { backgroundColor: "var(--member) !important" },
  ".cm-wrong": { backgroundColor: "var(--outside)" },
  ".cm-tooltip": { backgroundColor: "var(--sheet)", color: "var(--ink)", border: "1px solid var(--edge)", borderRadius: ".4rem", overflow: "hidden" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul": { fontFamily: "var(--mono)", maxHeight: "18rem", maxWidth: "min(40rem, 92vw)" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li": { padding: ".2rem .5rem", minHeight: "24px" },
  ".cm-tooltip-autocomplete ul li[aria-selected]": { backgroundColor: "var(--accent)", color: "var(--on-accent)" },
  ".cm-completionDetail": { fontFamily: "var(--sans)", fontStyle: "normal", opacity: ".85" },
});

const setWrong = StateEffect.define<number | undefined>();
const wrong = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(marks, transaction) {
    const set = transaction.effects.find((effect) => effect.is(setWrong));
    if (set) return set.value === undefined ? Decoration.none : Decoration.set(Decoration.line({ class: "cm-wrong" }).range(set.value as number));
    return transaction.docChanged ? Decoration.none : marks;
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** Text typed over a selection: a browser would keep the look of what it replaces in a style attribute, which the
 *  page's policy forbids, so the editor puts it in itself. */
const overtyping = EditorView.domEventHandlers({
  beforeinput(event, view) {
    const { main, ranges } = view.state.selection;
    const text = event.data;
    if (event.inputType !== "insertText" || !text || main.empty || ranges.length > 1 || view.composing) return false;
    event.preventDefault();
    const insert = () => view.state.update(view.state.replaceSelection(text), { userEvent: "input.type", scrollIntoView: true });
    const handled = view.state.facet(EditorView.inputHandler).some((handle) => handle(view, main.from, main.to, text, insert));
    if (!handled) view.dispatch(insert());
    return true;
  },
});

export class Editor {
  private view: EditorView;

  constructor(place: HTMLElement, text: string, given: Given, heard: { changed: () => void; run: () => void }) {
    const shadow = place.attachShadow({ mode: "open" });
    const run = (): boolean => (heard.run(), true);
    this.view = new EditorView({
      root: shadow,
      parent: shadow,
      state: EditorState.create({
        doc: text,
        extensions: [
          keymap.of([{ key: "Mod-Enter", run, preventDefault: true }]),
          lineNumbers(), history(), bracketMatching(), closeBrackets(), indentOnInput(), highlightActiveLine(),
          sparql, syntaxHighlighting(colours), looks, wrong, overtyping, EditorView.lineWrapping,
          autocompletion({ override: [completing(given)], icons: false }),
          keymap.of([...closeBracketsKeymap, ...completionKeymap, ...historyKeymap, ...defaultKeymap]),
          EditorView.contentAttributes.of({ "aria-label": say("editor"), tabindex: "0", spellcheck: "false", autocapitalize: "off" }),
          EditorView.updateListener.of((update) => update.docChanged && heard.changed()),
        ],
      }),
    });
  }

  get text(): string {
    return this.view.state.doc.toString();
  }

  set text(text: string) {
    if (text !== this.text) this.view.dispatch({ changes: { from: 0, to: this.view.state.doc.length, insert: text } });
  }

  /** Marks the line at fault and puts the cursor at the place; without a place, takes the mark away. */
  mark(place?: Place): void {
    if (!place) return this.view.dispatch({ effects: setWrong.of(undefined) });
    const { doc } = this.view.state;
    const line = doc.line(Math.min(Math.max(1, place.line), doc.lines));
    const before = [...line.text].slice(0, place.column - 1).join("").length;
    this.view.dispatch({ effects: setWrong.of(line.from), selection: { anchor: line.from + before }, scrollIntoView: true });
  }

  focus(): void {
    this.view.focus();
  }
}
