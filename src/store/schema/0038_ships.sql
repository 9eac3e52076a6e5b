-- Shipments to China. These tables say what there is and what belongs together; what is known of each is
-- folded from its facts, which are few.

create table party (
    party text primary key
) strict, without rowid;

create table goods (
    seller text not null,
    sku text not null,
    primary key (seller, sku)
) strict, without rowid;

create table shipment (
    shipment text primary key,
    begun_ms integer not null,
    is_left integer not null
) strict, without rowid;
-- Those that are here first, the newest first.
create index shipment_by_time on shipment (is_left, begun_ms desc, shipment);

create table pallet (
    shipment text not null,
    pallet text not null,
    primary key (shipment, pallet)
) strict, without rowid;

create table consignment (
    consignment text primary key,
    shipment text not null
) strict, without rowid;
create index consignment_by_shipment on consignment (shipment, consignment);

-- A carton has one row, and so is in one consignment.
create table carton (
    container text primary key,
    consignment text,
    seller text
) strict, without rowid;
create index carton_by_consignment on carton (consignment, container) where consignment is not null;

-- Serial numbers that were given: each once, for ever.
create table sscc (
    sscc text primary key,
    container text not null
) strict, without rowid;

create table sscc_range (
    prefix text not null,
    first integer not null,
    count integer not null,
    primary key (prefix, first)
) strict, without rowid;
