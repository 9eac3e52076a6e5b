-- Days that were signed off: the newest sign-off of each, and that it was opened again.
create table day (
    day text primary key,
    seq integer not null,
    at_ms integer not null,
    person text,
    station text not null,
    head_seq integer not null,
    head_hash blob not null,
    figures text not null,
    open text not null,
    note text,
    times integer not null,
    reopened_ms integer,
    reopened_by text,
    reopened_why text
) strict, without rowid;
