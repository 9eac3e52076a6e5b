-- Forwards: units that wait, labelled, for a carrier, and those that went.

create table forward (
    number text primary key,
    state text not null,
    due text not null,
    made_ms integer not null,
    detail text not null
) strict, without rowid;
create index forward_waiting on forward (state, due, made_ms, number) where state = 'waits';

-- Units that are labelled for a forward, by the container that they are in; most are not.
alter table unit add column forward text;
create index unit_labelled on unit (container, tag, state) where forward is not null;

-- Empty boxes that stand on the evidence shelf still, and drums that are here.
create index parcel_on_evidence on parcel (state, day, received_ms, parcel)
    where state = 'empty' and shelf is not null;
create index container_drums on container (kind, container)
    where kind = 'battery_drum' and left_ms is null;
