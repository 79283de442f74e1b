-- Rules: those shipped with the platform, and those a city saved, each with all its versions.

create table city.rule (
  city_id text collate "C" not null,
  id text collate "C" not null,
  origin text not null check (origin in ('shipped', 'city')),
  content json not null,                        -- as the file has it, in its order
  sha256 text not null,                         -- of the shipped file
  saved_at timestamptz not null default now(),
  primary key (city_id, id)
);

alter table city.rule enable row level security;
create policy own_city on city.rule for select to chengqi_app using (city_id = current_setting('chengqi.city', true));
create policy saves on city.rule for insert to chengqi_app
  with check (city_id = current_setting('chengqi.city', true) and origin = 'city' and governance.may('rule.save'));
create policy saves_again on city.rule for update to chengqi_app
  using (city_id = current_setting('chengqi.city', true) and governance.may('rule.save'))
  with check (city_id = current_setting('chengqi.city', true) and origin = 'city' and governance.may('rule.save'));
grant select, insert, update on city.rule to chengqi_app;
