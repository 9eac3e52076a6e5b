-- Resale: batches with their own life, the one batch that a unit is in and its newest proven label, and
-- what each resale SKU of a seller stands for: a SKU for one condition, a condition for one SKU.

create table batch (
    batch text primary key,
    opened_ms integer not null,
    detail text not null
) strict, without rowid;
create index batch_by_time on batch (opened_ms, batch);

create table resale_unit (
    unit blob primary key,
    batch text,
    label text,
    covered text not null
) strict, without rowid;
create index resale_by_batch on resale_unit (batch, unit) where batch is not null;

create table resale_sku (
    seller text not null,
    sku text not null,
    base text not null,
    grade text not null,
    primary key (seller, sku),
    unique (seller, base, grade)
) strict, without rowid;
