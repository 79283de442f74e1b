import type { ColumnType, Generated } from "kysely";
import type { Channel, DeliveryState } from "@chengqi/domain/notices/delivery";
import type { NoticeValues } from "@chengqi/domain/notices/kinds";

export interface NoticeTable {
  city_id: string;
  id: string;
  at: ColumnType<string, string | undefined, string>;
  kind: string;
  values: ColumnType<NoticeValues, string, never>;
  subject_kind: string;
  subject_id: string;
  link: string;
  due: string | null;
  to_user: string | null;
  to_role: string | null;
  to_body: string | null;
  to_zone: string | null;
}

export interface DeliveryTable {
  city_id: string;
  id: string;
  notice_id: string;
  channel: Channel;
  recipient: string;
  state: DeliveryState;
  attempts: Generated<number>;
  next_attempt_at: ColumnType<string, string | undefined, string>;
  lease_by: Generated<string | null>;
  lease_until: Generated<string | null>;
  last_error: Generated<string | null>;
  sent_at: Generated<string | null>;
}

export interface NoticeReadingTable {
  city_id: string;
  notice_id: string;
  user_id: string;
  read_at: ColumnType<string, string | undefined, string>;
}

export interface NoticePreferenceTable {
  city_id: string;
  user_id: string;
  kind: string;
  channel: "e-mail";
  wanted: boolean;
}

export interface DayVisitTable {
  city_id: string;
  user_id: string;
  role: string;
  before_at: string | null;
  seen_at: ColumnType<string, string | undefined, string>;
}
