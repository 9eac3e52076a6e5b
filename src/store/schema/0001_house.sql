-- Ground: the journal and the blobs it names. Nothing here is ever changed.

create table meta (
    one integer primary key check (one = 1),
    station text not null,
    epoch integer not null,
    created_ms integer not null
) strict;

create table fact (
    id integer primary key,
    station text not null,
    epoch integer not null,
    seq integer not null check (seq >= 1),
    event blob not null unique check (length(event) = 16),
    key blob not null check (length(key) = 16),
    kind text not null,
    version integer not null,
    hlc integer not null,
    utc_ms integer not null,
    day text not null,
    person text,
    subjects text not null,
    body text not null,
    hash blob not null check (length(hash) = 32),
    unique (station, epoch, seq)
) strict;

create index fact_by_key on fact (key);

create trigger fact_never_changes before update on fact
begin
    select raise(abort, 'a fact never changes');
end;

create trigger fact_never_goes before delete on fact
begin
    select raise(abort, 'a fact never goes');
end;

create table pack (
    hash blob primary key check (length(hash) = 32),
    bytes blob not null
) strict, without rowid;

create table import_chunk (
    id integer primary key,
    hash blob not null unique check (length(hash) = 32),
    bytes blob not null
) strict;

-- Kept: erasable or private to this station.

create table raw_scan (
    event blob primary key check (length(event) = 16),
    salt blob not null check (length(salt) = 16),
    bytes blob not null
) strict, without rowid;

create table draft (
    bench text primary key,
    body text not null
) strict, without rowid;

-- Derived: rebuilt from the ground at any time.

create table fact_subject (
    subject text not null,
    fact integer not null,
    primary key (subject, fact)
) strict, without rowid;

create table series (
    station text primary key,
    zone text not null,
    public_key blob not null
) strict, without rowid;

create table person (
    person text primary key,
    name text not null,
    role text not null
) strict, without rowid;

create table seller (
    seller text primary key,
    name text not null,
    policy text
) strict, without rowid;

create table product (
    seller text not null,
    barcode text not null,
    sku text,
    asin text,
    parcels integer not null,
    trust text not null,
    primary key (seller, barcode)
) strict, without rowid;

create index product_by_barcode on product (barcode, seller);
create index product_by_sku on product (seller, sku) where sku is not null;
create index product_by_asin on product (seller, asin) where asin is not null;

create table container (
    container text primary key,
    kind text not null,
    opened_ms integer not null,
    sealed_ms integer
) strict, without rowid;

create table parcel (
    parcel blob primary key check (length(parcel) = 16),
    number text not null,
    state text not null,
    finding text,
    shelf text,
    units integer not null,
    station text not null,
    person text,
    received_ms integer not null,
    day text not null,
    closed_ms integer,
    detail text not null
) strict, without rowid;

create index parcel_by_number on parcel (number);
create index parcel_by_day on parcel (day, received_ms, parcel);
create index parcel_by_state on parcel (state, day, received_ms, parcel);
create index parcel_by_shelf on parcel (shelf) where shelf is not null;

create table parcel_key (
    key text not null,
    kind text not null,
    parcel blob not null,
    primary key (key, kind, parcel)
) strict, without rowid;

create table unit (
    unit blob primary key check (length(unit) = 16),
    tag text not null,
    parcel blob not null,
    state text not null,
    seller text,
    line blob,
    how text not null,
    grade text,
    proposed text not null,
    decision text not null,
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

create table expected (
    line blob primary key check (length(line) = 16),
    source integer not null,
    body text not null
) strict, without rowid;

-- Only lines that two files tell differently: every telling, with the newest file that has it.
create table expected_telling (
    line blob not null,
    source integer not null,
    body text not null,
    primary key (line, body)
) strict, without rowid;

create table expected_key (
    key text not null,
    kind integer not null,
    line blob not null,
    primary key (key, kind, line)
) strict, without rowid;

create table import_run (
    fact integer primary key,
    state text not null,
    next_chunk integer not null,
    next_row integer not null,
    keyed_chunks integer not null,
    merged integer not null,
    new integer not null,
    changed integer not null,
    unchanged integer not null
) strict;
