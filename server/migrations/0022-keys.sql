-- Keys with which a program reads on behalf of somebody. Only their hash is kept.

create table sign_in.key (
  id text collate "C" primary key,
  hash text collate "C" not null unique,         -- SHA-256 of the key, which is random and long
  "cityId" text collate "C" not null,
  "userId" text collate "C" not null references sign_in."user" on delete cascade,
  "membershipId" text collate "C" not null,      -- as whom it reads; it ends with that
  name text not null,
  scopes text[] not null check (cardinality(scopes) > 0),
  "createdAt" timestamptz(3) not null default now(),
  "expiresAt" timestamptz(3) not null,
  "usedAt" timestamptz(3)                        -- to the minute
);
create index key_by_user on sign_in.key ("userId");
grant select, insert, update, delete on sign_in.key to chengqi_sign_in;
