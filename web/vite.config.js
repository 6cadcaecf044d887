// The scripts and style sheets of the site: one entry for each file of src/entries, named in manifest.json, from which
// the pages take the names of what they need. Everything is fetched from beside the pages, nothing from elsewhere.
import { readdirSync } from "node:fs";
import { defineConfig } from "vite";
import { americas } from "./geometry.js";

const entries = readdirSync("src/entries").map((name) => `src/entries/${name}`);

// What the map is drawn from, by the pages rather than by a script: see src/ladkg/export/site/americas.py.
const geometry = {
  name: "geometry",
  generateBundle() {
    this.emitFile({ type: "asset", fileName: "americas.json", source: JSON.stringify(americas()) });
  },
};

export default defineConfig({
  base: "./",
  plugins: [geometry],
  build: {
    outDir: "../src/ladkg/export/site/assets",
    emptyOutDir: true,
    assetsDir: ".",
    assetsInlineLimit: 0,
    manifest: "manifest.json",
    modulePreload: { polyfill: false },
    rollupOptions: { input: entries },
  },
  worker: { format: "es" },
});
