-- Photos that evidence lacks: since when the oldest of a parcel is owed.

alter table parcel add column owed_ms integer;
create index parcel_by_debt on parcel (owed_ms, parcel) where owed_ms is not null;
