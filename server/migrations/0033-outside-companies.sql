-- Companies elsewhere that could fill a gap of a chain; a city brings its own lists.
create table city.outside_company (
  city_id text collate "C" not null,
  id text collate "C" not null,
  name_zh text not null,
  name_en text,
  industry_code text collate "C",
  products text[] not null default '{}',        -- each may end in `:0.4`, its share of the revenue
  seat text,                                    -- province or city
  dataset_id text collate "C" not null,
  primary key (city_id, id)
);
alter table city.outside_company enable row level security;
create policy own_city on city.outside_company for select to chengqi_app using (city_id = current_setting('chengqi.city', true));
grant select on city.outside_company to chengqi_app;
