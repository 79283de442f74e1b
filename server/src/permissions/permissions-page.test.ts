import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { permissionsPage } from "./permissions-page.js";

const page = fileURLToPath(new URL("../../../docs/permissions.md", import.meta.url));

test("docs/permissions.md holds the table that the server asks", async () => {
  const text = await readFile(page, "utf8");
  const [before = "", after = ""] = [/^[\s\S]*?<!-- table -->\n/.exec(text)?.[0], /\n<!-- end -->[\s\S]*$/.exec(text)?.[0]];
  const due = `${before}${permissionsPage()}${after}`;
  if (process.env["UPDATE_DOCS"] === "1") await writeFile(page, due);
  expect(await readFile(page, "utf8")).toBe(due);
});
