-- What is counted of units and parcels on each site day, by hour: 24 numbers of 4 bytes, the lowest byte first.
-- Like the work that charges count, it holds up to a fact and is derived while nobody waits, never with a put.

create table day_tally (
    day text not null,
    dim text not null,
    key text not null,
    hours blob not null check (length(hours) = 96),
    primary key (day, dim, key)
) strict, without rowid;

create table tallied (
    one integer primary key check (one = 1),
    upto integer not null
) strict;
insert into tallied (one, upto) values (1, 0);
