-- Who governs: bodies of all types with where they stand, the forms of zones, three in one, powers, duties, posts.

alter table city.body add column type text collate "C", add column valid_from date, add column valid_to date;
update city.body set type = case when statutory then 'district-government' else 'managing-body' end;
alter table city.body alter column type set not null;

create table city.body_standing (
  city_id text collate "C" not null,
  body_id text collate "C" not null,
  parent_id text collate "C" not null,
  valid_from date not null,
  valid_to date,                                -- first day it holds no longer
  dataset_id text collate "C" not null,
  primary key (city_id, body_id, valid_from),
  check (body_id <> parent_id),
  check (valid_to > valid_from)
);
create index body_standing_by_parent on city.body_standing (city_id, parent_id);

-- The body a zone has of its own, by one of the three forms; `city.zone_body` names who governs the ground.
create table city.zone_form (
  city_id text collate "C" not null,
  zone_id text collate "C" not null,
  body_id text collate "C" not null,
  valid_from date not null,
  valid_to date,
  dataset_id text collate "C" not null,
  primary key (city_id, zone_id, valid_from),
  check (valid_to > valid_from)
);
create index zone_form_by_body on city.zone_form (city_id, body_id);

-- Three in one: a city leader by post, a lead department, the district answerable.
create table city.zone_lead (
  city_id text collate "C" not null,
  id text collate "C" not null,
  zone_id text collate "C" not null,
  kind text not null check (kind in ('city-leader', 'department', 'district')),
  body_id text collate "C",
  post_zh text,
  post_en text,
  valid_from date not null,
  valid_to date,
  dataset_id text collate "C",                  -- null: named on the platform
  primary key (city_id, id),
  unique (city_id, zone_id, kind, valid_from),
  check ((kind = 'city-leader') = (post_zh is not null) and (kind = 'city-leader') = (body_id is null)),
  check (valid_to > valid_from)
);
create unique index zone_lead_now on city.zone_lead (city_id, zone_id, kind) where valid_to is null;
create index zone_lead_by_body on city.zone_lead (city_id, body_id);

-- Delegated powers. The record of acts says how each came where it stands; `state` is what follows from it.
create table city.power (
  city_id text collate "C" not null,
  id text collate "C" not null,
  category text not null check (category in ('investment-promotion', 'land-use', 'project-management', 'use-of-funds', 'cadre-incentives')),
  power text not null check (power <> ''),
  giver_id text collate "C" not null,
  receiver_id text collate "C" not null,
  came_as text not null check (came_as in ('offered', 'accepted', 'declined', 'withdrawn')),   -- before the first act
  state text not null check (state in ('offered', 'accepted', 'declined', 'withdrawn')),
  valid_from date not null,
  valid_to date,
  dataset_id text collate "C",                  -- null: offered on the platform
  primary key (city_id, id),
  check (giver_id <> receiver_id),
  check (valid_to > valid_from)
);
create index power_by_receiver on city.power (city_id, receiver_id, state);
create index power_by_giver on city.power (city_id, giver_id);

create table city.duty (
  city_id text collate "C" not null,
  id text collate "C" not null,
  zone_body_id text collate "C" not null,
  town_id text collate "C" not null,
  item text not null,
  main text not null check (main in ('zone', 'town')),
  cooperating text check (cooperating in ('zone', 'town')),
  basis text,
  valid_from date not null,
  valid_to date,
  dataset_id text collate "C" not null,
  primary key (city_id, id),
  check (cooperating <> main),
  check (valid_to > valid_from)
);
create index duty_by_zone_body on city.duty (city_id, zone_body_id);
create index duty_by_town on city.duty (city_id, town_id);

-- Posts stand apart from the establishment.
create table city.post (
  city_id text collate "C" not null,
  id text collate "C" not null,
  body_id text collate "C" not null,
  title_zh text not null,
  title_en text,
  number int not null check (number > 0),
  valid_from date not null,
  valid_to date,
  dataset_id text collate "C",                  -- null: created on the platform
  primary key (city_id, id),
  check (valid_to > valid_from)
);
create index post_by_body on city.post (city_id, body_id);

create table city.establishment (
  city_id text collate "C" not null,
  body_id text collate "C" not null,
  kind text not null check (kind in ('administrative', 'public-institution')),
  number int not null check (number >= 0),
  valid_from date not null,
  valid_to date,
  dataset_id text collate "C" not null,
  primary key (city_id, body_id, kind, valid_from),
  check (valid_to > valid_from)
);

create table city.appointment (
  city_id text collate "C" not null,
  id text collate "C" not null,
  post_id text collate "C" not null,
  holder text collate "C" not null check (holder ~ '^[A-Za-z0-9-]{2,20}$' and holder ~ '[0-9]'),   -- a number of the staff list, no name
  contract text not null check (contract in ('regular', 'contract', 'seconded', 'concurrent')),
  valid_from date not null,
  valid_to date,
  dataset_id text collate "C",                  -- null: made on the platform
  primary key (city_id, id),
  foreign key (city_id, post_id) references city.post,
  check (valid_to > valid_from)
);
create index appointment_by_post on city.appointment (city_id, post_id);

-- ---------------------------------------------------------------- who may read and write

alter table city.body_standing enable row level security;
alter table city.zone_form enable row level security;
alter table city.zone_lead enable row level security;
alter table city.power enable row level security;
alter table city.duty enable row level security;
alter table city.post enable row level security;
alter table city.establishment enable row level security;
alter table city.appointment enable row level security;

create policy own_city on city.body_standing for select to chengqi_app using (city_id = current_setting('chengqi.city', true));
create policy own_city on city.zone_form for select to chengqi_app using (city_id = current_setting('chengqi.city', true));
create policy own_city on city.zone_lead for select to chengqi_app using (city_id = current_setting('chengqi.city', true));
create policy own_city on city.power for select to chengqi_app using (city_id = current_setting('chengqi.city', true));
create policy own_city on city.duty for select to chengqi_app using (city_id = current_setting('chengqi.city', true));
create policy own_city on city.post for select to chengqi_app using (city_id = current_setting('chengqi.city', true));
create policy own_city on city.establishment for select to chengqi_app using (city_id = current_setting('chengqi.city', true));
create policy own_city on city.appointment for select to chengqi_app using (city_id = current_setting('chengqi.city', true));

create policy named on city.zone_lead for insert to chengqi_app with check (
  city_id = current_setting('chengqi.city', true) and dataset_id is null and governance.may('lead.name', zone_id));
create policy ended on city.zone_lead for update to chengqi_app
  using (city_id = current_setting('chengqi.city', true) and governance.may('lead.name', zone_id))
  with check (city_id = current_setting('chengqi.city', true) and governance.may('lead.name', zone_id));

-- Only to the body of a zone, and by a district or department only to those of its own zones.
create policy offered on city.power for insert to chengqi_app with check (
  city_id = current_setting('chengqi.city', true) and dataset_id is null and came_as = 'offered' and state = 'offered'
  and governance.may('power.offer', null, giver_id)
  and exists (select from city.zone_form f where f.city_id = power.city_id and f.body_id = receiver_id and governance.may('power.offer', f.zone_id)));
-- What a power may become is the side's whose act it is: a receiver cannot withdraw, a giver cannot accept.
create policy answered on city.power for update to chengqi_app
  using (city_id = current_setting('chengqi.city', true) and state = 'offered'
    and (governance.may('power.accept', null, receiver_id) or governance.may('power.decline', null, receiver_id)))
  with check (city_id = current_setting('chengqi.city', true)
    and ((state = 'accepted' and governance.may('power.accept', null, receiver_id))
      or (state = 'declined' and governance.may('power.decline', null, receiver_id))));
create policy withdrawn on city.power for update to chengqi_app
  using (city_id = current_setting('chengqi.city', true) and state in ('offered', 'accepted') and governance.may('power.withdraw', null, giver_id))
  with check (city_id = current_setting('chengqi.city', true) and state = 'withdrawn' and governance.may('power.withdraw', null, giver_id));

create policy created on city.post for insert to chengqi_app with check (
  city_id = current_setting('chengqi.city', true) and dataset_id is null and governance.may('post.manage', null, body_id));
create policy closed on city.post for update to chengqi_app
  using (city_id = current_setting('chengqi.city', true) and governance.may('post.manage', null, body_id))
  with check (city_id = current_setting('chengqi.city', true) and governance.may('post.manage', null, body_id));

create policy appointed on city.appointment for insert to chengqi_app with check (
  city_id = current_setting('chengqi.city', true) and dataset_id is null
  and exists (select from city.post p where p.city_id = appointment.city_id and p.id = post_id and governance.may('appointment.manage', null, p.body_id)));
create policy ended on city.appointment for update to chengqi_app
  using (city_id = current_setting('chengqi.city', true)
    and exists (select from city.post p where p.city_id = appointment.city_id and p.id = post_id and governance.may('appointment.manage', null, p.body_id)))
  with check (city_id = current_setting('chengqi.city', true)
    and exists (select from city.post p where p.city_id = appointment.city_id and p.id = post_id and governance.may('appointment.manage', null, p.body_id)));

grant select on city.body_standing, city.zone_form, city.zone_lead, city.power, city.duty, city.post, city.establishment, city.appointment to chengqi_app;
grant insert on city.zone_lead, city.power, city.post, city.appointment to chengqi_app;
grant update (valid_to) on city.zone_lead, city.post, city.appointment to chengqi_app;
grant update (state) on city.power to chengqi_app;
