import { sql, type RawBuilder } from "kysely";

/** Whether a row with `valid_from` and `valid_to` holds on a day. */
export const inForce = (day: string, alias: string): RawBuilder<boolean> => {
  const [from, to] = [sql.ref(`${alias}.valid_from`), sql.ref(`${alias}.valid_to`)];
  return sql<boolean>`(${from} is null or ${from} <= ${day}::date) and (${to} is null or ${to} > ${day}::date)`;
};
