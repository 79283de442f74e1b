-- Firms of classes that are partly a link's, of which no product is known: whether they stand on it cannot be told.
alter table city.chain_sum add column undecided_firms integer not null default 0;
