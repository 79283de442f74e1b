import type { ChainAnswer } from "@chengqi/domain/chains/answers";
import { found } from "../errors.js";
import type { Visit } from "../http/visit.js";
import { industryNames } from "../industries/sql.js";
import { documentOf } from "./results.js";
import { inForceOn, type StoredChain } from "./sql.js";

/** A whole chain: the version asked for, or the one in force on the day. */
export async function chainAnswer(visit: Visit, versions: readonly StoredChain[], version?: number): Promise<ChainAnswer> {
  const { tx, city, asOf } = visit;
  const shown = chosen(versions, asOf, version);
  const { chain } = shown;
  const flows = await documentOf(tx, city.city_id, "flows", `${chain.id}@${chain.version}`, 0);
  return {
    chain, origin: shown.origin,
    versions: versions.map((one) => ({
      version: one.chain.version, validFrom: one.chain.validFrom, validTo: one.chain.validTo ?? null, date: one.chain.date, author: one.chain.author,
      change: one.chain.change ?? null, savedAt: one.savedAt,
    })),
    classNames: Object.fromEntries(await industryNames(tx, city.classification, [...new Set(chain.links.flatMap(({ classes }) => classes.map(({ code }) => code)))])),
    edgeFlows: flows?.edgeFlows ?? [], table: flows?.table ?? null,
  };
}

/** @throws HttpError 404 where there is no such version, or none is in force on the day */
export function chosen(versions: readonly StoredChain[], asOf: string, version?: number): StoredChain {
  if (version !== undefined) return found(versions.find(({ chain }) => chain.version === version), "query.version", String(version), `a version of ${versions.map(({ chain }) => chain.version).join(", ")}`);
  return found(inForceOn(versions, asOf), "query.asOf", asOf, `a day from ${versions[0]?.chain.validFrom ?? "its beginning"} on`);
}
