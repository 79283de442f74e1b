import type { Act } from "@chengqi/domain/governance/permissions";

/** Tables of a city that not everybody reads whole: the acts that open them, and who else. */
export const kept: Readonly<Record<string, { readonly acts: readonly Act[]; readonly besides: string }>> = {
  "city.act": { acts: ["act.read"], besides: "acts that are public, and one's own" },
  "city.chain_target": { acts: ["target.read"], besides: "nobody" },
  "city.chain_target_step": { acts: ["target.read"], besides: "nobody" },
  "city.day_visit": { acts: [], besides: "the person" },
  "city.delivery": { acts: ["delivery.read"], besides: "nobody" },
  "city.firm_return": { acts: ["firm-return.read"], besides: "nobody" },
  "city.firm_total": { acts: ["firm-aggregate.read-small"], besides: "everybody, the sums that give no single firm away" },
  "city.import": { acts: ["import.load"], besides: "nobody" },
  "city.import_previous": { acts: [], besides: "those who may read its import" },
  "city.import_row": { acts: [], besides: "those who may read its import" },
  "city.notice": { acts: ["delivery.read"], besides: "those it is addressed to" },
  "city.notice_preference": { acts: [], besides: "the person" },
  "city.notice_reading": { acts: [], besides: "the person" },
  "city.person_key": { acts: ["person.read"], besides: "the person" },
  "governance.membership": { acts: ["user.read"], besides: "the person" },
};

/** Tables that everybody reads whole, of the own city or of the nation: a new one is put here, or above, by decision. */
export const openTables: readonly string[] = [
  "city.act_head", "city.admin_unit", "city.appointment", "city.body", "city.body_standing", "city.chain_result", "city.chain_roadmap",
  "city.chain_run", "city.chain_sum", "city.chain_version", "city.city", "city.dataset", "city.dataset_care", "city.duplication_decision", "city.duty", "city.ecosystem",
  "city.ecosystem_succession", "city.establishment", "city.facility", "city.firm", "city.firm_cell", "city.firm_link", "city.firm_link_decision", "city.firm_part", "city.firm_rollup",
  "city.firm_year", "city.metro_line", "city.metro_station", "city.observation", "city.outside_company", "city.parcel", "city.post", "city.power", "city.project", "city.rule", "city.statement",
  "city.value_source", "city.zone", "city.zone_body", "city.zone_community", "city.zone_district", "city.zone_ecosystem", "city.zone_form",
  "city.zone_industry", "city.zone_lead", "city.zone_lineage", "city.zone_name", "city.zone_system_event", "governance.permission",
  "national.employment", "national.industry", "national.io_flow", "national.io_sector",
];
