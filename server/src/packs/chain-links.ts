import { join } from "node:path";
import type { LinkFacts } from "@chengqi/domain/demonstration/inputs";
import { grouping } from "@chengqi/domain/chains/chain-problems";
import { readChainFiles } from "../chains/chain-files.js";

/** Signs that rows of a copied table would take for their own. */
const awkward = /[\t\r\n"\\]/u;

/** The single links of the shipped chains with their words, of each chain the version in force on a day, else its first. */
export async function readChainLinks(packs: string, day: string): Promise<LinkFacts[]> {
  const { chains } = await readChainFiles(join(packs, "chains"));
  const all = chains.map(({ chain }) => chain).toSorted((a, b) => a.version - b.version);
  return [...new Set(all.map(({ id }) => id))].toSorted().flatMap((id) => {
    const versions = all.filter((chain) => chain.id === id);
    const { links } = versions.findLast(({ validFrom, validTo }) => validFrom <= day && (validTo === undefined || validTo > day)) ?? versions[0]!;
    const groups = grouping(links);
    return links.filter((link) => !groups.has(link.id)).map(({ id: link, classes, products }) =>
      ({ key: `${id}/${link}`, classes, words: products.filter((word) => !awkward.test(word)) }));
  });
}
