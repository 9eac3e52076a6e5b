-- Hashes of PINs and wrong tries in a row: kept, not derived, for no fact has them.

create table pin (
    person text primary key,
    phc text not null,
    wrong integer not null,
    locked_ms integer
) strict, without rowid;
