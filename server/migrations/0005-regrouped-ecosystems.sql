-- Several ecosystems may be regrouped into several others, and no source says which part went where.
alter table city.ecosystem_succession drop constraint ecosystem_succession_kind_check;
alter table city.ecosystem_succession add constraint ecosystem_succession_kind_check
  check (kind in ('continue', 'rename', 'merge', 'split', 'regroup'));
