/** The tables of `city`, `national` and `governance` that the application's role may write, and how; all others it only reads. */
export const writable: Readonly<Record<string, readonly ("insert" | "update" | "delete")[]>> = {
  "city.act": ["insert"],
  "governance.membership": ["insert", "update"],
};
