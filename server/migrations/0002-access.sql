-- Who may read what. chengqi_app is the application's role: it owns nothing and may only read.
-- The role itself is made before the migrations, because roles belong to the whole server.

grant usage on schema national, city to chengqi_app;
grant select on all tables in schema national to chengqi_app;
grant select on all tables in schema city to chengqi_app;

-- Every table of a city shows the city of the transaction alone; without one it shows nothing.
do $$
declare
  relation regclass;
begin
  for relation in
    select c.oid from pg_class c where c.relnamespace = 'city'::regnamespace and c.relkind = 'r'
  loop
    execute format('alter table %s enable row level security', relation);
    execute format(
      'create policy own_city on %s for select to chengqi_app using (city_id = current_setting(''chengqi.city'', true))',
      relation);
  end loop;
end $$;
