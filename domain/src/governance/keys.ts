import { z } from "zod";

/** What a key may read of what its owner may read: lists and cards, layers for maps. */
export const keyScopes = ["lists", "layers"] as const;
export type KeyScope = (typeof keyScopes)[number];

/** How a key begins, so that people and programs that look for lost ones know it. */
export const keyPrefix = "chengqi_";
export const mostKeyDays = 366;
export const mostKeys = 20;

const layers = /^\/api\/(ogc(\/|$)|v1\/tiles\/|v1\/.*\.geojson$)/;
/** One's own account, one's day, and what needs a purpose to be stated by a person. */
const personal = /^\/api\/v1\/(session|users|notices|deliveries|my-day)(\/|$)|^\/api\/v1\/firms\/.+\/returns$|^\/api\/v1\/exports\/firm-returns$/;

/** The scope that opens an address; null where no key opens it. */
export function scopeOfPath(path: string): KeyScope | null {
  const plain = decoded(path);
  if (plain === null || personal.test(plain)) return null;
  return layers.test(plain) ? "layers" : "lists";
}

function decoded(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}

export const newKeySchema = z.strictObject({
  name: z.string().trim().min(1).max(80).describe("What uses it"),
  scopes: z.array(z.enum(keyScopes)).min(1).max(keyScopes.length),
  days: z.number().int().min(1).max(mostKeyDays).default(90),
});
export const keySchema = z.object({
  id: z.string(), name: z.string(), scopes: z.array(z.enum(keyScopes)), membershipId: z.string(), createdAt: z.iso.datetime(), expiresAt: z.iso.datetime(),
  usedAt: z.iso.datetime().nullable(),
});
export type KeyAnswer = z.infer<typeof keySchema>;
export const madeKeySchema = keySchema.extend({ key: z.string().describe("Shown this once") });
