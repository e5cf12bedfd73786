// Builds what browsers load, into the ignored `static/` folders, and fails beyond the size budgets.

import { copyFileSync, existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "vite";

const root = resolve(fileURLToPath(import.meta.url), "../..");
const web = join(root, "chat_server/web");
const pagesOut = join(root, "chat_server/static");
const widgetOut = join(pagesOut, "widget");
const consoleEntry = join(root, "agent_console/web/main.tsx");
const consoleOut = join(root, "agent_console/static");
const KB = 1000;

// Parts of engine.io-client that we never use (binary, WebTransport, XMLHttpRequest, reading addresses) weigh
// almost half of it. Our stand-ins are tested against the originals.
const leftOut = /\/(webtransport|polling-xhr(\.node)?|transports\/index|parseuri)\.js$/;
const standIns = [
  [/^engine\.io-parser$/, "engine_text.ts"],
  [/component-emitter$/, "engine_emitter.ts"],
  [/\/(util|globals\.node|parseqs)\.js$/, "engine_platform.ts"],
  [/\/websocket(\.node)?\.js$/, "engine_websocket.ts"],
];
const textOnly = {
  name: "text-only",
  enforce: "pre",
  resolveId(id, importer) {
    if (!importer?.includes("engine.io-client")) return null;
    if (leftOut.test(id)) return "\0left-out";
    const standIn = standIns.find(([original]) => original.test(id));
    return standIn ? join(web, "wire", standIn[1]) : null;
  },
  load: (id) =>
    id === "\0left-out" ? "export const WT = null, XHR = null, transports = null, parse = null;" : null,
};

// Preact's own also renders to strings, which nothing here does.
// One function under both names, since a second name costs bytes wherever it is used.
const jsxRuntime = `import { Fragment, h } from "preact";
const jsx = (type, props, key) => h(type, { ...props, key });
export { Fragment, jsx, jsx as jsxs };`;
const smallJsx = {
  name: "small-jsx",
  enforce: "pre",
  resolveId: (id) => (id === "preact/jsx-runtime" ? "\0jsx" : null),
  load: (id) => (id === "\0jsx" ? jsxRuntime : null),
};

// The page itself says what to load ahead: the texts of its language.
const plainImport = {
  name: "plain-import",
  enforce: "pre",
  load: (id) => (id === "\0vite/preload-helper.js" ? "export const __vitePreload = (load) => load();" : null),
};

const shared = {
  root,
  configFile: false,
  publicDir: false,
  logLevel: "warn",
  plugins: [textOnly, smallJsx, plainImport],
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
};
const common = { target: "es2022", sourcemap: false, reportCompressedSize: false };

async function buildApp(entry, outDir, base) {
  rmSync(outDir, { recursive: true, force: true });
  await build({
    ...shared,
    base,
    build: {
      ...common,
      outDir,
      manifest: "manifest.json",
      assetsDir: ".",
      modulePreload: false,
      rolldownOptions: { input: entry },
    },
  });
}

async function buildFile(name, rolldownOptions) {
  rmSync(join(pagesOut, name), { force: true });
  await build({
    ...shared,
    build: { ...common, outDir: pagesOut, emptyOutDir: false, cssCodeSplit: true, rolldownOptions },
  });
}

function buildLoader() {
  return buildFile("widget.js", {
    input: join(web, "widget/loader.ts"),
    output: { format: "iife", entryFileNames: "widget.js", codeSplitting: false },
  });
}

function buildPageScript(name) {
  return buildFile(`${name}.js`, {
    input: join(web, `${name}.ts`),
    output: { entryFileNames: `${name}.js` },
  });
}

function buildPageStyles() {
  return buildFile("pages.css", {
    input: join(web, "pages.css"),
    output: { assetFileNames: "pages.css" },
  });
}

function gzippedSize(path) {
  return gzipSync(readFileSync(path), { level: 9 }).length;
}

function folderSize(folder, counts = () => true) {
  const files = readdirSync(folder, { recursive: true }).filter((name) => /\.(js|css)$/.test(name));
  return files.filter(counts).reduce((sum, name) => sum + gzippedSize(join(folder, name)), 0);
}

// A visitor loads the texts of one language: the larger counts. The views at the end come while the chat goes on.
function widgetSize() {
  const without = (language) =>
    folderSize(widgetOut, (name) => !name.startsWith(`${language}-`) && !name.startsWith("farewell-"));
  return Math.max(without("en"), without("es"));
}

function farewellSize() {
  return folderSize(widgetOut, (name) => name.startsWith("farewell-"));
}

// What every specialist loads: the entry, and whatever it cannot do without.
function loadedAtOnce(manifest) {
  const names = new Set();
  const gather = (key) => {
    const { file, css = [], imports = [] } = manifest[key];
    if (names.has(file)) return;
    for (const name of [file, ...css]) names.add(name);
    imports.forEach(gather);
  };
  Object.keys(manifest)
    .filter((key) => manifest[key].isEntry)
    .forEach(gather);
  return names;
}

function consoleSizes() {
  const atOnce = loadedAtOnce(JSON.parse(readFileSync(join(consoleOut, "manifest.json"), "utf8")));
  const [first, later] = [(name) => atOnce.has(name), (name) => !atOnce.has(name)];
  return [folderSize(consoleOut, first), folderSize(consoleOut, later)];
}

function report(rows) {
  console.log("gzipped          size    budget");
  for (const [name, size, budget] of rows) {
    const [is, may] = [size, budget].map((bytes) => `${(bytes / KB).toFixed(2)} kB`.padStart(9));
    console.log(`${name.padEnd(12)}${is} ${may}${size > budget ? "  over budget" : ""}`);
  }
  return rows.every(([, size, budget]) => size <= budget);
}

await buildApp(join(web, "widget/main.tsx"), widgetOut, "/static/widget/");
await buildLoader();
await buildPageScript("kept_section");
await buildPageScript("back_to_chat");
await buildPageStyles();
copyFileSync(join(web, "icon.svg"), join(pagesOut, "icon.svg"));
const rows = [
  ["loader", gzippedSize(join(pagesOut, "widget.js")), 1.5 * KB],
  ["widget", widgetSize(), 25 * KB],
  ["farewell", farewellSize(), 3 * KB],
];
if (existsSync(consoleEntry)) {
  await buildApp(consoleEntry, consoleOut, "/console/static/");
  const [atOnce, later] = consoleSizes();
  // What comes later comes piece by piece, and each place needs only its own.
  rows.push(["console", atOnce, 60 * KB], ["later", later, 60 * KB]);
}
if (!report(rows)) process.exit(1);
