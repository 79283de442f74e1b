-- The record of what people decided: appended by the application, read by those it concerns, changed by nobody.

create table city.act (
  city_id text collate "C" not null,
  seq bigint not null check (seq > 0),          -- from 1, without gaps
  id uuid not null,
  at timestamptz(3) not null,
  actor_role text collate "C" not null,
  actor_user text collate "C",                  -- city.person_key.reference
  actor_body text collate "C",
  kind text collate "C" not null,
  subject_kind text collate "C" not null,
  subject_id text collate "C" not null,
  scope_zone text collate "C",                  -- whose the subject is
  scope_body text collate "C",
  scope_firm text collate "C",
  public boolean not null,
  reason text,
  data text not null,                           -- canonical JSON (RFC 8785); text, because its hash is of its letters
  persons text[] not null,                      -- city.person_key.reference of those the data speak of
  previous_hash text collate "C" not null check (previous_hash ~ '^[0-9a-f]{64}$'),
  hash text collate "C" not null check (hash ~ '^[0-9a-f]{64}$'),
  primary key (city_id, seq),
  unique (city_id, id)
);
create index act_by_subject on city.act (city_id, subject_kind, subject_id, seq);
create index act_by_kind on city.act (city_id, kind, seq);
create index act_by_user on city.act (city_id, actor_user, seq);

-- The last act of each city; locked while one is appended.
create table city.act_head (
  city_id text collate "C" primary key,
  seq bigint not null,
  hash text collate "C" not null
);

-- What a reference stands for, kept apart from the acts: without its salt nothing leads from the reference to the person.
create table city.person_key (
  city_id text collate "C" not null,
  reference text collate "C" not null,          -- SHA-256 of salt and person, hexadecimal
  user_id text collate "C",
  personal text,                                -- of a person without an account: canonical JSON
  salt bytea,
  erased_at timestamptz(3),
  primary key (city_id, reference),
  check (case when erased_at is null then salt is not null and num_nonnulls(user_id, personal) = 1
    else num_nonnulls(user_id, personal, salt) = 0 end)
);
create unique index person_key_by_user on city.person_key (city_id, user_id);

-- ---------------------------------------------------------------- nobody changes it, the owner of the tables included

create function city.refuse_change() returns trigger
language plpgsql
as $$
begin
  raise exception '%.% is only appended to', tg_table_schema, tg_table_name using errcode = 'insufficient_privilege';
end $$;

create trigger act_is_kept before update or delete on city.act for each row execute function city.refuse_change();
create trigger act_is_not_emptied before truncate on city.act for each statement execute function city.refuse_change();
create trigger act_head_is_kept before delete on city.act_head for each row execute function city.refuse_change();
create trigger act_head_is_not_emptied before truncate on city.act_head for each statement execute function city.refuse_change();
-- The head moves only from within the trigger of a new act.
create trigger act_head_follows before update on city.act_head for each row
  when (pg_trigger_depth() = 0) execute function city.refuse_change();
create trigger act_head_begins before insert on city.act_head for each row
  when (new.seq <> 0) execute function city.refuse_change();

create function city.follow_act() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  update city.act_head set seq = new.seq, hash = new.hash
    where city_id = new.city_id and seq = new.seq - 1 and hash = new.previous_hash;
  if not found then
    raise exception 'act % of city % does not follow the head', new.seq, new.city_id using errcode = 'serialization_failure';
  end if;
  return null;
end $$;
create trigger act_moves_head after insert on city.act for each row execute function city.follow_act();

-- ---------------------------------------------------------------- what the application asks of the owner

-- The city of the transaction is the only one that may be named; the owner's own transactions have none set.
create function city.own_city(city text) returns text
language plpgsql stable
as $$
begin
  if coalesce(nullif(current_setting('chengqi.city', true), ''), city) <> city then
    raise exception 'not the city of this transaction' using errcode = 'insufficient_privilege';
  end if;
  return city;
end $$;

-- The head, locked until the transaction ends.
create function city.lock_act_head(city text) returns table (seq bigint, hash text)
language plpgsql volatile security definer set search_path = ''
as $$
begin
  insert into city.act_head values (city.own_city(city), 0, repeat('0', 64)) on conflict do nothing;
  return query select h.seq, h.hash from city.act_head h where h.city_id = city for update;
end $$;

-- The last act on a subject, also one the actor may not read; 0 before the first.
create function city.last_act_on(city text, about_kind text, about_id text) returns bigint
language sql stable security definer set search_path = ''
as $$
  select coalesce(max(a.seq), 0) from city.act a
  where a.city_id = city.own_city(city) and a.subject_kind = about_kind and a.subject_id = about_id
$$;

-- The reference of a user, made at the first need.
create function city.refer_to_user(city text, person text, fresh_salt bytea) returns text
language plpgsql volatile security definer set search_path = ''
as $$
declare
  found_reference text;
begin
  insert into city.person_key (city_id, reference, user_id, salt)
    values (city.own_city(city), encode(sha256(fresh_salt || convert_to(person, 'UTF8')), 'hex'), person, fresh_salt)
    on conflict (city_id, user_id) do nothing;
  select k.reference into strict found_reference from city.person_key k where k.city_id = city and k.user_id = person;
  return found_reference;
end $$;

-- A new reference to a person without an account.
create function city.refer_to_person(city text, person text, fresh_salt bytea) returns text
language sql volatile security definer set search_path = ''
as $$
  insert into city.person_key (city_id, reference, personal, salt)
  values (city.own_city(city), encode(sha256(fresh_salt || convert_to(person, 'UTF8')), 'hex'), person, fresh_salt)
  returning reference
$$;

-- Forgets who is meant; the acts stay as they are. False if there was nothing to forget.
create function city.erase_person(city text, known_as text) returns boolean
language plpgsql volatile security definer set search_path = ''
as $$
begin
  update city.person_key set user_id = null, personal = null, salt = null, erased_at = now()
    where city_id = city.own_city(city) and reference = known_as and erased_at is null
      and (nullif(current_setting('chengqi.role', true), '') is null or governance.may('person.erase', person => user_id));
  return found;
end $$;

-- ---------------------------------------------------------------- who may do what

alter table city.act enable row level security;
alter table city.act_head enable row level security;
alter table city.person_key enable row level security;

create policy own_key on city.person_key for select to chengqi_app using (
  city_id = current_setting('chengqi.city', true)
  and (user_id = nullif(current_setting('chengqi.user', true), '') or (select governance.may('person.read'))));

create policy own_city on city.act_head for select to chengqi_app using (city_id = current_setting('chengqi.city', true));

create policy readable on city.act for select to chengqi_app using (
  city_id = current_setting('chengqi.city', true)
  and (public
    or (select governance.may('act.read'))
    or governance.may('act.read', scope_zone, scope_body, scope_firm)
    or governance.may('act.read', null, actor_body)
    or actor_user = (
      select k.reference from city.person_key k
      where k.city_id = current_setting('chengqi.city', true) and k.user_id = nullif(current_setting('chengqi.user', true), ''))));

-- Nobody appends in the name of another.
create policy appended on city.act for insert to chengqi_app with check (
  city_id = current_setting('chengqi.city', true)
  and actor_role = current_setting('chengqi.role', true)
  and actor_body is not distinct from nullif(current_setting('chengqi.body', true), '')
  and actor_user is not distinct from (
    select k.reference from city.person_key k
    where k.city_id = current_setting('chengqi.city', true) and k.user_id = nullif(current_setting('chengqi.user', true), '')));

grant select, insert on city.act to chengqi_app;
grant select on city.act_head, city.person_key to chengqi_app;

revoke execute on function city.lock_act_head, city.last_act_on, city.refer_to_user, city.refer_to_person, city.erase_person from public;
grant execute on function city.lock_act_head, city.last_act_on, city.refer_to_user, city.refer_to_person, city.erase_person to chengqi_app;
