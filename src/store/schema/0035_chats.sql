-- What sellers said in chats: a row for each thing that a word is about.

create table chat_answer (
    subject text not null,
    event blob not null check (length(event) = 16),
    unit blob check (unit is null or length(unit) = 16),
    seller text,
    at_ms integer not null,
    who text not null,
    picture blob check (picture is null or length(picture) = 32),
    answers integer not null,
    purged text,
    primary key (subject, event)
) strict, without rowid;
create index chat_by_seller on chat_answer (seller, at_ms, unit) where answers = 1;
create index chat_by_picture on chat_answer (picture, at_ms, purged) where picture is not null;
