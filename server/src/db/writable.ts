/** The tables of `city`, `national` and `governance` that the application's role may write, and how; all others it only reads. */
export const writable: Readonly<Record<string, readonly ("insert" | "update" | "delete")[]>> = {
  "city.act": ["insert"],
  "city.day_visit": ["insert", "update"],
  "city.delivery": ["insert", "update"],
  "city.notice": ["insert"],
  "city.notice_preference": ["insert", "update"],
  "city.notice_reading": ["insert"],
  "city.rule": ["insert", "update"],
  "governance.membership": ["insert", "update"],
};
