import { line, type OutsideSource } from "./source.js";

/** Invitations nobody has taken up, and those whose link has run out meanwhile. */
export const invitations: OutsideSource = {
  roles: ["security-admin"],
  read: async ({ config }) => {
    const rows = await config.database.signIn.selectFrom("sign_in.link").select(["expiresAt"]).where("kind", "=", "invitation").execute();
    const over = rows.filter(({ expiresAt }) => expiresAt.getTime() < Date.now()).length;
    return [
      ...(over === 0 ? [] : [line({ id: "invitations-over", part: "late", words: "invitationsOver", link: "/users", values: { count: over } })]),
      ...(rows.length === over ? [] : [line({ id: "invitations-open", part: "waiting", words: "invitationsOpen", link: "/users", values: { count: rows.length - over } })]),
    ];
  },
};
