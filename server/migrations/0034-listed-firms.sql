-- The few listed companies among a million firms are read at every run of the work on chains.
create index firm_listed on city.firm (city_id, id) where stock_code is not null;
