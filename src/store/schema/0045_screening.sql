-- Lists of parties that were loaded, and their entries, each as the newest list of its name has it.
create table screening_list (
    fact integer primary key,
    list text not null,
    listed text not null,
    entries integer not null,
    file_name text not null
) strict;
create index screening_list_by_list on screening_list (list, listed, fact);

create table screening_entry (
    list text not null,
    entry text not null,
    source integer not null,
    body text not null,
    primary key (list, entry)
) strict, without rowid;

-- What an entry is found by: words of its names, names without spaces, numbers.
create table screening_key (
    list text not null,
    kind integer not null,
    key text not null,
    entry text not null,
    name integer not null,
    words integer not null,
    primary key (list, kind, key, entry, name)
) strict, without rowid;
