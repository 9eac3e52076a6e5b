-- What sellers ordered for their goods of one SKU.

create table standing_order (
    seller text not null,
    sku text not null,
    orders text not null,
    primary key (seller, sku)
) strict, without rowid;
