-- Who may do what: a copy of the table in the code, brought up to date at every start, so that policies can ask it.

create schema governance;

create table governance.permission (
  act text collate "C" not null,
  role text collate "C" not null,
  relation text not null check (relation in ('any', 'own')),
  purpose boolean not null,                     -- true: only for a stated purpose
  primary key (act, role)
);

grant usage on schema governance to chengqi_app;
grant select on governance.permission to chengqi_app;

-- Whether the actor of this transaction may do an act to something: the settings are made when the transaction opens.
create function governance.may(what text, zone text default null, body text default null, firm text default null, person text default null)
returns boolean
language sql stable parallel safe
as $$
  select exists (
    select from governance.permission p
    where p.act = what
      and p.role = current_setting('chengqi.role', true)
      and (not p.purpose or nullif(current_setting('chengqi.purpose', true), '') is not null)
      and (p.relation = 'any'
        or zone = any (string_to_array(nullif(current_setting('chengqi.zones', true), ''), ','))
        or body = nullif(current_setting('chengqi.body', true), '')
        or firm = nullif(current_setting('chengqi.firm', true), '')
        or person = nullif(current_setting('chengqi.user', true), '')))
$$;
