-- Values whose origin was known but not written down when a city was loaded: our English of published texts and of leading
-- industries, and the kind we gave the listed zones. A city that is loaded later brings these rows with it.
insert into city.value_source (city_id, relation, row_id, column_name, dataset_id, mark)
select found.city_id, found.relation, found.row_id, found.column_name, found.dataset_id, 'derived'
from (
  select city_id, 'statement' as relation, subject_kind || '/' || subject_id || '/' || field as row_id, 'text_en' as column_name, 'translations' as dataset_id
  from city.statement where subject_kind = 'zone' and text_en is not null
  union all
  select city_id, 'ecosystem', id, 'note_en', 'translations' from city.ecosystem where note_en is not null
  union all
  select city_id, 'zone_industry', zone_id || '/' || position, 'label_en', 'leading-industry-reading' from city.zone_industry where label_en is not null
  union all
  select city_id, 'zone', id, 'kind', 'zone-candidates' from city.zone where status = 'candidate'
) as found
join city.dataset as d on d.city_id = found.city_id and d.id = found.dataset_id
on conflict do nothing;
