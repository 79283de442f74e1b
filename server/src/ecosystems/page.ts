import type { EcosystemPage, EcosystemSummary } from "@chengqi/domain/ecosystems/ecosystem";
import { ecosystemElements } from "@chengqi/domain/ecosystems/ecosystem";
import { totalFigures } from "@chengqi/domain/figures/totals";
import { inForce } from "@chengqi/domain/zones/period";
import type { ZoneSummary } from "@chengqi/domain/zones/zone";
import { firmsOrigin } from "../city/sql.js";
import { valueOrigins } from "../datasets/value-origins.js";
import { zonesTotals } from "../enterprises/rollup.js";
import type { Visit } from "../http/visit.js";
import { areaIndustries } from "../zones/file.js";
import { evidenceOf, zoneSummaries } from "../zones/summaries.js";
import { ecosystems, statements, successions, type EcosystemRow } from "./sql.js";

/** Ecosystems in force on the day of the visit. */
export async function ecosystemSummaries(visit: Visit): Promise<EcosystemSummary[]> {
  const rows = await ecosystems(visit.tx, visit.city.city_id);
  const zones = await zoneSummaries(visit);
  return rows.filter((row) => inForce(row, visit.asOf)).map((row) => summary(row, membersOf(row, zones)));
}

/** One ecosystem, whether in force on the day or not; undefined if it never was. */
export async function ecosystemPage(visit: Visit, id: string): Promise<EcosystemPage | undefined> {
  const { tx, city, asOf, year } = visit;
  const all = await ecosystems(tx, city.city_id);
  const row = all.find((one) => one.id === id);
  if (!row) return undefined;
  const members = membersOf(row, await zoneSummaries(visit));
  const known = members.filter(({ basis }) => basis !== "split").map(({ zone }) => zone);
  const ids = known.map((zone) => zone.id);
  const totals = year === null ? null : await zonesTotals(tx, city.city_id, ids, year);
  return {
    ...summary(row, members),
    noteZh: row.noteZh,
    noteEn: row.noteEn,
    ...(await history(visit, row, all)),
    members,
    figures: totalFigures(totals, year, firmsOrigin(city)),
    industries: await areaIndustries(visit, "zone", ids, known.flatMap((zone) => zone.leadingIndustries.flatMap(({ codes }) => codes))),
    ...(await texts(visit, id)),
    origins: await valueOrigins(tx, city.city_id, {
      ecosystem: [id], statement: [...ecosystemElements.map((element) => `ecosystem/${id}/element.${element}`), `ecosystem/${id}/leader`],
    }),
    asOf,
  };
}

type Members = EcosystemPage["members"];

/** Of an ecosystem shown by name only, no zones. */
function membersOf(row: EcosystemRow, zones: readonly ZoneSummary[]): Members {
  if (row.nameOnly) return [];
  return zones.flatMap((zone) => {
    const membership = zone.ecosystems.find(({ ecosystemId }) => ecosystemId === row.id);
    return membership ? [{ zone, role: membership.role, basis: membership.basis }] : [];
  });
}

function summary(row: EcosystemRow, members: Members): EcosystemSummary {
  const known = members.filter(({ basis }) => basis !== "split");
  return {
    id: row.id,
    name: { zh: row.nameZh, en: row.nameEn },
    family: row.family,
    validFrom: row.validFrom,
    validTo: row.validTo,
    evidence: evidenceOf(row.evidence),
    nameOnly: row.nameOnly,
    // No zone stated: membership is not known, which is not the same as having none.
    zones: row.nameOnly || known.length === 0 ? null : known.length,
    dataset: row.dataset,
  };
}

async function history({ tx, city }: Visit, row: EcosystemRow, all: readonly EcosystemRow[]): Promise<Pick<EcosystemPage, "predecessors" | "successors">> {
  const steps = await successions(tx, city.city_id);
  const link = (id: string, step: (typeof steps)[number]) => {
    const other = all.find((one) => one.id === id);
    return { id, name: { zh: other?.nameZh ?? id, en: other?.nameEn ?? null }, kind: step.kind, on: step.onDate };
  };
  return {
    predecessors: steps.filter((step) => step.toId === row.id).map((step) => link(step.fromId, step)),
    successors: steps.filter((step) => step.fromId === row.id).map((step) => link(step.toId, step)),
  };
}

async function texts({ tx, city }: Visit, id: string): Promise<Pick<EcosystemPage, "elements" | "leader">> {
  const rows = await statements(tx, city.city_id, "ecosystem", id);
  return {
    elements: ecosystemElements.map((element) => {
      const text = rows.find(({ field }) => field === `element.${element}`);
      return { element, known: text !== undefined, textZh: text?.textZh ?? null, textEn: text?.textEn ?? null, dataset: text?.dataset ?? null };
    }),
    leader: rows.find(({ field }) => field === "leader")?.textZh ?? null,
  };
}
