-- Days of acts are days where the city lies; a name of the IANA time zone database.
alter table city.city add column time_zone text not null default 'Asia/Shanghai';

-- A list of zones that the city itself brings is its own, no candidate list.
alter table city.zone drop constraint zone_status_check;
alter table city.zone add constraint zone_status_check check (status in ('listed', 'candidate', 'announced', 'reserved', 'former'));
