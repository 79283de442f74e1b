-- Rows of a file that a rule of the import leaves out, such as vacant premises in a register of establishments.
alter table city.import_row drop constraint import_row_state_check;
alter table city.import_row add constraint import_row_state_check
  check (state in ('read', 'new', 'changed', 'same', 'refused', 'repeated', 'kept', 'excluded'));
