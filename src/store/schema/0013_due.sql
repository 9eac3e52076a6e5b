-- How many photos a parcel lacks stands beside since when, so that they are counted from the index.

drop index parcel_by_debt;
alter table parcel add column owed integer not null default 0;
create index parcel_by_debt on parcel (owed_ms, parcel, owed) where owed_ms is not null;

-- Claims that may be filed, by the day that the goods came: of a unit, or of a parcel that was empty or
-- lacked an item; and the lines and numbers for which one must be looked at again. Most units have none.

create table claim (
    id blob not null check (length(id) = 16),
    kind text not null,
    delivered text not null,
    primary key (id, kind)
) strict, without rowid;

create index claim_by_day on claim (delivered, id, kind);

create table claim_link (
    link blob not null,
    id blob not null,
    kind text not null,
    primary key (link, id, kind)
) strict, without rowid;

create index claim_link_by_claim on claim_link (id, kind);
