import type { Transaction } from "kysely";
import type {
  CityTable,
  DatasetCareTable, DatasetTable,
  ValueSourceTable,
  ObservationTable,
  StatementTable,
  ZoneSystemEventTable,
  AdminUnitTable,
  MetroStationTable,
  MetroLineTable,
  BodyTable,
} from "./city-tables.js";
import type {
  EcosystemTable,
  EcosystemSuccessionTable,
  ZoneTable,
  ZoneNameTable,
  ZoneLineageTable,
  ZoneDistrictTable,
  ZoneBodyTable,
  ZoneEcosystemTable,
  ZoneIndustryTable,
  ZoneCommunityTable,
} from "./zone-tables.js";
import type {
  FirmTable,
  FirmYearTable,
  FirmReturnTable,
  FirmTotalTable,
  FirmRollupTable,
  FirmCellTable,
} from "./firm-tables.js";
import type { ActHeadTable, ActTable, PersonKeyTable } from "./act-tables.js";
import type {
  ChainResultTable, ChainRoadmapTable, ChainRunTable, ChainSumTable, ChainTargetStepTable, ChainTargetTable, ChainVersionTable, DuplicationDecisionTable,
  FirmLinkDecisionTable, FirmLinkTable, FirmPartTable,
} from "./chain-tables.js";
import type { DayVisitTable, DeliveryTable, NoticePreferenceTable, NoticeReadingTable, NoticeTable } from "./notice-tables.js";
import type {
  AppointmentTable, BodyStandingTable, DutyTable, EstablishmentTable, MembershipTable, PermissionTable, PostTable, PowerTable, ZoneFormTable, ZoneLeadTable,
} from "./governance-tables.js";
import type { FacilityTable, ImportPreviousTable, ImportRowTable, ImportTable, OutsideCompanyTable, ParcelTable, ProjectTable } from "./import-tables.js";
import type { RuleTable } from "./rule-tables.js";
import type {
  NationalIndustryTable,
  NationalIoSectorTable,
  NationalIoFlowTable,
  NationalEmploymentTable,
} from "./national-tables.js";

/** Every table, by its schema-qualified name. */
export interface Tables {
  "national.industry": NationalIndustryTable;
  "national.io_sector": NationalIoSectorTable;
  "national.io_flow": NationalIoFlowTable;
  "national.employment": NationalEmploymentTable;
  "city.city": CityTable;
  "city.dataset": DatasetTable;
  "city.dataset_care": DatasetCareTable;
  "city.value_source": ValueSourceTable;
  "city.observation": ObservationTable;
  "city.import": ImportTable;
  "city.import_row": ImportRowTable;
  "city.import_previous": ImportPreviousTable;
  "city.parcel": ParcelTable;
  "city.facility": FacilityTable;
  "city.outside_company": OutsideCompanyTable;
  "city.project": ProjectTable;
  "city.statement": StatementTable;
  "city.zone_system_event": ZoneSystemEventTable;
  "city.admin_unit": AdminUnitTable;
  "city.metro_station": MetroStationTable;
  "city.metro_line": MetroLineTable;
  "city.body": BodyTable;
  "city.body_standing": BodyStandingTable;
  "city.zone_form": ZoneFormTable;
  "city.zone_lead": ZoneLeadTable;
  "city.power": PowerTable;
  "city.duty": DutyTable;
  "city.post": PostTable;
  "city.establishment": EstablishmentTable;
  "city.appointment": AppointmentTable;
  "city.ecosystem": EcosystemTable;
  "city.ecosystem_succession": EcosystemSuccessionTable;
  "city.zone": ZoneTable;
  "city.zone_name": ZoneNameTable;
  "city.zone_lineage": ZoneLineageTable;
  "city.zone_district": ZoneDistrictTable;
  "city.zone_body": ZoneBodyTable;
  "city.zone_ecosystem": ZoneEcosystemTable;
  "city.zone_industry": ZoneIndustryTable;
  "city.zone_community": ZoneCommunityTable;
  "city.firm": FirmTable;
  "city.firm_year": FirmYearTable;
  "city.firm_return": FirmReturnTable;
  "city.firm_total": FirmTotalTable;
  "city.firm_rollup": FirmRollupTable;
  "city.firm_cell": FirmCellTable;
  "city.rule": RuleTable;
  "city.chain_version": ChainVersionTable;
  "city.chain_run": ChainRunTable;
  "city.firm_link": FirmLinkTable;
  "city.chain_sum": ChainSumTable;
  "city.firm_part": FirmPartTable;
  "city.chain_result": ChainResultTable;
  "city.firm_link_decision": FirmLinkDecisionTable;
  "city.duplication_decision": DuplicationDecisionTable;
  "city.chain_target": ChainTargetTable;
  "city.chain_target_step": ChainTargetStepTable;
  "city.chain_roadmap": ChainRoadmapTable;
  "city.act": ActTable;
  "city.act_head": ActHeadTable;
  "city.person_key": PersonKeyTable;
  "city.notice": NoticeTable;
  "city.delivery": DeliveryTable;
  "city.notice_reading": NoticeReadingTable;
  "city.notice_preference": NoticePreferenceTable;
  "city.day_visit": DayVisitTable;
  "governance.permission": PermissionTable;
  "governance.membership": MembershipTable;
}

/** The handle of an open transaction: inside one, nothing else may query. */
export type Tx = Transaction<Tables>;
