import type { Generated } from "kysely";

export interface UserTable {
  id: string;
  name: string;
  email: string;
  emailVerified: boolean;
  image: string | null;
  createdAt: Generated<Date>;
  updatedAt: Generated<Date>;
  twoFactorEnabled: Generated<boolean | null>;
  demonstration: Generated<boolean>;
  disabledAt: Date | null;
}

export interface SessionTable {
  id: string;
  token: string;
  userId: string;
  expiresAt: Date;
  createdAt: Generated<Date>;
  updatedAt: Generated<Date>;
  ipAddress: string | null;
  userAgent: string | null;
  signedInAt: Generated<Date>;
  membershipId: string | null;
  purpose: string | null;
  secondFactorAt: Date | null;
}

export interface AccountTable {
  id: string;
  accountId: string;
  providerId: string;
  userId: string;
  password: string | null;
  createdAt: Generated<Date>;
  updatedAt: Generated<Date>;
}

export interface TwoFactorTable {
  id: string;
  userId: string;
  secret: string;
  backupCodes: string;
  verified: boolean | null;
}

export interface FailureTable {
  key: string;
  count: number;
  lastAt: Date;
  lockedUntil: Date | null;
}

export interface UsedCodeTable {
  key: string;
  usedAt: Date;
}

export interface LinkTable {
  hash: string;
  userId: string;
  kind: "invitation" | "recovery";
  expiresAt: Date;
  createdAt: Generated<Date>;
}

export interface KeyTable {
  id: string;
  hash: string;
  cityId: string;
  userId: string;
  membershipId: string;
  name: string;
  scopes: string[];
  createdAt: Generated<Date>;
  expiresAt: Date;
  usedAt: Date | null;
}

/** The schema of sign-in, which a role of its own uses and no transaction of the city sees. */
export interface SignInTables {
  "sign_in.user": UserTable;
  "sign_in.session": SessionTable;
  "sign_in.account": AccountTable;
  "sign_in.twoFactor": TwoFactorTable;
  "sign_in.failure": FailureTable;
  "sign_in.usedCode": UsedCodeTable;
  "sign_in.link": LinkTable;
  "sign_in.key": KeyTable;
}
