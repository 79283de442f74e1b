-- Who signs in, kept apart from the city: a schema of its own that only a role of its own may use.
-- The columns are named as the library of sign-in names them.

do $$ begin
  create role chengqi_sign_in nologin;
exception when duplicate_object or unique_violation then null;
end $$;

create schema sign_in;

create table sign_in."user" (
  id text collate "C" primary key,
  name text not null,
  email text collate "C" not null unique check (email = lower(email)),
  "emailVerified" boolean not null default false,
  image text,
  "createdAt" timestamptz(3) not null default now(),
  "updatedAt" timestamptz(3) not null default now(),
  "twoFactorEnabled" boolean default false,
  demonstration boolean not null default false,  -- a synthetic person, of a demonstration only
  "disabledAt" timestamptz(3)                    -- removed, or a demonstration's outside of one
);

create table sign_in.session (
  id text collate "C" primary key,
  token text collate "C" not null unique,
  "userId" text collate "C" not null references sign_in."user" on delete cascade,
  "expiresAt" timestamptz(3) not null,
  "createdAt" timestamptz(3) not null default now(),
  "updatedAt" timestamptz(3) not null default now(),
  "ipAddress" text,
  "userAgent" text,
  "signedInAt" timestamptz(3) not null default now(),
  "membershipId" text collate "C",               -- as whom the person acts
  purpose text collate "C",                      -- what for figures of single firms are looked at
  "secondFactorAt" timestamptz(3)                -- when a second factor was shown
);
create index session_by_user on sign_in.session ("userId");

create table sign_in.account (
  id text collate "C" primary key,
  "accountId" text collate "C" not null,
  "providerId" text collate "C" not null,
  "userId" text collate "C" not null references sign_in."user" on delete cascade,
  "accessToken" text,
  "refreshToken" text,
  "idToken" text,
  "accessTokenExpiresAt" timestamptz(3),
  "refreshTokenExpiresAt" timestamptz(3),
  scope text,
  password text,                                 -- argon2id with its parameters and salt
  "createdAt" timestamptz(3) not null default now(),
  "updatedAt" timestamptz(3) not null default now(),
  unique ("providerId", "accountId")
);
create index account_by_user on sign_in.account ("userId");

create table sign_in.verification (
  id text collate "C" primary key,
  identifier text collate "C" not null,
  value text not null,
  "expiresAt" timestamptz(3) not null,
  "createdAt" timestamptz(3) not null default now(),
  "updatedAt" timestamptz(3) not null default now()
);
create index verification_by_identifier on sign_in.verification (identifier);

create table sign_in."twoFactor" (
  id text collate "C" primary key,
  secret text not null,                          -- encrypted with the secret of the sessions
  "backupCodes" text not null,                   -- likewise
  "userId" text collate "C" not null unique references sign_in."user" on delete cascade,
  verified boolean default true,
  "failedVerificationCount" int default 0,
  "lockedUntil" timestamptz(3)
);

-- Repeated failures, by account and by address: both as keyed hashes.
create table sign_in.failure (
  key text collate "C" primary key,
  count int not null,
  "lastAt" timestamptz(3) not null,
  "lockedUntil" timestamptz(3)
);

-- Codes of second factors already used, so that none is taken twice.
create table sign_in."usedCode" (
  key text collate "C" primary key,
  "usedAt" timestamptz(3) not null
);

-- Links that work once: invitations and new passwords. Only their hash is kept.
create table sign_in.link (
  hash text collate "C" primary key,
  "userId" text collate "C" not null references sign_in."user" on delete cascade,
  kind text collate "C" not null check (kind in ('invitation', 'recovery')),
  "expiresAt" timestamptz(3) not null,
  "createdAt" timestamptz(3) not null default now()
);
create index link_by_user on sign_in.link ("userId");

grant usage on schema sign_in to chengqi_sign_in;
grant select, insert, update, delete on all tables in schema sign_in to chengqi_sign_in;

-- ---------------------------------------------------------------- as whom a person acts

create table governance.membership (
  city_id text collate "C" not null,
  id text collate "C" not null,
  user_id text collate "C" not null,
  role text collate "C" not null check (role in (
    'city-office', 'department', 'district', 'zone', 'enterprise', 'assessor', 'auditor', 'system-admin', 'security-admin', 'audit-admin')),
  body_id text collate "C",
  firm_id text collate "C",
  valid_from date not null,
  valid_to date check (valid_to >= valid_from),  -- the first day on which it holds no longer
  granted_by text collate "C",                   -- null: by whoever runs the installation
  granted_at timestamptz(3) not null default now(),
  primary key (city_id, id),
  check ((role = 'enterprise') = (firm_id is not null)),
  check (granted_by <> user_id)
);
create index membership_by_user on governance.membership (city_id, user_id);

-- Three administrators, three persons: nobody holds two of these roles at the same time, in whatever city.
create function governance.keep_administrators_apart() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  if new.role not in ('system-admin', 'security-admin', 'audit-admin') then return new; end if;
  -- Two grants to one person wait for each other, or neither would see the other.
  perform pg_catalog.pg_advisory_xact_lock(7210510, pg_catalog.hashtext(new.user_id));
  if exists (
    select from governance.membership m
    where m.user_id = new.user_id and (m.city_id, m.id) <> (new.city_id, new.id)
      and m.role in ('system-admin', 'security-admin', 'audit-admin') and m.role <> new.role
      and m.valid_from < coalesce(new.valid_to, 'infinity') and new.valid_from < coalesce(m.valid_to, 'infinity')) then
    raise exception 'one person cannot be % and another administrator at the same time', new.role
      using errcode = 'exclusion_violation', constraint = 'membership_administrators_apart';
  end if;
  return new;
end $$;
create trigger membership_administrators_apart before insert or update on governance.membership
  for each row execute function governance.keep_administrators_apart();

alter table governance.membership enable row level security;

create policy readable on governance.membership for select to chengqi_app using (
  city_id = current_setting('chengqi.city', true)
  and (user_id = nullif(current_setting('chengqi.user', true), '') or (select governance.may('user.read'))));

create policy granted on governance.membership for insert to chengqi_app with check (
  city_id = current_setting('chengqi.city', true) and (select governance.may('user.manage'))
  and granted_by = current_setting('chengqi.user', true));

create policy ended on governance.membership for update to chengqi_app
  using (city_id = current_setting('chengqi.city', true) and (select governance.may('user.manage'))
    and user_id <> current_setting('chengqi.user', true))
  with check (city_id = current_setting('chengqi.city', true));

grant select, insert on governance.membership to chengqi_app;
grant update (valid_to) on governance.membership to chengqi_app;
