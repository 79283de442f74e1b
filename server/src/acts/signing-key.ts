import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify, type KeyObject } from "node:crypto";
import { existsSync } from "node:fs";
import { open, readFile, rename } from "node:fs/promises";
import path from "node:path";
import type { Verify } from "@chengqi/domain/acts/heads";
import { StartError } from "../lifecycle/start-error.js";

export interface SigningKey {
  /** The public half: SPKI in base64. */
  readonly key: string;
  sign(text: string): string;
}

/** A key's short name: the first 16 hexadecimal digits of the SHA-256 of its public half. */
export const fingerprint = (key: string): string => createHash("sha256").update(Buffer.from(key, "base64")).digest("hex").slice(0, 16);

const readKeys = new Map<string, KeyObject>();

/** Reading a key takes longer than using it, and a file of heads has few. */
function publicKeyOf(key: string): KeyObject {
  const read = readKeys.get(key) ?? createPublicKey({ key: Buffer.from(key, "base64"), format: "der", type: "spki" });
  readKeys.set(key, read);
  return read;
}

export const verifySignature: Verify = (key, text, signature) => {
  try {
    return verify(null, Buffer.from(text), publicKeyOf(key), Buffer.from(signature, "base64"));
  } catch {
    return false;
  }
};

/** The public half as people hand it on. */
export const publicPem = (key: string): string =>
  createPublicKey({ key: Buffer.from(key, "base64"), format: "der", type: "spki" }).export({ format: "pem", type: "spki" }).toString();

/** Reads a public key as `publicPem` writes it. @throws Error if the text is no Ed25519 key */
export function keyOfPem(pem: string): string {
  const key = createPublicKey(pem);
  if (key.asymmetricKeyType !== "ed25519") throw new Error(`expected an Ed25519 key, found ${key.asymmetricKeyType}`);
  return key.export({ format: "der", type: "spki" }).toString("base64");
}

/** Reads the key, and makes it at the first start if `make` allows. @throws StartError */
export async function openSigningKey(file: string, make: boolean): Promise<SigningKey> {
  if (!existsSync(file)) {
    if (!make) throw new StartError(`SIGNING_KEY_FILE ${file}: is not there; name the file of an Ed25519 key in PEM, or leave it out to have one made in DATA_DIR.`);
    await makeSigningKey(file);
  }
  try {
    const key = createPrivateKey(await readFile(file));
    if (key.asymmetricKeyType !== "ed25519") throw new Error(`a key of type ${key.asymmetricKeyType}`);
    return signingKey(key);
  } catch (error) {
    const reason = error instanceof Error ? error.message.split("\n")[0] : String(error);
    throw new StartError(`The signing key ${file} cannot be used (${reason}); put back the Ed25519 key that was there.`);
  }
}

const signingKey = (privateKey: KeyObject): SigningKey => ({
  key: createPublicKey(privateKey).export({ format: "der", type: "spki" }).toString("base64"),
  sign: (text) => sign(null, Buffer.from(text), privateKey).toString("base64"),
});

/** Where a key waits that takes over at the next start. */
export const nextKeyFile = (file: string): string => `${file}.next`;

/** Makes a new key that only this user may read. */
export async function makeSigningKey(file: string): Promise<void> {
  const handle = await open(file, "wx", 0o600);
  try {
    await handle.writeFile(generateKeyPairSync("ed25519").privateKey.export({ format: "pem", type: "pkcs8" }));
    await handle.sync();
  } finally {
    await handle.close();
  }
  await syncFolder(path.dirname(file));
}

/** Puts the waiting key in the place of the old one, which stays beside it under its short name. */
export async function replaceKey(file: string, old: SigningKey): Promise<void> {
  await rename(file, `${file}.${fingerprint(old.key)}`);
  await rename(nextKeyFile(file), file);
  await syncFolder(path.dirname(file));
}

export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
