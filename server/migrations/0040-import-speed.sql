-- Rows of an import are staged as new and written once more only where that is not so; most of a first load is new.
drop index city.import_row_state;
create index import_row_state on city.import_row (city_id, import_id, state, line) where state <> 'new';
-- What a later import changed is found by the key of that import.
drop index city.import_previous_row;
