-- Recall lists: under each key of a recalled product its notices, each as the newest list has it.

create table recall (
    key text not null,
    kind integer not null,
    notice text not null,
    source integer not null,
    body text not null,
    primary key (key, kind, notice)
) strict, without rowid;
