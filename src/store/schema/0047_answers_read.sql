-- Days on which sellers' answers were read; a default waits for it.
create table answers_read (
    day text primary key,
    folder text,
    files integer not null,
    taken integer not null,
    at_ms integer not null,
    person text
) strict, without rowid;
