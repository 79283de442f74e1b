import react from "@vitejs/plugin-react";
import { fileURLToPath } from "node:url";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { defineConfig, type Plugin } from "vite";

const domain = fileURLToPath(new URL("../domain/src", import.meta.url));
const engines = fileURLToPath(new URL("../engines/src", import.meta.url));
const api = process.env["API"] ?? "http://127.0.0.1:8080";

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

/** Beside every text file its compressed forms, so that the server compresses nothing while somebody waits. */
const compressed: Plugin = {
  name: "compressed",
  apply: "build",
  // From the written files: only there is every piece of code final.
  async writeBundle({ dir = "" }, bundle) {
    const texts = Object.keys(bundle).filter((name) => /\.(js|css)$/.test(name)).map((name) => join(dir, name));
    await Promise.all(texts.map(async (file) => {
      const text = await readFile(file);
      await writeFile(`${file}.br`, await brotli(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }));
      await writeFile(`${file}.gz`, await zip(text, { level: 9 }));
    }));
  },
};

/** The board is where people arrive: its map's code is asked for together with the page. The server leaves the line out of other pages. */
const boardAhead: Plugin = {
  name: "board-ahead",
  apply: "build",
  transformIndexHtml: {
    order: "post",
    handler: (_html, { bundle }) =>
      Object.values(bundle ?? {})
        .filter((file) => file.type === "chunk" && file.facadeModuleId?.endsWith("/map/engine.ts"))
        .map(({ fileName }) => ({ tag: "link", attrs: { rel: "modulepreload", crossorigin: true, "data-page": "/", href: `/${fileName}` }, injectTo: "head" })),
  },
};

/** All code that the first page needs in one piece: over HTTP/1.1 a browser fetches six things at a time, not twenty. */
const firstPiece = { name: "first", tags: ["$initial" as const] };

export default defineConfig({
  plugins: [react(), compressed, boardAhead],
  // The server puts a fresh nonce here with every page it sends.
  html: { cspNonce: "__CSP_NONCE__" },
  resolve: {
    alias: [
      { find: /^@chengqi\/domain\/(words\/.+\.json)$/, replacement: `${domain}/$1` },
      { find: /^@chengqi\/domain\/(.+)$/, replacement: `${domain}/$1.ts` },
      { find: /^@chengqi\/engines\/(.+)$/, replacement: `${engines}/$1/index.ts` },
    ],
  },
  // Fonts stay files: as data URLs they would all load at once.
  build: { target: "es2022", assetsInlineLimit: 0, chunkSizeWarningLimit: 1100, reportCompressedSize: false, rolldownOptions: { output: { codeSplitting: { groups: [firstPiece] } } } },
  worker: { format: "es" },
  server: { host: "127.0.0.1", proxy: { "/api": api, "/healthz": api } },
});
