import path from "node:path";
import { describe, expect, test } from "vitest";
import { readConfig } from "./config.js";
import { StartError } from "./lifecycle/start-error.js";

describe("configuration", () => {
  test("has defaults for everything", () => {
    expect(readConfig([], {})).toEqual({
      port: 8080,
      host: "127.0.0.1",
      dataDir: path.resolve(".data"),
      databaseUrl: undefined,
      databaseAppUrl: undefined,
      city: "chengdu",
      firms: 20_000,
      seed: 1,
      logLevel: "warn",
      signer: { headsDir: path.resolve(".data/heads"), keyFile: path.resolve(".data/signing-key.pem"), makeKey: true, accept: "none" },
      notices: { smtpUrl: undefined, smtpUrlFile: undefined, from: undefined, webhooksFile: undefined },
      signIn: {
        publicUrl: "http://127.0.0.1:8080", trustProxy: false, demonstration: true, secret: undefined, secretFile: undefined, secondFactorRoles: [],
        singleSignOn: undefined,
      },
    });
  });

  test("takes flags before the environment", () => {
    expect(readConfig(["--port", "9000"], { PORT: "9001", HOST: "0.0.0.0" })).toMatchObject({ port: 9000, host: "0.0.0.0" });
    expect(readConfig(["--data-dir=/srv/a", "--firms=1000"], {})).toMatchObject({ dataDir: "/srv/a", firms: 1000 });
  });

  test("reads an empty variable as none", () => {
    expect(readConfig([], { DATABASE_URL: "", PORT: "" })).toMatchObject({ databaseUrl: undefined, port: 8080 });
  });

  test.each([
    [{}, true], [{ HOST: "::1" }, true], [{ HOST: "localhost", DEMONSTRATION: "off" }, false], [{ HOST: "0.0.0.0" }, false],
    [{ HOST: "0.0.0.0", DEMONSTRATION: "on" }, true], [{ PUBLIC_URL: "https://zones.example" }, false], [{ TRUST_PROXY: "on" }, false],
  ])("%j is a demonstration: %s", (environment, demonstration) => {
    expect(readConfig([], environment).signIn.demonstration).toBe(demonstration);
  });

  test("reads single sign-on and the roles that need a second factor", () => {
    const { signIn } = readConfig([], {
      OIDC_ISSUER: "https://id.example", OIDC_CLIENT_ID: "chengqi", OIDC_CLIENT_SECRET_FILE: "/run/secret", SECOND_FACTOR_ROLES: "zone, district", PUBLIC_URL: "https://zones.example",
    });
    expect(signIn).toMatchObject({ singleSignOn: { issuer: "https://id.example", clientId: "chengqi", secretFile: "/run/secret" }, secondFactorRoles: ["zone", "district"], publicUrl: "https://zones.example" });
  });

  test.each([
    [{ OIDC_ISSUER: "https://id.example" }, "OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET_FILE: single sign-on needs all three"],
    [{ PUBLIC_URL: "zones.example" }, "PUBLIC_URL: is not of the form https://host or http://host:port"],
    [{ DEMONSTRATION: "yes" }, 'DEMONSTRATION: "yes" is neither on nor off'],
    [{ SECOND_FACTOR_ROLES: "zone,king" }, 'SECOND_FACTOR_ROLES: "king" is none of city-office, department, district, zone, enterprise, assessor, auditor, system-admin, security-admin, audit-admin'],
    [{ PORT: "http" }, 'PORT: "http" is not a whole number from 0 to 65535'],
    [{ PORT: "70000" }, 'PORT: "70000" is not a whole number from 0 to 65535'],
    [{ FIRMS: "10" }, 'FIRMS: "10" is not a whole number from 1000 to 3300000'],
    [{ DATABASE_URL: "mysql://a" }, "DATABASE_URL: is not of the form postgres://user:password@host:5432/database"],
    [{ DATABASE_APP_URL: "postgres://a/b" }, "DATABASE_APP_URL: is set without DATABASE_URL; the embedded database has no logins"],
    [{ LOG_LEVEL: "loud" }, 'LOG_LEVEL: "loud" is none of silent, fatal, error, warn, info, debug, trace'],
    [{ PORT: "x", FIRMS: "y" }, 'PORT: "x" is not a whole number from 0 to 65535; FIRMS: "y" is not a whole number from 1000 to 3300000'],
  ])("refuses %j in one line", (environment, line) => {
    expect(() => readConfig([], environment)).toThrow(new StartError(line));
  });

  test("refuses an unknown flag and names the known ones", () => {
    expect(() => readConfig(["--prot", "1"], {})).toThrow(/^Unknown option '--prot'; the flags are --port, --host,/);
  });
});
