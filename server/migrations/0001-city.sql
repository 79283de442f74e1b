-- The city: everything one city owns leads every key with city_id; national references have a schema of their own.
-- Only SQL that PostgreSQL 15 has.

create schema national;
create schema city;

-- ---------------------------------------------------------------- national references

create table national.industry (
  classification text not null,                 -- 'GB/T 4754-2017'
  code text collate "C" not null,
  name_zh text not null,
  name_en text,
  level text not null check (level in ('section', 'division', 'group', 'class')),
  parent_code text collate "C",
  section text collate "C" not null,
  primary key (classification, code)
);

create table national.io_sector (
  table_id text not null,                       -- 'china-2020-42', 'china-2020-153'
  code text collate "C" not null,
  name_zh text not null,
  name_en text not null,
  output numeric,                               -- 10,000 CNY
  value_added numeric,
  primary key (table_id, code)
);

create table national.io_flow (
  table_id text not null,
  origin text not null,                         -- 'Domestic', 'Import', 'Total'
  from_code text collate "C" not null,
  to_code text collate "C" not null,
  value numeric not null,                       -- 10,000 CNY
  primary key (table_id, origin, from_code, to_code)
);

create table national.employment (
  industry_code text collate "C" not null,
  year integer not null,
  persons_10k numeric not null,
  name_zh text not null,
  name_en text not null,
  primary key (industry_code, year)
);

-- ---------------------------------------------------------------- the city and its sources

create table city.city (
  city_id text collate "C" primary key,
  name_zh text not null,
  name_en text not null,
  classification text not null,
  centre_lon double precision not null,
  centre_lat double precision not null,
  bbox double precision[] not null,             -- west, south, east, north
  crs_note text not null,
  default_as_of date not null,
  firm_years integer[] not null default '{}',
  seed bigint,                                  -- of the synthetic firms, null without
  loaded_at timestamptz                         -- set last: the city is complete
);

create table city.dataset (
  city_id text collate "C" not null references city.city,
  id text collate "C" not null,
  title_zh text not null,
  title_en text not null,
  source text not null,
  source_url text,
  licence text not null,
  as_of date not null,
  owner text not null,
  refresh_days integer,
  synthetic boolean not null,
  mark text not null check (mark in ('published', 'derived', 'estimated', 'synthetic')),
  note_zh text,
  note_en text,
  row_count bigint not null default 0,
  primary key (city_id, id)
);

-- A single value whose origin differs from its row's dataset.
create table city.value_source (
  city_id text collate "C" not null,
  relation text not null,
  row_id text collate "C" not null,
  column_name text not null,
  dataset_id text collate "C" not null,
  mark text check (mark in ('published', 'derived', 'estimated', 'synthetic')),
  source text,
  primary key (city_id, relation, row_id, column_name),
  foreign key (city_id, dataset_id) references city.dataset
);

-- Figures about anything: a district's census population, a zone's published area.
create table city.observation (
  city_id text collate "C" not null,
  subject_kind text not null,                   -- 'city', 'district', 'zone', 'ecosystem'
  subject_id text collate "C" not null,
  measure text not null,
  period text not null,                         -- '2020' or '2020-11-01'
  value numeric,
  unit text not null,
  mark text not null check (mark in ('published', 'derived', 'estimated', 'synthetic')),
  dataset_id text collate "C" not null,
  source text,
  primary key (city_id, subject_kind, subject_id, measure, period, dataset_id),
  foreign key (city_id, dataset_id) references city.dataset
);

-- Texts about anything: one field of a zone's identity card, with its source.
create table city.statement (
  city_id text collate "C" not null,
  subject_kind text not null,
  subject_id text collate "C" not null,
  field text not null,
  text_zh text not null,
  text_en text,
  mark text not null check (mark in ('published', 'derived', 'estimated', 'synthetic')),
  dataset_id text collate "C" not null,
  source text,
  primary key (city_id, subject_kind, subject_id, field),
  foreign key (city_id, dataset_id) references city.dataset
);

create table city.zone_system_event (
  city_id text collate "C" not null,
  date text not null,                           -- as precise as the source: '2017-07', '2021-08-19'
  ecosystems text,
  zones text,
  composition text,
  event text not null,
  source text not null,
  dataset_id text collate "C" not null,
  primary key (city_id, date)
);

-- ---------------------------------------------------------------- places

create table city.admin_unit (
  city_id text collate "C" not null,
  code text collate "C" not null,
  level text not null check (level in ('district', 'street')),
  parent_code text collate "C",
  name_zh text not null,
  name_en text,
  pinyin text not null,
  geom geometry(MultiPolygon, 4326),
  dataset_id text collate "C" not null,
  primary key (city_id, code)
);

create table city.metro_station (
  city_id text collate "C" not null,
  name_zh text not null,
  lines text[] not null,
  lon double precision not null,
  lat double precision not null,
  dataset_id text collate "C" not null,
  primary key (city_id, name_zh)
);

create table city.metro_line (
  city_id text collate "C" not null,
  id text collate "C" not null,
  name_zh text not null,
  colour text not null,
  geom geometry(MultiLineString, 4326) not null,
  dataset_id text collate "C" not null,
  primary key (city_id, id)
);

-- Managing bodies; those without a statutory code have an internal id such as CD-GX.
create table city.body (
  city_id text collate "C" not null,
  id text collate "C" not null,
  name_zh text not null,
  name_en text,
  statutory boolean not null,
  district_code text collate "C",
  dataset_id text collate "C" not null,
  primary key (city_id, id)
);

-- ---------------------------------------------------------------- ecosystems and zones, effective-dated

create table city.ecosystem (
  city_id text collate "C" not null,
  id text collate "C" not null,
  name_zh text not null,
  name_en text,
  pinyin text not null,
  family text not null check (family in ('manufacturing', 'services', 'agriculture')),
  valid_from date not null,
  valid_to date,                                -- first day it no longer holds
  evidence text not null,
  name_only boolean not null default false,
  note_zh text,
  note_en text,
  dataset_id text collate "C" not null,
  primary key (city_id, id),
  check (valid_to is null or valid_to > valid_from)
);

create table city.ecosystem_succession (
  city_id text collate "C" not null,
  from_id text collate "C" not null,
  to_id text collate "C" not null,
  kind text not null check (kind in ('continue', 'rename', 'merge', 'split')),
  on_date date not null,
  dataset_id text collate "C" not null,
  primary key (city_id, from_id, to_id)
);

create table city.zone (
  city_id text collate "C" not null,
  id text collate "C" not null,
  kind text not null check (kind in ('manufacturing', 'services', 'agriculture')),
  status text not null check (status in ('candidate', 'announced', 'reserved', 'former')),
  evidence text not null,
  pinyin text not null,                         -- of the main name, syllables separated by blanks
  centre_lon double precision,
  centre_lat double precision,
  geom geometry(MultiPolygon, 4326),
  start_geom geometry(MultiPolygon, 4326),      -- start-up area
  schematic boolean not null,                   -- drawn by us, not surveyed
  valid_from date,                              -- null: no source gives a date
  valid_to date,
  dataset_id text collate "C" not null,
  primary key (city_id, id)
);
create index zone_geom on city.zone using gist (geom);

create table city.zone_name (
  city_id text collate "C" not null,
  zone_id text collate "C" not null,
  name_zh text not null,
  name_en text,
  role text not null check (role in ('main', 'alias')),
  valid_from date,
  valid_to date,
  dataset_id text collate "C" not null,
  primary key (city_id, zone_id, name_zh)
);

create table city.zone_lineage (
  city_id text collate "C" not null,
  from_id text collate "C" not null,
  to_id text collate "C" not null,
  kind text not null check (kind in ('rename', 'merge', 'split')),
  on_date date,
  dataset_id text collate "C" not null,
  primary key (city_id, from_id, to_id)
);

create table city.zone_district (
  city_id text collate "C" not null,
  zone_id text collate "C" not null,
  district_code text collate "C" not null,
  dataset_id text collate "C" not null,
  primary key (city_id, zone_id, district_code)
);

create table city.zone_body (
  city_id text collate "C" not null,
  zone_id text collate "C" not null,
  body_id text collate "C" not null,
  dataset_id text collate "C" not null,
  primary key (city_id, zone_id, body_id)
);

create table city.zone_ecosystem (
  city_id text collate "C" not null,
  zone_id text collate "C" not null,
  ecosystem_id text collate "C" not null,
  role text check (role in ('core', 'support-pole', 'collaborative')),
  valid_from date,
  valid_to date,
  dataset_id text collate "C" not null,
  primary key (city_id, zone_id, ecosystem_id)
);

-- Leading industries as declared, and the classes we read them as.
create table city.zone_industry (
  city_id text collate "C" not null,
  zone_id text collate "C" not null,
  position integer not null,
  label_zh text not null,
  label_en text,
  codes text[] not null,                        -- GB/T 4754-2017, any level
  dataset_id text collate "C" not null,         -- of the label; the codes are our reading
  primary key (city_id, zone_id, position)
);

-- Industrial communities (产业社区) of a zone.
create table city.zone_community (
  city_id text collate "C" not null,
  zone_id text collate "C" not null,
  id text collate "C" not null,
  name_zh text not null,
  name_en text,
  area_m2 double precision,
  geom geometry(MultiPolygon, 4326),
  synthetic boolean not null,
  dataset_id text collate "C" not null,
  primary key (city_id, zone_id, id)
);

-- ---------------------------------------------------------------- enterprises

create table city.firm (
  city_id text collate "C" not null,
  id text collate "C" not null,                 -- credit code, or SZSE:000155
  name_zh text collate "C" not null,
  name_en text,
  pinyin text collate "C" not null,             -- of the name without its legal ending, no blanks
  initials text collate "C" not null,
  synthetic boolean not null,
  credit_code text collate "C",
  exchange text,
  stock_code text,
  stock_name text,
  listed_on date,
  products text[] not null default '{}',
  industry_code text collate "C",
  section text collate "C",
  size text check (size in ('large', 'medium', 'small', 'micro')),
  district_code text collate "C",
  zone_id text collate "C",
  community_id text collate "C",
  lon double precision,
  lat double precision,
  cell bigint,                                  -- Morton code of the web-mercator tile at zoom 20
  founded_year integer,
  closed_year integer,                          -- last year of business is the one before
  latest_year integer,
  revenue_cny numeric(20, 2),                   -- of latest_year
  employees integer,
  dataset_id text collate "C" not null,
  primary key (city_id, id)
);

create table city.firm_year (
  city_id text collate "C" not null,
  firm_id text collate "C" not null,
  year integer not null,
  revenue_cny numeric(20, 2),
  value_added_cny numeric(20, 2),
  tax_cny numeric(20, 2),
  employees integer,
  land_m2 double precision,
  energy_tce double precision,
  water_m3 double precision,
  emissions_tco2e double precision,
  rd_cny numeric(20, 2),
  dataset_id text collate "C" not null,
  primary key (city_id, firm_id, year)
);

-- Sums by area, 4-digit class and year: cards and maps read these, never the firms.
create table city.firm_rollup (
  city_id text collate "C" not null,
  area_kind text not null check (area_kind in ('city', 'district', 'zone', 'community')),
  area_id text collate "C" not null,            -- city_id, district code, zone id, 'zone/community'
  year integer not null,
  industry_code text collate "C" not null,
  firms integer not null,
  employees bigint not null,
  revenue_cny numeric(24, 2) not null,
  value_added_cny numeric(24, 2) not null,
  tax_cny numeric(24, 2) not null,
  land_m2 double precision not null,
  energy_tce double precision not null,
  water_m3 double precision not null,
  emissions_tco2e double precision not null,
  rd_cny numeric(24, 2) not null,
  primary key (city_id, area_kind, area_id, year, industry_code)
);

-- Counts on a grid for far views: `alive[i]` firms in business in the i-th of city.firm_years.
create table city.firm_cell (
  city_id text collate "C" not null,
  zoom smallint not null,                       -- of the cell; a tile at zoom z reads cells of zoom z + 5
  cell bigint not null,                         -- Morton code at that zoom
  section text collate "C" not null,
  alive integer[] not null,
  primary key (city_id, zoom, cell, section)
);
