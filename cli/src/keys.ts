import { existsSync } from "node:fs";
import { parseArgs } from "node:util";
import { fingerprint, makeSigningKey, nextKeyFile, openSigningKey, publicPem } from "@chengqi/server/acts/signing-key";
import { configOf } from "./verify.js";
import { WrongInput } from "./compute.js";

const keyFileOf = (args: readonly string[]): string => {
  const { values } = parseArgs({ args: [...args], options: { "data-dir": { type: "string" } } });
  const { keyFile } = configOf(values).signer;
  if (!existsSync(keyFile)) throw new WrongInput(`${keyFile}: there is no signing key; it is made at the first start`);
  return keyFile;
};

/** Writes the public half of the key that signs the heads of acts. */
export async function writePublicKey(args: readonly string[], write: (text: string) => void): Promise<void> {
  write(publicPem((await openSigningKey(keyFileOf(args), false)).key));
}

/** Makes the key that takes over at the next start of the server. */
export async function rotateKey(args: readonly string[], write: (text: string) => void): Promise<void> {
  const next = nextKeyFile(keyFileOf(args));
  if (existsSync(next)) throw new WrongInput(`${next}: a new key waits already; start the server to put it into use`);
  await makeSigningKey(next);
  const { key } = await openSigningKey(next, false);
  write(`Key ${fingerprint(key)} takes over at the next start of the server.\n`);
}
