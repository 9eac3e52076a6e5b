-- Lots that were sold, with what became of the sale. Their units stand in the list that the sale names by
-- its hash.

create table lot (
    lot text primary key,
    day text not null,
    sold_ms integer not null,
    detail text not null
) strict, without rowid;
create index lot_by_time on lot (sold_ms, lot);
