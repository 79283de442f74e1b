-- Days of acts are days where the city lies; a name of the IANA time zone database.
alter table city.city add column time_zone text not null default 'Asia/Shanghai';
