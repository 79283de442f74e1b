-- Firms are found by what they make, word for word. Like names, products are looked up by the owner: under a policy the index
-- cannot be used; the function applies the policy's condition itself.
create index firm_products on city.firm using gin (products);

create function city.firms_making(product text, most integer) returns setof text
language sql stable strict security definer
set search_path = pg_catalog, pg_temp
as $$
  select id from city.firm
  where products @> array[product] and city_id = current_setting('chengqi.city', true)
  order by revenue_order desc, id desc limit most
$$;
revoke all on function city.firms_making(text, integer) from public;
grant execute on function city.firms_making(text, integer) to chengqi_app;
