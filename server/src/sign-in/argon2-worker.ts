import { randomBytes } from "node:crypto";
import { argon2id, argon2Verify } from "hash-wasm";

/** OWASP's recommendation for argon2id: 19 MiB, two passes, one lane. */
const cost = { memorySize: 19_456, iterations: 2, parallelism: 1, hashLength: 32 };

export type Argon2Task =
  | { readonly kind: "hash"; readonly password: string }
  | { readonly kind: "verify"; readonly password: string; readonly hash: string };

/** The hash with its parameters and salt, or whether the password is that of the hash. */
export default function run(task: Argon2Task): Promise<string | boolean> {
  const password = task.password.normalize("NFKC");
  return task.kind === "hash"
    ? argon2id({ ...cost, password, salt: randomBytes(16), outputType: "encoded" })
    : argon2Verify({ password, hash: task.hash });
}
