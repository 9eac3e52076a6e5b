-- Parcels that were weighed and held units of one product and nothing else, by what names the product
-- (kind 0 the SKU, 1 the ASIN): what their product's parcels usually weigh is learned from them.

create table weighed (
    parcel blob primary key check (length(parcel) = 16),
    seller text not null,
    kind integer not null,
    id text not null,
    units integer not null,
    weight_g integer not null
) strict, without rowid;

create index weighed_by_product on weighed (seller, kind, id, parcel, units, weight_g);
