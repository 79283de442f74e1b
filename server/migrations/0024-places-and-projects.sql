-- What cities bring beside firms and zones: parcels of land, facilities, projects.

create table city.parcel (
  city_id text collate "C" not null,
  id text collate "C" not null,
  zone_id text collate "C",
  district_code text collate "C",
  land_use text,
  area_m2 double precision,
  status text,
  plot_ratio double precision,
  geom geometry(MultiPolygon, 4326),
  dataset_id text collate "C" not null,
  primary key (city_id, id)
);
create index parcel_geom on city.parcel using gist (geom);

create table city.facility (
  city_id text collate "C" not null,
  id text collate "C" not null,
  name_zh text not null,
  name_en text,
  kind text not null,
  capacity double precision,
  area_m2 double precision,
  zone_id text collate "C",
  district_code text collate "C",
  lon double precision,
  lat double precision,
  place_basis text check (place_basis in ('district')),
  dataset_id text collate "C" not null,
  primary key (city_id, id)
);

create table city.project (
  city_id text collate "C" not null,
  id text collate "C" not null,
  name_zh text not null,
  name_en text,
  investor text,
  industry_code text collate "C",
  zone_id text collate "C",
  district_code text collate "C",
  investment_cny numeric(20, 2),
  stage text,
  signed_on date,
  lon double precision,
  lat double precision,
  place_basis text check (place_basis in ('district')),
  dataset_id text collate "C" not null,
  primary key (city_id, id)
);

do $$
declare
  relation text;
begin
  foreach relation in array array['parcel', 'facility', 'project'] loop
    execute format('alter table city.%I enable row level security', relation);
    execute format('create policy own_city on city.%I for select to chengqi_app using (city_id = current_setting(''chengqi.city'', true))', relation);
    execute format('grant select on city.%I to chengqi_app', relation);
    execute format('create index %I on city.%I (city_id, zone_id)', relation || '_zone', relation);
  end loop;
end $$;
