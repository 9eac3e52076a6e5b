-- How many photos a parcel lacks stands beside since when, so that they are counted from the index.

drop index parcel_by_debt;
alter table parcel add column owed integer not null default 0;
create index parcel_by_debt on parcel (owed_ms, parcel, owed) where owed_ms is not null;
