-- What stands together: of a unit in a place of the house whose it is, what becomes of it and what danger it
-- brings, so that a container's rule is held by a look at an index. Units that a count missed wait for
-- somebody. The newest count of each place.

alter table unit add column kin text;
alter table unit add column missing_ms integer;
create index unit_at on unit (container, kin, unit) where kin is not null;
create index unit_on_seller_shelf on unit (kin, container)
    where kin is not null and container >= 'V-' and container < 'V.';
create index unit_missing on unit (put_ms, unit, missing_ms) where missing_ms is not null;

create table place_count (
    place text primary key,
    counted_ms integer not null,
    detail text not null
) strict, without rowid;
