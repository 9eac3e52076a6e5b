-- Sellers' product books: every telling of a product with the newest file that has it, the product
-- that they fold to, and what it is found by.

create table book (
    product blob primary key check (length(product) = 16),
    seller text not null,
    source integer not null,
    body text not null
) strict, without rowid;

create index book_by_seller on book (seller, product);

create table book_telling (
    product blob not null,
    source integer not null,
    body text not null,
    primary key (product, body)
) strict, without rowid;

create table book_key (
    key text not null,
    seller text not null,
    kind integer not null,
    product blob not null,
    primary key (key, seller, kind, product)
) strict, without rowid;
