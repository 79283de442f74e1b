-- Finding firms: by place, by list order, by name. Under row-level security an index serves only comparisons that
-- cannot leak what they compare (leakproof): text, integers and dates can, numeric, LIKE and arrays cannot.
-- So lists sort by integers, prefixes are ranges of text, and names are looked up by a function of the owner.

alter table city.firm
  add column revenue_order bigint not null generated always as (coalesce((revenue_cny * 100)::bigint, -1)) stored,
  add column employees_order integer not null generated always as (coalesce(employees, -1)) stored,
  add column founded_order integer not null generated always as (coalesce(founded_year, -1)) stored;

-- Lists without a narrow filter are read in their order until the page is full. The index carries what the filters
-- ask, so that rows they refuse are never fetched from the table.
create index firm_by_revenue on city.firm (city_id, revenue_order, id)
  include (zone_id, district_code, section, industry_code, size, founded_year, closed_year);
create index firm_by_employees on city.firm (city_id, employees_order, id)
  include (zone_id, district_code, section, industry_code, size, founded_year, closed_year);
create index firm_by_founded on city.firm (city_id, founded_order, id)
  include (zone_id, district_code, section, industry_code, size, founded_year, closed_year);
create index firm_by_name on city.firm (city_id, name_zh, id)
  include (zone_id, district_code, section, industry_code, size, founded_year, closed_year);
-- Size goes with revenue, so small firms would be met last in the order of revenue.
create index firm_by_size on city.firm (city_id, size, revenue_order, id);

-- Narrow filters leave few enough to be sorted.
create index firm_by_zone on city.firm (city_id, zone_id, industry_code);
create index firm_by_district on city.firm (city_id, district_code, industry_code);
create index firm_by_industry on city.firm (city_id, industry_code);
create index firm_by_section on city.firm (city_id, section, size);

-- The map: a tile is one range of cells.
create index firm_by_cell on city.firm (city_id, cell);

-- Search by prefix.
create index firm_by_pinyin on city.firm (city_id, pinyin, id);
create index firm_by_initials on city.firm (city_id, initials, id);
create index firm_by_credit_code on city.firm (city_id, credit_code);

-- Every two neighbouring signs of a text, in lower case: Chinese names are searched by two signs.
create function city.bigrams(value text) returns text[]
language plpgsql immutable strict parallel safe
as $$
declare
  signs constant text := lower(value collate "C");
  found text[] := '{}';
begin
  for i in 1 .. length(signs) - 1 loop
    found := found || substr(signs, i, 2);
  end loop;
  return found;
end $$;

create index firm_by_bigrams on city.firm using gin (city.bigrams(name_zh));

-- Ids of the firms of the transaction's city whose name holds the words, the largest first. Runs as the owner,
-- because the index on bigrams cannot be used under a policy; it applies the policy's condition itself.
-- Words that many names hold are found among the largest firms; rarer words are few enough for the index.
create function city.firms_named(words text, most integer) returns setof text
language plpgsql stable strict security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  scope constant text := current_setting('chengqi.city', true);
  needle constant text := lower(words collate "C");
  found text[];
begin
  if length(needle) < 2 then
    return;
  end if;
  select array_agg(id order by revenue_order desc, id desc) into found
  from (
    select id, revenue_order
    from (
      select id, revenue_order, name_zh from city.firm
      where city_id = scope order by revenue_order desc, id desc limit 5000
    ) as largest
    where strpos(lower(name_zh), needle) > 0
    order by revenue_order desc, id desc limit most
  ) as among_largest;
  if cardinality(found) = most then
    return query select unnest(found);
    return;
  end if;
  return query
    with holding as materialized (
      select id, revenue_order from city.firm
      where city.bigrams(name_zh) @> city.bigrams(needle) and city_id = scope and strpos(lower(name_zh), needle) > 0
    )
    select id from holding order by revenue_order desc, id desc limit most;
end $$;

revoke all on function city.firms_named(text, integer) from public;
grant execute on function city.firms_named(text, integer) to chengqi_app;
