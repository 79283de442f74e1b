-- Who keeps a dataset up to date, and how often, as decided after it was loaded: the latest decision counts. Datasets are loaded
-- anew with their pack, decisions stay.
create table city.dataset_care (
  city_id text collate "C" not null,
  dataset_id text collate "C" not null,
  owner text not null,                          -- a key of the words `owner`, or the id of a body of the city
  refresh_days integer check (refresh_days between 1 and 36500),
  reason text not null,
  body_id text collate "C",
  role text not null,
  decided_at timestamptz not null,
  act_seq bigint not null,
  primary key (city_id, dataset_id, act_seq)
);
alter table city.dataset_care enable row level security;
create policy own_city on city.dataset_care for select to chengqi_app using (city_id = current_setting('chengqi.city', true));
create policy decides on city.dataset_care for insert to chengqi_app
  with check (city_id = current_setting('chengqi.city', true) and governance.may('dataset.assign'));
grant select, insert on city.dataset_care to chengqi_app;
