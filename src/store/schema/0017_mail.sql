-- Workbooks that sellers are sent, with what came back.

create table mail (
    mail blob primary key check (length(mail) = 16),
    seller text not null,
    file blob not null,
    file_name text not null,
    day text not null,
    answer_by_ms integer not null,
    row_count integer not null,
    made_ms integer not null,
    filled text not null
) strict, without rowid;
create index mail_by_time on mail (made_ms, mail);
