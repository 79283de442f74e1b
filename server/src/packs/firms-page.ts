export const generatedFrom = "<!-- generated: node server/dist/packs/write-firms-page.js -->";
export const generatedTo = "<!-- end of generated -->";

/** A page with the part between the two marks replaced. @throws RangeError if the marks are missing. */
export function withGenerated(page: string, text: string): string {
  const from = page.indexOf(generatedFrom);
  const to = page.indexOf(generatedTo);
  if (from < 0 || to < from) throw new RangeError("withGenerated: the page lacks the marks of the generated part");
  return `${page.slice(0, from + generatedFrom.length)}\n\n${text}\n\n${page.slice(to)}`;
}
