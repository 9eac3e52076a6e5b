-- Labels, forwards, lots, claimed boxes and containers are work as well: all of it is derived again.

delete from activity;
update charged set upto = 0;

-- A count of a shelf of whole parcels misses some of them: they wait for somebody.
alter table parcel add column missing_ms integer;
create index parcel_missing on parcel (day, received_ms, parcel, missing_ms) where missing_ms is not null;
