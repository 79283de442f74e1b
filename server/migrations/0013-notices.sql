-- What people are told, and how each of it goes out: written in the transaction of the act that causes it.

create table city.notice (
  city_id text collate "C" not null,
  id uuid not null,
  at timestamptz(3) not null default now(),
  kind text collate "C" not null,               -- its words are in the code, in both languages
  values jsonb not null,                        -- what stands in the words; no personal data
  subject_kind text collate "C" not null,
  subject_id text collate "C" not null,
  link text not null check (link like '/%' and link not like '//%'),
  due date,                                     -- null: nothing is to be done by a day
  to_user text collate "C",
  to_role text collate "C",
  to_body text collate "C",
  to_zone text collate "C",
  primary key (city_id, id),
  check (num_nonnulls(to_user, to_role, to_zone) >= 1),
  check (to_user is null or num_nonnulls(to_role, to_body, to_zone) = 0),
  check (to_body is null or to_role is not null)
);
create index notice_to_user on city.notice (city_id, to_user, at) where to_user is not null;
create index notice_to_role on city.notice (city_id, to_role, at) where to_role is not null;

-- One row for each way out. Without a recipient it is not known yet to whom it goes; the sender finds out and makes a row for each.
create table city.delivery (
  city_id text collate "C" not null,
  id uuid not null,                             -- goes out with the message, so that a receiver knows it again
  notice_id uuid not null,
  channel text not null check (channel in ('page', 'e-mail', 'webhook')),
  recipient text collate "C" not null,          -- a user, the name of a webhook; '' while unknown
  state text not null check (state in ('waiting', 'sending', 'sent', 'spread', 'unset', 'dead')),
  attempts int not null default 0,
  next_attempt_at timestamptz(3) not null default now(),
  lease_by uuid,                                -- the sender that holds it, until the lease ends
  lease_until timestamptz(3),
  last_error text,
  sent_at timestamptz(3),
  primary key (city_id, id),
  unique (city_id, notice_id, channel, recipient),
  foreign key (city_id, notice_id) references city.notice,
  check ((state = 'sending') = (lease_by is not null and lease_until is not null)),
  check ((state = 'sent') = (sent_at is not null))
);
create index delivery_to_send on city.delivery (next_attempt_at) where state in ('waiting', 'sending');
create index delivery_dead on city.delivery (city_id, next_attempt_at) where state = 'dead';

create table city.notice_reading (
  city_id text collate "C" not null,
  notice_id uuid not null,
  user_id text collate "C" not null,
  read_at timestamptz(3) not null default now(),
  primary key (city_id, notice_id, user_id),
  foreign key (city_id, notice_id) references city.notice
);

-- What a person said about a kind of notice; what is not said is sent.
create table city.notice_preference (
  city_id text collate "C" not null,
  user_id text collate "C" not null,
  kind text collate "C" not null,
  channel text not null check (channel in ('e-mail')),
  wanted boolean not null,
  primary key (city_id, user_id, kind, channel)
);

-- When a person last looked at the day, and when before that.
create table city.day_visit (
  city_id text collate "C" not null,
  user_id text collate "C" not null,
  role text collate "C" not null,
  before_at timestamptz(3),
  seen_at timestamptz(3) not null default now(),
  primary key (city_id, user_id, role)
);

alter table city.notice enable row level security;
alter table city.delivery enable row level security;
alter table city.notice_reading enable row level security;
alter table city.notice_preference enable row level security;
alter table city.day_visit enable row level security;

create policy addressed on city.notice for select to chengqi_app using (
  city_id = current_setting('chengqi.city', true)
  and nullif(current_setting('chengqi.user', true), '') is not null
  and (to_user = current_setting('chengqi.user', true)
    or (to_user is null
      and (to_role is null or to_role = current_setting('chengqi.role', true))
      and (to_body is null or to_body = nullif(current_setting('chengqi.body', true), ''))
      and (to_zone is null or to_zone = any (string_to_array(nullif(current_setting('chengqi.zones', true), ''), ','))))));
create policy administered on city.notice for select to chengqi_app using (
  city_id = current_setting('chengqi.city', true) and (select governance.may('delivery.read')));
-- Who acts causes notices; a visitor does not act.
create policy caused on city.notice for insert to chengqi_app with check (
  city_id = current_setting('chengqi.city', true) and nullif(current_setting('chengqi.user', true), '') is not null);

create policy administered on city.delivery for select to chengqi_app using (
  city_id = current_setting('chengqi.city', true) and (select governance.may('delivery.read')));
create policy caused on city.delivery for insert to chengqi_app with check (
  city_id = current_setting('chengqi.city', true) and nullif(current_setting('chengqi.user', true), '') is not null
  and recipient = '' and attempts = 0 and (state = 'waiting' or (channel = 'page' and state = 'sent')));
create policy retried on city.delivery for update to chengqi_app
  using (city_id = current_setting('chengqi.city', true) and state = 'dead' and (select governance.may('delivery.retry')))
  with check (city_id = current_setting('chengqi.city', true) and state = 'waiting' and attempts = 0);

create policy own on city.notice_reading to chengqi_app using (
  city_id = current_setting('chengqi.city', true) and user_id = nullif(current_setting('chengqi.user', true), ''))
  with check (city_id = current_setting('chengqi.city', true) and user_id = nullif(current_setting('chengqi.user', true), ''));
create policy own on city.notice_preference to chengqi_app using (
  city_id = current_setting('chengqi.city', true) and user_id = nullif(current_setting('chengqi.user', true), ''))
  with check (city_id = current_setting('chengqi.city', true) and user_id = nullif(current_setting('chengqi.user', true), ''));
create policy own on city.day_visit to chengqi_app using (
  city_id = current_setting('chengqi.city', true) and user_id = nullif(current_setting('chengqi.user', true), ''))
  with check (city_id = current_setting('chengqi.city', true) and user_id = nullif(current_setting('chengqi.user', true), ''));

grant select, insert on city.notice, city.delivery, city.notice_reading, city.notice_preference, city.day_visit to chengqi_app;
grant update (state, attempts, next_attempt_at) on city.delivery to chengqi_app;
grant update (wanted) on city.notice_preference to chengqi_app;
grant update (before_at, seen_at) on city.day_visit to chengqi_app;
