-- Files that people bring: what they hold is staged, checked and published in one transaction, and can be taken back.
-- Everything here is written by the owner alone, after the server has asked the table of permissions.

create table city.import (
  city_id text collate "C" not null,
  id text collate "C" not null,
  kind text not null,
  state text not null check (state in
    ('reading', 'ready', 'checking', 'checked', 'committing', 'committed', 'undoing', 'undone', 'cancelled', 'failed')),
  file_name text not null,
  file_bytes bigint not null,
  sha256 text not null,                         -- of the file, so that the same is known when it comes again
  actor json not null,                          -- on whose behalf: an interrupted work is taken up again for them
  body_id text collate "C",
  firm_id text collate "C",
  options json,                                 -- sheet, columns, coordinate system, encoding, rules
  found json,                                   -- what the reader found in the file
  headers_hash text,                            -- of the names of the columns: a mapping is remembered by it
  counts json,
  failure json,
  reason text,
  created_at timestamptz not null default now(),
  changed_at timestamptz not null default now(),
  committed_at timestamptz,
  act_seq bigint,
  undo_seq bigint,
  primary key (city_id, id)
);
create index import_headers on city.import (city_id, kind, headers_hash);

create table city.import_row (
  city_id text collate "C" not null,
  import_id text collate "C" not null,
  line integer not null,                        -- as people count them in the file
  state text not null check (state in ('read', 'new', 'changed', 'same', 'refused', 'repeated', 'kept')),
  name text,                                    -- what the row is called, for lists
  code text collate "C",                        -- what it is known by: a credit code, an id
  plain text collate "C",                       -- its name without what registers write differently
  district text collate "C",
  zone text collate "C",
  sub text collate "C",                         -- what tells several rows of one thing apart: the year
  target_id text collate "C",                   -- what it becomes, or is
  rule text,                                    -- by which rule it was found to be the same as something
  other_line integer,                           -- the line of the same file that counts instead
  content jsonb not null,                       -- values by the names of the columns of the table
  derived jsonb,                                -- what follows from a value, by the column it follows from
  geom geometry(Geometry, 4326),
  faults jsonb,
  primary key (city_id, import_id, line)
);
create index import_row_state on city.import_row (city_id, import_id, state, line);

-- What was there before an import, row by row; null where nothing was.
create table city.import_previous (
  city_id text collate "C" not null,
  import_id text collate "C" not null,
  relation text collate "C" not null,
  row_key text collate "C" not null,            -- values of the key, separated by slashes
  line integer,
  key jsonb not null,
  previous jsonb,
  written text not null,                        -- hash of the row as the import left it
  primary key (city_id, import_id, relation, row_key)
);
create index import_previous_row on city.import_previous (city_id, relation, row_key);

do $$
declare
  relation text;
begin
  alter table city.import enable row level security;
  create policy own_imports on city.import for select to chengqi_app using (
    city_id = current_setting('chengqi.city', true) and governance.may('import.load', null, body_id, firm_id));
  grant select on city.import to chengqi_app;
  foreach relation in array array['import_row', 'import_previous'] loop
    execute format('alter table city.%I enable row level security', relation);
    execute format('create policy of_own_imports on city.%I for select to chengqi_app using (
      city_id = current_setting(''chengqi.city'', true) and import_id in (select i.id from city.import i where i.city_id = current_setting(''chengqi.city'', true)))', relation);
    execute format('grant select on city.%I to chengqi_app', relation);
  end loop;
end $$;

-- Where a firm stands: null as its source says; its district's middle where only that is known.
alter table city.firm add column place_basis text check (place_basis in ('district')), add column address text;

-- A name without what registers write differently: blanks, signs, what stands in brackets, its legal ending, the size of letters.
create function city.plain_name(name text) returns text
language plpgsql immutable strict parallel safe
as $$
declare
  folded constant text := regexp_replace(
    regexp_replace(lower(normalize(name, NFKC)), '[(\[【][^)\]】]*[)\]】]', '', 'g'), '[\s·.,''"’“”&-]', '', 'g');
  short constant text := regexp_replace(folded, '((股份|责任|集团|有限)*公司|集团|厂|(pty)?(co)?ltd|limited|inc|llc)$', '');
begin
  return case when length(short) >= 2 then short else folded end;
end $$;

-- Adds the firms an import touches to the sums and the grid (sign 1), or takes them away before they change (sign -1). Without an
-- import all firms of the city. A firm counts in the years in which it is in business, as on the map.
create function city.add_firm_sums(city text, import text, sign integer) returns void
language plpgsql
as $$
declare
  years constant integer[] := (select c.firm_years from city.city c where c.city_id = city);
begin
  drop table if exists pg_temp.summed_firm, pg_temp.summed_cell;
  if import is null then
    create temporary table summed_firm as select f.id from city.firm f where f.city_id = city;
  else
    create temporary table summed_firm as
      select distinct coalesce(p.key ->> 'firm_id', p.key ->> 'id') as id
      from city.import_previous p where p.city_id = city and p.import_id = import and p.relation in ('firm', 'firm_year');
  end if;
  analyze pg_temp.summed_firm;

  insert into city.firm_rollup as s (city_id, area_kind, area_id, year, industry_code, firms, employees, revenue_cny)
  select city, a.kind, a.area, k.year, f.industry_code, sign * count(*), sign * coalesce(sum(y.employees), 0), sign * coalesce(sum(y.revenue_cny), 0)
  from pg_temp.summed_firm t
    join city.firm f on f.city_id = city and f.id = t.id
    cross join unnest(years) as k (year)
    left join city.firm_year y on y.city_id = city and y.firm_id = f.id and y.year = k.year
    cross join lateral (values ('city', city), ('district', f.district_code), ('zone', f.zone_id), ('community', f.zone_id || '/' || f.community_id)) as a (kind, area)
  where f.industry_code is not null and a.area is not null
    and (f.founded_year is null or f.founded_year <= k.year) and (f.closed_year is null or f.closed_year > k.year)
  group by a.kind, a.area, k.year, f.industry_code
  on conflict (city_id, area_kind, area_id, year, industry_code) do update
    set firms = s.firms + excluded.firms, employees = s.employees + excluded.employees, revenue_cny = s.revenue_cny + excluded.revenue_cny;
  delete from city.firm_rollup s where s.city_id = city and s.firms <= 0;

  create temporary table summed_cell as
  select 18 as zoom, g.cell, g.section, array_agg(g.firms order by g.place) as alive
  from (
    select f.cell / 16 as cell, f.section, k.place,
      (sign * count(*) filter (where (f.founded_year is null or f.founded_year <= k.year) and (f.closed_year is null or f.closed_year > k.year)))::integer as firms
    from pg_temp.summed_firm t
      join city.firm f on f.city_id = city and f.id = t.id
      cross join unnest(years) with ordinality as k (year, place)
    where f.cell is not null and f.section is not null
    group by 1, 2, 3
  ) as g group by g.cell, g.section;
  for level in reverse 17 .. 10 loop
    insert into pg_temp.summed_cell
    select level, g.cell, g.section, array_agg(g.firms order by g.place)
    from (
      select c.cell / 4 as cell, c.section, u.place, sum(u.firms)::integer as firms
      from pg_temp.summed_cell c cross join unnest(c.alive) with ordinality as u (firms, place)
      where c.zoom = level + 1 group by 1, 2, 3
    ) as g group by g.cell, g.section;
  end loop;
  insert into city.firm_cell as s (city_id, zoom, cell, section, alive)
  select city, c.zoom, c.cell, c.section, c.alive from pg_temp.summed_cell c
  on conflict (city_id, zoom, cell, section) do update
    set alive = (select array_agg(u.a + u.b order by u.place) from unnest(s.alive, excluded.alive) with ordinality as u (a, b, place));
  delete from city.firm_cell s where s.city_id = city and 0 = all (s.alive);
  drop table pg_temp.summed_firm, pg_temp.summed_cell;
end $$;
revoke execute on function city.add_firm_sums(text, text, integer), city.plain_name(text) from public;
