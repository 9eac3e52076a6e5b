-- Papers under which goods left China: each line as the newest file has it.
create table export_line (
    seller text not null,
    number text not null,
    line integer not null,
    sku text,
    source integer not null,
    body text not null,
    primary key (seller, number, line)
) strict, without rowid;
create index export_line_by_sku on export_line (seller, sku, number, line) where sku is not null;

-- Under which line a unit comes back. It has one row, and so comes back once.
create table unit_export (
    unit blob primary key check (length(unit) = 16),
    seller text not null,
    number text not null,
    line integer not null
) strict, without rowid;
create index unit_export_by_line on unit_export (seller, number, line, unit);
