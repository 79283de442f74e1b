import { join } from "node:path";
import { z } from "zod";
import { readChainFiles, type ChainFiles } from "../chains/chain-files.js";
import { readPack, type CityPack } from "./pack.js";
import { readRows, text } from "./pack-rows.js";

const classRow = z.object({ code: text, name_zh: text, level: text });

/** Chains are written in the classes of one classification: a city with another has those alone that it writes itself, in its own classes. */
export async function chainFilesFor(packs: string, { nation }: Pick<CityPack, "nation">): Promise<ChainFiles> {
  const shipped = await readChainFiles();
  if (nation === shipped.nation) return shipped;
  const classes = await readRows(await readPack(join(packs, nation)), "industries", classRow);
  return { nation, classNames: new Map(classes.filter(({ level }) => level === "class").map(({ code, name_zh: name }) => [code, name])), chains: [] };
}
