-- What firms return to the tax and statistics authorities is kept apart from what anybody may read of them. Employees and
-- revenue stay in city.firm_year; tax, value added, land, energy, water, emissions and R&D of single firms go to
-- city.firm_return, which is read for a stated purpose only. Sums over firms follow below.

alter table city.firm_year rename to firm_return;
alter index city.firm_year_pkey rename to firm_return_pkey;

create table city.firm_year (
  city_id text collate "C" not null,
  firm_id text collate "C" not null,
  year integer not null,
  revenue_cny numeric(20, 2),
  employees integer,
  dataset_id text collate "C" not null
);
insert into city.firm_year select city_id, firm_id, year, revenue_cny, employees, dataset_id from city.firm_return;
alter table city.firm_year add primary key (city_id, firm_id, year);

alter table city.firm_return drop column revenue_cny, drop column employees, add column zone_id text collate "C";
update city.firm_return r set zone_id = f.zone_id
  from city.firm f where f.city_id = r.city_id and f.id = r.firm_id and f.zone_id is not null;

-- Whoever the firm belongs to sees its returns: they follow it when it moves.
create function city.returns_follow_firm() returns trigger
language plpgsql
as $$
begin
  update city.firm_return set zone_id = new.zone_id where city_id = new.city_id and firm_id = new.id;
  return null;
end $$;
create trigger firm_moves_with_returns after update of zone_id on city.firm
  for each row when (new.zone_id is distinct from old.zone_id) execute function city.returns_follow_firm();

alter table city.firm_year enable row level security;
create policy own_city on city.firm_year for select to chengqi_app using (city_id = current_setting('chengqi.city', true));
grant select on city.firm_year to chengqi_app;

-- The general question is asked once for a statement, that of each row only where something is the actor's own.
drop policy own_city on city.firm_return;
create policy for_a_purpose on city.firm_return for select to chengqi_app using (
  city_id = current_setting('chengqi.city', true)
  and ((select governance.may('firm-return.read'))
    or ((select nullif(current_setting('chengqi.zones', true), '') is not null or nullif(current_setting('chengqi.firm', true), '') is not null)
      and governance.may('firm-return.read', zone_id, null, firm_id))));

-- ---------------------------------------------------------------- sums over firms

alter table city.firm_rollup drop column value_added_cny, drop column tax_cny, drop column land_m2, drop column energy_tce,
  drop column water_m3, drop column emissions_tco2e, drop column rd_cny;

-- Sums of returns by area and year: of all industries ('') and, for value added, of each division. Areas also hold the rest:
-- firms outside every zone (zone '') and outside every community of a zone ('Z01/'), which are never shown.
create table city.firm_total (
  city_id text collate "C" not null,
  area_kind text not null check (area_kind in ('city', 'district', 'zone', 'community')),
  area_id text collate "C" not null,
  year integer not null,
  industry_code text collate "C" not null,
  measure text collate "C" not null,
  firms integer not null,                       -- that returned the measure
  value numeric not null,
  largest numeric not null,                     -- of a single firm, without its sign
  shown boolean,                                -- false: a small cell, or one that would give a small cell away; null: not yet judged
  primary key (city_id, area_kind, area_id, year, industry_code, measure)
);

-- Sums the returns of a city anew; none of them is shown before it is judged.
create function city.sum_returns(city text) returns void
language plpgsql
as $$
begin
  delete from city.firm_total t where t.city_id = city;
  insert into city.firm_total (city_id, area_kind, area_id, year, industry_code, measure, firms, value, largest)
  select city,
    case when g.of_community = 0 then 'community' when g.of_zone = 0 then 'zone' when g.of_district = 0 then 'district' else 'city' end,
    case when g.of_community = 0 then g.zone || '/' || g.community when g.of_zone = 0 then g.zone
      when g.of_district = 0 then g.district else city end,
    g.year, coalesce(g.division, ''), m.measure, m.firms, m.value, m.largest
  from (
    select r.year, f.district, f.zone, f.community, f.division,
      grouping(f.district) as of_district, grouping(f.zone) as of_zone, grouping(f.community) as of_community, grouping(f.division) as of_division,
      count(r.value_added_cny) as va_n, sum(r.value_added_cny) as va, max(abs(r.value_added_cny)) as va_max,
      count(r.tax_cny) as tax_n, sum(r.tax_cny) as tax, max(abs(r.tax_cny)) as tax_max,
      count(r.land_m2) as land_n, sum(r.land_m2)::numeric as land, max(abs(r.land_m2))::numeric as land_max,
      count(r.energy_tce) as energy_n, sum(r.energy_tce)::numeric as energy, max(abs(r.energy_tce))::numeric as energy_max,
      count(r.water_m3) as water_n, sum(r.water_m3)::numeric as water, max(abs(r.water_m3))::numeric as water_max,
      count(r.emissions_tco2e) as co2_n, sum(r.emissions_tco2e)::numeric as co2, max(abs(r.emissions_tco2e))::numeric as co2_max,
      count(r.rd_cny) as rd_n, sum(r.rd_cny) as rd, max(abs(r.rd_cny)) as rd_max
    from city.firm_return r
    join (
      select id, coalesce(district_code, '') as district, coalesce(zone_id, '') as zone, coalesce(community_id, '') as community,
        left(industry_code, 2) as division
      from city.firm where city_id = city
    ) as f on f.id = r.firm_id
    where r.city_id = city
    group by grouping sets ((r.year), (r.year, f.district), (r.year, f.zone), (r.year, f.zone, f.community),
      (r.year, f.division), (r.year, f.district, f.division), (r.year, f.zone, f.division))
  ) as g
  cross join lateral (values
    ('valueAddedCny', va_n, va, va_max), ('taxCny', tax_n, tax, tax_max), ('landM2', land_n, land, land_max),
    ('energyTce', energy_n, energy, energy_max), ('waterM3', water_n, water, water_max),
    ('emissionsTCO2e', co2_n, co2, co2_max), ('rdCny', rd_n, rd, rd_max)) as m (measure, firms, value, largest)
  where m.value is not null
    and (g.of_division = 1 or (g.division is not null and m.measure = 'valueAddedCny'))
    and not (g.of_community = 0 and g.zone = '');
end $$;
revoke execute on function city.sum_returns(text) from public;

select city.sum_returns(city_id) from city.city;

alter table city.firm_total enable row level security;
create policy shown_or_permitted on city.firm_total for select to chengqi_app using (
  city_id = current_setting('chengqi.city', true)
  and (shown
    or (select governance.may('firm-aggregate.read-small'))
    or ((select nullif(current_setting('chengqi.zones', true), '') is not null)
      and governance.may('firm-aggregate.read-small', case area_kind when 'zone' then area_id when 'community' then split_part(area_id, '/', 1) end))));
-- Not the largest firm's figure: that is a single firm's.
grant select (city_id, area_kind, area_id, year, industry_code, measure, firms, value, shown) on city.firm_total to chengqi_app;
