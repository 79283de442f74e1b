import { StartError } from "../lifecycle/start-error.js";
import { join } from "node:path";
import type { z } from "zod";
import type { CityPack } from "./pack.js";
import { polygonSchema, readFeatures, readRows } from "./pack-rows.js";
import {
  bodyRow, ecosystemRow, ecosystemSuccessionRow, historyRow, leadingIndustryRow, moreZoneRow, shapeProperties, zoneLineageRow,
  zoneNameRow, zoneObservationRow, zoneRoleRow, zoneRow, zoneStatementRow,
} from "./zone-rows.js";

/** All a city pack says about its ecosystems and zones. */
export async function readZoneFacts(pack: CityPack) {
  const facts = {
    ecosystems: await readRows(pack, "ecosystems", ecosystemRow),
    successions: await readRows(pack, "ecosystemSuccessions", ecosystemSuccessionRow),
    history: await readRows(pack, "zoneSystemHistory", historyRow),
    bodies: await readRows(pack, "bodies", bodyRow),
    zones: await readRows(pack, "zones", zoneRow),
    more: await readRows(pack, "zonesMore", moreZoneRow),
    names: await readRows(pack, "zoneNames", zoneNameRow),
    lineage: await readRows(pack, "zoneLineage", zoneLineageRow),
    roles: await readRows(pack, "zoneRoles", zoneRoleRow),
    observations: await readRows(pack, "zoneObservations", zoneObservationRow),
    statements: await readRows(pack, "zoneStatements", zoneStatementRow),
    industries: await readRows(pack, "leadingIndustries", leadingIndustryRow),
    shapes: await readFeatures(pack, "zoneShapes", shapeProperties, polygonSchema),
  };
  checkReferences(pack, facts);
  return facts;
}
export type ZoneFacts = Awaited<ReturnType<typeof readZoneFacts>>;

/** Every name a row uses must be known: a misspelt id is an error here, not a gap on a page. */
function checkReferences(pack: CityPack, facts: ZoneFacts): void {
  const expectKnown = (key: string, what: string, known: ReadonlySet<string>, used: readonly string[]) => {
    const strange = used.find((id) => !known.has(id));
    if (strange === undefined) return;
    const path = join(pack.folder, pack.files[key]?.path ?? key);
    throw new StartError(`${path}: ${what}: found "${strange}"; expected one of ${[...known].slice(0, 6).join(", ")} …`);
  };
  const zones = new Set([...facts.zones, ...facts.more].map(({ id }) => id));
  const ecosystems = new Set(facts.ecosystems.map(({ id }) => id));
  const bodies = new Set(facts.bodies.flatMap((body) => body.list_names));
  expectKnown("zoneNames", "zone_id", zones, facts.names.map((row) => row.zone_id));
  expectKnown("zoneNames", "main name of zone", new Set(facts.names.filter((row) => row.role === "main").map((row) => row.zone_id)), [...zones]);
  expectKnown("zoneNames", "main name", new Set(facts.names.map((row) => row.name_zh)), facts.zones.map((row) => row.name_zh));
  expectKnown("zoneLineage", "from_id, to_id", zones, facts.lineage.flatMap((row) => [row.from_id, row.to_id]));
  expectKnown("zoneRoles", "zone_id", zones, facts.roles.map((row) => row.zone_id));
  expectKnown("zoneRoles", "ecosystem_id", ecosystems, facts.roles.map((row) => row.ecosystem_id));
  expectKnown("zoneObservations", "zone_id", zones, facts.observations.map((row) => row.zone_id));
  expectKnown("zoneStatements", "zone_id", zones, facts.statements.map((row) => row.zone_id));
  expectKnown("leadingIndustries", "zone_id", zones, facts.industries.map((row) => row.zone_id));
  expectKnown("zoneShapes", "zone", zones, facts.shapes.map((shape) => shape.properties.zone));
  expectKnown("ecosystemSuccessions", "from_id, to_id", ecosystems, facts.successions.flatMap((row) => [row.from_id, row.to_id]));
  expectKnown("zones", "managing_bodies", bodies, facts.zones.flatMap((row) => row.managing_bodies));
  expectKnown("zonesMore", "managing_bodies", bodies, facts.more.flatMap((row) => row.managing_bodies));
  const explained = new Set(facts.statements.filter((row) => row.field === "ecosystems").map((row) => row.zone_id));
  const names = new Set(facts.ecosystems.map((row) => row.list_name));
  const unexplained = facts.zones.filter((row) => !explained.has(row.id)).flatMap((row) => row.ecosystems);
  expectKnown("zones", "ecosystems (unless a statement explains them)", names, unexplained);
}

/** Rows of the file with leading industries must say what the candidate list says, label by label. */
export function leadingIndustriesOf(facts: ZoneFacts, zone: z.infer<typeof zoneRow>): ZoneFacts["industries"] {
  const rows = facts.industries.filter((row) => row.zone_id === zone.id).toSorted((a, b) => a.position - b.position);
  const labels = rows.map((row) => row.label_zh).join("|");
  if (labels !== zone.lead_industries.join("|")) {
    throw new StartError(`leading industries of ${zone.id}: found ${labels}; expected ${zone.lead_industries.join("|")}`);
  }
  return rows;
}
