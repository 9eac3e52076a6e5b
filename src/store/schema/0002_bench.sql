-- Loads, parcels that wait at the dock, units that wait on shelves, photos, numbers of rolls.
-- Only derived tables change; they are filled again from the facts.

drop table parcel;

create table parcel (
    parcel blob primary key check (length(parcel) = 16),
    number text not null,
    state text not null,
    finding text,
    shelf text,
    load blob,
    units integer not null,
    station text not null,
    person text,
    received_ms integer not null,
    day text not null,
    opened_ms integer,
    closed_ms integer,
    detail text not null
) strict, without rowid;

create index parcel_by_number on parcel (number);
create index parcel_by_day on parcel (day, received_ms, parcel);
create index parcel_by_state on parcel (state, day, received_ms, parcel);
create index parcel_by_shelf on parcel (shelf) where shelf is not null;
create index parcel_by_load on parcel (load, received_ms, parcel) where load is not null;

drop table unit;

create table unit (
    unit blob primary key check (length(unit) = 16),
    tag text not null,
    parcel blob not null,
    state text not null,
    seller text,
    line blob,
    how text not null,
    finding text,
    grade text,
    proposed text,
    decision text,
    container text not null,
    put_key blob not null,
    person text,
    station text not null,
    put_ms integer not null,
    day text not null,
    detail text not null
) strict, without rowid;

create index unit_by_tag on unit (tag);
create index unit_by_parcel on unit (parcel);
create index unit_by_day on unit (day, put_ms, unit);
create index unit_by_container on unit (container, tag) where state = 'put';
create index unit_by_line on unit (line) where line is not null;
-- What waits on shelves, oldest first: few rows, so that a put into a tote writes none of it.
create index unit_waiting on unit (state, put_ms, unit) where state <> 'put';

create table load (
    load blob primary key check (length(load) = 16),
    name text not null,
    said integer,
    station text not null,
    opened_ms integer not null,
    day text not null,
    closed_ms integer
) strict, without rowid;

create index load_by_day on load (day, opened_ms, load);

create table photo (
    photo blob primary key check (length(photo) = 32),
    parcel blob not null,
    unit blob,
    kind text not null,
    source text not null,
    taken_ms integer not null,
    width integer not null,
    height integer not null,
    bytes integer not null,
    person text,
    named_ms integer not null
) strict, without rowid;

create index photo_by_parcel on photo (parcel, taken_ms, photo);
create index photo_by_unit on photo (unit, taken_ms, photo) where unit is not null;

create table number_range (
    roll text not null,
    prefix text not null,
    next integer not null,
    primary key (roll, prefix)
) strict, without rowid;

alter table seller add column terms text;
