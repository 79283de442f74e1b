import type { Language } from "@chengqi/domain/words/words";

export interface Link {
  readonly href: string;
  readonly rel: string;
  readonly type?: string;
  readonly title?: string;
}

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
export const escaped = (text: string): string => text.replaceAll(/[&<>"']/gu, (sign) => entities[sign] ?? "");

/** A plain page of the interface for a browser: a title, a table, links. No script, no style of its own. */
export function pageOf({ title, language, head, rows, links }: {
  readonly title: string; readonly language: Language; readonly head: readonly string[]; readonly rows: readonly (readonly { readonly text: string; readonly href?: string }[])[]; readonly links: readonly Link[];
}): string {
  const cell = ({ text, href }: { text: string; href?: string }) => `<td>${href === undefined ? escaped(text) : `<a href="${escaped(href)}">${escaped(text)}</a>`}</td>`;
  return `<!doctype html><html lang="${language === "zh" ? "zh-CN" : "en"}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escaped(title)}</title></head><body><h1>${escaped(title)}</h1>
<table><thead><tr>${head.map((one) => `<th scope="col">${escaped(one)}</th>`).join("")}</tr></thead>
<tbody>${rows.map((row) => `<tr>${row.map(cell).join("")}</tr>`).join("\n")}</tbody></table>
<ul>${links.map(({ href, rel, title: text }) => `<li><a href="${escaped(href)}">${escaped(text ?? rel)}</a></li>`).join("")}</ul></body></html>`;
}
