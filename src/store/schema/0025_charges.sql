-- What was done on a unit or a parcel for a seller, as charges count it, by the days that it bears on.

create table activity (
    id blob not null check (length(id) = 16),
    kind text not null,
    seller text not null,
    first_day text not null,
    last_day text not null,
    items text not null,
    primary key (id, kind, seller)
) strict, without rowid;

create index activity_by_seller on activity (seller, last_day, id, kind, first_day);

-- The newest fact whose work stands there: work is derived while nobody waits, never with a put.
create table charged (
    one integer primary key check (one = 1),
    upto integer not null
) strict;
insert into charged (one, upto) values (1, 0);
