-- Everything worked out about chains, kept narrower: a firm's links in the order in which firms are read, the years of a sum in one row.
-- It is worked out anew at the next start.

drop table city.firm_link;
drop table city.chain_sum;
delete from city.chain_result;
alter table city.chain_result alter column content type text;  -- JSON, packed
alter table city.chain_result alter column content set storage external;
delete from city.chain_run;

-- Where firms stand. Shares of a firm on one version of a chain add up to 1 at most.
create table city.firm_link (
  city_id text collate "C" not null,
  firm_id text collate "C" not null,
  chain_id text collate "C" not null,
  version integer not null,
  link_id text collate "C" not null,
  confidence double precision not null check (confidence between 0 and 1),
  share double precision not null check (share between 0 and 1),
  basis text not null check (basis in ('class', 'class+word', 'word', 'decision')),
  word text,
  primary key (city_id, firm_id, chain_id, version, link_id)
);
create index firm_link_by_link on city.firm_link (city_id, chain_id, version, link_id);

-- Sums over firms by area and what is counted: a class, a link `chain@version/link`, or a product word of one.
-- Each measure is an array of the years from the first on; a year in which nobody was in business holds zeros.
create table city.chain_sum (
  city_id text collate "C" not null,
  level text not null check (level in ('class', 'link', 'word')),
  item text collate "C" not null,
  area_kind text not null check (area_kind in ('city', 'district', 'zone')),
  area_id text collate "C" not null,            -- zone '' holds the firms outside every zone
  first_year integer not null,
  firms double precision[] not null,            -- split by share
  employees double precision[] not null,
  revenue_cny double precision[] not null,
  whole_firms integer[] not null,               -- unsplit
  largest_cny double precision[] not null,      -- revenue of the largest firm on it, split by share; what firms sell is public
  confidence double precision[] not null,       -- sum over the firms
  undecided_firms integer[] not null,           -- of classes that are partly a link's, no product known: it cannot be told
  primary key (city_id, level, item, area_kind, area_id)
);
create index chain_sum_by_area on city.chain_sum (city_id, area_kind, area_id, level);

do $$
declare
  relation text;
begin
  foreach relation in array array['firm_link', 'chain_sum'] loop
    execute format('alter table city.%I enable row level security', relation);
    execute format('create policy own_city on city.%I for select to chengqi_app using (city_id = current_setting(''chengqi.city'', true))', relation);
    execute format('grant select on city.%I to chengqi_app', relation);
  end loop;
end $$;

-- Null: taken back, the firm stands where its class and products say.
alter table city.firm_link_decision alter column stands drop not null;

-- The largest firms of a zone, one after the other.
create index firm_by_zone_revenue on city.firm (city_id, zone_id, revenue_order, id);

-- Links of firms that are gone.
create function city.links_follow_firm() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  delete from city.firm_link l using gone g where l.city_id = g.city_id and l.firm_id = g.id;
  return null;
end $$;
revoke execute on function city.links_follow_firm() from public;
create trigger firm_leaves_links after delete on city.firm referencing old table as gone for each statement execute function city.links_follow_firm();

-- What a run went by beside the firms, and the edition of each part it went by: the parts that differ are done anew, the others kept.
alter table city.chain_run add column base_hash text not null default '';
alter table city.chain_run add column parts integer;               -- parts done anew; null where all were

-- The firms as they were loaded; what is imported into them later counts by its parts.
alter table city.city add column firms_loaded_at timestamptz;
update city.city set firms_loaded_at = loaded_at;

-- Counted up whenever firms of a part of the city change: a zone, or a district for the firms outside every zone.
create table city.firm_part (
  city_id text collate "C" not null,
  part text collate "C" not null,                                 -- a zone, or `-` and a district
  edition bigint not null,
  primary key (city_id, part)
);
alter table city.firm_part enable row level security;
create policy own_city on city.firm_part for select to chengqi_app using (city_id = current_setting('chengqi.city', true));
grant select on city.firm_part to chengqi_app;
