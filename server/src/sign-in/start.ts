import type { Config } from "../config.js";
import type { Database } from "../db/database.js";
import { sessionSecret, textOf } from "./secret.js";
import { openSignIn, type SignIn } from "./sign-in.js";

/** Sign-in as the settings say. @throws StartError */
export async function signInOn(database: Database, cityId: string, { dataDir, signIn }: Pick<Config, "dataDir" | "signIn">): Promise<SignIn> {
  const { publicUrl, demonstration, secondFactorRoles, singleSignOn } = signIn;
  const secret = await sessionSecret({ secret: signIn.secret, file: signIn.secretFile, dataDir });
  return openSignIn({
    database, cityId, secret, publicUrl, demonstration, secondFactorRoles,
    singleSignOn: singleSignOn && {
      issuer: singleSignOn.issuer, clientId: singleSignOn.clientId, clientSecret: await textOf(singleSignOn.secretFile, "OIDC_CLIENT_SECRET_FILE"),
    },
  });
}
