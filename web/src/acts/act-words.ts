import type { ActRow } from "@chengqi/domain/acts/act-list";
import { actKinds } from "@chengqi/domain/acts/kinds";
import type { Language } from "../theme/settings.js";

/** Name of what was done; a kind of a later version is shown as it is written. */
export const kindText = (kind: string, language: Language): string =>
  (Object.hasOwn(actKinds, kind) ? actKinds[kind as keyof typeof actKinds][language] : kind);

/** Day and time in a zone of the IANA time zone database, to the second. */
export const timeText = (at: string, timeZone: string | undefined): string =>
  new Intl.DateTimeFormat("sv-SE", { ...(timeZone !== undefined && { timeZone }), dateStyle: "short", timeStyle: "medium" }).format(new Date(at));

/** Ids made by the program are told apart by their last signs well enough; the whole id stands in the title. */
export const shortId = (id: string): string => (/^[0-9a-f-]{32,}$/.test(id) ? `…${id.slice(-8)}` : id);

const pages: Readonly<Record<string, string>> = { body: "/bodies", rule: "/rules", zone: "/zones", firm: "/firms", ecosystem: "/ecosystems", district: "/districts" };

/** The page of what an act was done to, if it has one. */
export const subjectPage = ({ act: { subject } }: ActRow): string | null =>
  (pages[subject.kind] === undefined ? null : `${pages[subject.kind]}/${encodeURIComponent(subject.id)}`);
