import type { AppointmentFields, BodyRef, LeadAnswer, PostAnswer, PowerAnswer, TreeBodyAnswer } from "@chengqi/domain/governance/body-answers";
import { inForce, type Period } from "@chengqi/domain/zones/period";
import type { Tx } from "../db/tables.js";
import {
  appointments, bodies, duties, establishment, posts, standings, zonesRun, type AppointmentRow, type BodyRow, type LeadRow, type PostRow, type PowerRow, type StandingRow,
} from "./sql.js";

/** All bodies of a city by id, and where they stand. */
export interface Known {
  readonly rows: readonly BodyRow[];
  readonly byId: ReadonlyMap<string, BodyRow>;
  readonly standings: readonly StandingRow[];
}

export async function knownBodies(tx: Tx, cityId: string): Promise<Known> {
  const rows = await bodies(tx, cityId);
  return { rows, byId: new Map(rows.map((row) => [row.id, row])), standings: await standings(tx, cityId) };
}

/** A body as other answers name it. */
export function refOf({ byId }: Known, id: string): BodyRef {
  const row = byId.get(id);
  if (!row) throw new Error(`Body ${id} is named but not there.`);
  return { id, name: { zh: row.nameZh, en: row.nameEn }, type: row.type };
}

/** Bodies that are there on a day, each with the one it stands under. */
export async function treeOn(tx: Tx, cityId: string, known: Known, day: string): Promise<TreeBodyAnswer[]> {
  const run = new Map<string, string[]>();
  for (const { body, id } of await zonesRun(tx, cityId, day)) run.set(body, [...(run.get(body) ?? []), id]);
  const parents = new Map(known.standings.filter((one) => inForce(one, day)).map(({ bodyId, parentId }) => [bodyId, parentId]));
  return known.rows.filter((row) => inForce(row, day)).map(({ id, nameZh, nameEn, type, districtCode, dataset }) => ({
    id, name: { zh: nameZh, en: nameEn }, type, districtCode, dataset, zones: [...new Set(run.get(id))], parentId: parents.get(id) ?? null,
  }));
}

/** Bodies above one, itself, and all below it, as in the tree. */
export function branchOf(tree: readonly TreeBodyAnswer[], id: string): TreeBodyAnswer[] {
  const byId = new Map(tree.map((body) => [body.id, body]));
  const wanted = new Set<string>();
  for (let at: string | null | undefined = id; at && !wanted.has(at); at = byId.get(at)?.parentId) wanted.add(at);
  const below = (parent: string): void => {
    for (const body of tree) {
      if (body.parentId !== parent || wanted.has(body.id)) continue;
      wanted.add(body.id);
      below(body.id);
    }
  };
  below(id);
  return tree.filter((body) => wanted.has(body.id));
}

export const powerAnswer = (known: Known, { giverId, receiverId, id, category, power, state, seq, dataset, validFrom, validTo }: PowerRow): PowerAnswer =>
  ({ id, category, power, state, seq, dataset, validFrom, validTo, giver: refOf(known, giverId), receiver: refOf(known, receiverId) });

export const leadAnswer = (known: Known, { id, kind, bodyId, postZh, postEn, dataset, validFrom, validTo }: LeadRow): LeadAnswer =>
  ({ id, kind, dataset, validFrom, validTo, body: bodyId === null ? null : refOf(known, bodyId), post: postZh === null ? null : { zh: postZh, en: postEn } });

export const appointmentAnswer = ({ id, holder, contract, dataset, validFrom, validTo }: AppointmentRow): AppointmentFields => ({ id, holder, contract, dataset, validFrom, validTo });

export const postAnswer = (known: Known, { id, bodyId, titleZh, titleEn, number, dataset, validFrom, validTo }: PostRow, held: readonly AppointmentRow[]): PostAnswer => ({
  id, number, dataset, validFrom, validTo, body: refOf(known, bodyId), title: { zh: titleZh, en: titleEn },
  appointments: held.filter(({ postId }) => postId === id).map(appointmentAnswer),
});

type Shown = (row: Period & { readonly dataset: string | null }) => boolean;

/** Duties, posts and establishment of bodies; `shown` says of which days. */
export async function listsOf(tx: Tx, cityId: string, known: Known, bodyIds: readonly string[], shown: Shown) {
  const own = (await posts(tx, cityId, { bodyIds })).filter(shown);
  const held = (await appointments(tx, cityId, { postIds: own.map(({ id }) => id) })).filter(shown);
  return {
    duties: (await duties(tx, cityId, bodyIds)).filter(shown).map(({ zoneBodyId, townId, ...duty }) => ({ ...duty, zoneBody: refOf(known, zoneBodyId), town: refOf(known, townId) })),
    posts: own.map((post) => postAnswer(known, post, held)),
    establishment: (await establishment(tx, cityId, bodyIds)).filter(shown),
  };
}

/** Not over on a day. */
export const notOver = (day: string) => ({ validTo }: Period): boolean => validTo === null || validTo > day;

/** In force on a day; what was decided on the platform also before its first day, so that whoever decided it sees it. */
export const onDay = (day: string): Shown => (row) => inForce(row, day) || (row.dataset === null && notOver(day)(row));
