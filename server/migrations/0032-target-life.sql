-- The life of a target: how it stands, who is responsible, until when, and each step on record.
alter table city.chain_target
  add column state text not null default 'open' check (state in ('open', 'in-talk', 'won', 'dropped')),
  add column lead_id text collate "C",
  add column due date;
create index chain_target_lead on city.chain_target (city_id, lead_id);

-- The responsible body reads what it is to do, also where it did not make it.
drop policy readers on city.chain_target;
create policy readers on city.chain_target for select to chengqi_app
  using (city_id = current_setting('chengqi.city', true)
    and (governance.may('target.read', zone_id, body_id) or governance.may('target.read', null, lead_id)));
create policy changes on city.chain_target for update to chengqi_app
  using (city_id = current_setting('chengqi.city', true)
    and (governance.may('target.change', zone_id, body_id) or governance.may('target.change', null, lead_id)))
  with check (city_id = current_setting('chengqi.city', true)
    and (governance.may('target.change', zone_id, body_id) or governance.may('target.change', null, lead_id)));
grant update (state, lead_id, due) on city.chain_target to chengqi_app;

create table city.chain_target_step (
  city_id text collate "C" not null,
  target_id text collate "C" not null,
  act_seq bigint not null,
  kind text not null check (kind in ('assigned', 'in-talk', 'won', 'dropped', 'reopened', 'noted')),
  state text not null,                          -- afterwards
  on_date date not null,
  content json not null,                        -- reason and what the kind of step says
  body_id text collate "C",
  role text not null,
  at timestamptz not null,
  primary key (city_id, target_id, act_seq)
);
alter table city.chain_target_step enable row level security;
create policy readers on city.chain_target_step for select to chengqi_app
  using (city_id = current_setting('chengqi.city', true)
    and exists (select from city.chain_target t where t.city_id = chain_target_step.city_id and t.id = target_id
      and (governance.may('target.read', t.zone_id, t.body_id) or governance.may('target.read', null, t.lead_id))));
create policy takes on city.chain_target_step for insert to chengqi_app
  with check (city_id = current_setting('chengqi.city', true)
    and exists (select from city.chain_target t where t.city_id = chain_target_step.city_id and t.id = target_id
      and (governance.may('target.change', t.zone_id, t.body_id) or governance.may('target.change', null, t.lead_id))));
grant select, insert on city.chain_target_step to chengqi_app;
