-- Industry chains: what is known of them, where the firms stand on them, what follows, and what was decided about it.

-- ---------------------------------------------------------------- chains as they were written

-- One version of a chain; what has been in force is never rewritten by a city.
create table city.chain_version (
  city_id text collate "C" not null,
  chain_id text collate "C" not null,
  version integer not null check (version >= 1),
  origin text not null check (origin in ('shipped', 'city')),
  valid_from date not null,
  valid_to date,                                -- first day it no longer holds
  content json not null,                        -- links, edges and all else, as the file has it
  sha256 text not null,                         -- of the shipped file, or of the content saved
  saved_at timestamptz not null default now(),
  primary key (city_id, chain_id, version),
  check (valid_to is null or valid_to > valid_from)
);

alter table city.chain_version enable row level security;
create policy own_city on city.chain_version for select to chengqi_app using (city_id = current_setting('chengqi.city', true));
create policy saves on city.chain_version for insert to chengqi_app
  with check (city_id = current_setting('chengqi.city', true) and origin = 'city' and governance.may('chain.save'));
grant select, insert on city.chain_version to chengqi_app;

-- ---------------------------------------------------------------- worked out in the background, written by the owner alone

create table city.chain_run (
  city_id text collate "C" not null,
  id text collate "C" not null,
  state text not null check (state in ('running', 'done', 'failed', 'cancelled')),
  method text not null,                         -- version of the way it is worked out
  input_hash text not null,                     -- of chains, decisions, declarations and the edition of the firms
  years integer[] not null,
  firms bigint not null default 0,
  synthetic_firms bigint not null default 0,
  placed_firms bigint not null default 0,
  started_at timestamptz not null default now(),
  finished_at timestamptz,
  took_ms integer,
  failure text,
  primary key (city_id, id)
);

-- Where firms stand. Shares of a firm on one version of a chain add up to 1 at most.
create table city.firm_link (
  city_id text collate "C" not null,
  chain_id text collate "C" not null,
  version integer not null,
  link_id text collate "C" not null,
  firm_id text collate "C" not null,
  confidence double precision not null check (confidence between 0 and 1),
  share double precision not null check (share between 0 and 1),
  basis text not null check (basis in ('class', 'class+word', 'word', 'decision')),
  word text,
  primary key (city_id, chain_id, version, link_id, firm_id)
);
create index firm_link_firm on city.firm_link (city_id, firm_id);

-- Sums over firms by area, year and what is counted: a class, a link `chain@version/link`, or a product word of one.
create table city.chain_sum (
  city_id text collate "C" not null,
  level text not null check (level in ('class', 'link', 'word')),
  item text collate "C" not null,
  area_kind text not null check (area_kind in ('city', 'district', 'zone')),
  area_id text collate "C" not null,            -- zone '' holds the firms outside every zone
  year integer not null,
  firms double precision not null,              -- split by share
  employees double precision not null,
  revenue_cny double precision not null,
  whole_firms integer not null,                 -- unsplit
  largest_cny double precision not null,        -- revenue of the largest firm on it, split by share; what firms sell is public
  confidence double precision not null,         -- sum over the firms
  primary key (city_id, level, item, area_kind, area_id, year)
);
create index chain_sum_area on city.chain_sum (city_id, area_kind, area_id, year, level);

-- What was concluded: statuses, gaps, pairs of zones, supply, next steps; one document for each.
create table city.chain_result (
  city_id text collate "C" not null,
  kind text collate "C" not null,
  id text collate "C" not null,
  year integer not null,
  content json not null,
  primary key (city_id, kind, id, year)
);

do $$
declare
  relation text;
begin
  foreach relation in array array['chain_run', 'firm_link', 'chain_sum', 'chain_result'] loop
    execute format('alter table city.%I enable row level security', relation);
    execute format('create policy own_city on city.%I for select to chengqi_app using (city_id = current_setting(''chengqi.city'', true))', relation);
    execute format('grant select on city.%I to chengqi_app', relation);
  end loop;
end $$;

-- ---------------------------------------------------------------- what was decided; each row is of an act and is never changed

create table city.firm_link_decision (
  city_id text collate "C" not null,
  id text collate "C" not null,
  firm_id text collate "C" not null,
  chain_id text collate "C" not null,
  link_id text collate "C" not null,
  stands boolean not null,                      -- on the link, or not on it
  reason text not null,
  zone_id text collate "C",                     -- of the firm when it was decided
  body_id text collate "C",
  role text not null,
  decided_at timestamptz not null,
  act_seq bigint not null,
  primary key (city_id, id)
);
alter table city.firm_link_decision enable row level security;
create policy own_city on city.firm_link_decision for select to chengqi_app using (city_id = current_setting('chengqi.city', true));
create policy decides on city.firm_link_decision for insert to chengqi_app
  with check (city_id = current_setting('chengqi.city', true) and governance.may('placement.decide', zone_id));
grant select, insert on city.firm_link_decision to chengqi_app;

create table city.duplication_decision (
  city_id text collate "C" not null,
  id text collate "C" not null,
  zone_a text collate "C" not null,
  zone_b text collate "C" not null,
  kind text not null check (kind in ('keep', 'divide', 'merge', 'waive')),
  reason text not null,
  division_a text,
  division_b text,
  year integer not null,
  score double precision,
  fingerprint text not null,                    -- of the evidence; the decision holds while it is the same
  body_id text collate "C",
  role text not null,
  decided_at timestamptz not null,
  act_seq bigint not null,
  primary key (city_id, id),
  check (zone_a < zone_b),
  check ((kind = 'divide') = (division_a is not null and division_b is not null))
);
create index duplication_decision_pair on city.duplication_decision (city_id, zone_a, zone_b, act_seq desc);
alter table city.duplication_decision enable row level security;
create policy own_city on city.duplication_decision for select to chengqi_app using (city_id = current_setting('chengqi.city', true));
create policy decides on city.duplication_decision for insert to chengqi_app
  with check (city_id = current_setting('chengqi.city', true) and governance.may('duplication.decide', zone_a) and governance.may('duplication.decide', zone_b));
grant select, insert on city.duplication_decision to chengqi_app;

-- Whom to bring where: not for everybody, because it names firms that do not know of it yet.
create table city.chain_target (
  city_id text collate "C" not null,
  id text collate "C" not null,
  chain_id text collate "C" not null,
  link_id text collate "C" not null,
  zone_id text collate "C",                     -- meant to host it; null: anywhere in the city
  content json not null,                        -- candidates, reason, the gap as it stood
  body_id text collate "C",
  role text not null,
  created_at timestamptz not null,
  act_seq bigint not null,
  primary key (city_id, id)
);
create index chain_target_link on city.chain_target (city_id, chain_id, link_id);
alter table city.chain_target enable row level security;
create policy readers on city.chain_target for select to chengqi_app
  using (city_id = current_setting('chengqi.city', true) and governance.may('target.read', zone_id, body_id));
create policy creates on city.chain_target for insert to chengqi_app
  with check (city_id = current_setting('chengqi.city', true) and governance.may('target.create', zone_id));
grant select, insert on city.chain_target to chengqi_app;

create table city.chain_roadmap (
  city_id text collate "C" not null,
  chain_id text collate "C" not null,
  version integer not null check (version >= 1),
  content json not null,
  change text not null,
  body_id text collate "C",
  role text not null,
  saved_at timestamptz not null,
  act_seq bigint not null,
  primary key (city_id, chain_id, version)
);
alter table city.chain_roadmap enable row level security;
create policy own_city on city.chain_roadmap for select to chengqi_app using (city_id = current_setting('chengqi.city', true));
create policy saves on city.chain_roadmap for insert to chengqi_app
  with check (city_id = current_setting('chengqi.city', true) and governance.may('roadmap.save'));
grant select, insert on city.chain_roadmap to chengqi_app;
