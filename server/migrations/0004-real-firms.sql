-- The few firms of real registers among the synthetic ones: listed and counted without reading the others.
create index firm_real on city.firm (city_id, revenue_order, id) where not synthetic;
