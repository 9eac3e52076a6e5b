-- Second looks at graded units, and the units that may be drawn for one; both follow from the units' facts.

create table rating (
    unit blob not null check (length(unit) = 16),
    event blob not null check (length(event) = 16),
    how text not null,
    rater text not null,
    at_ms integer not null,
    grade text not null,
    of_person text,
    by_person text,
    category text,
    own text,
    other text,
    primary key (unit, event)
) strict, without rowid;
create index rating_by_person on rating (of_person, how, at_ms, event, category, own, other)
    where of_person is not null;
create index rating_differing on rating (at_ms, event) where own <> other;
create index rating_calibration on rating (at_ms, unit) where how = 'calibration' and of_person is null;

create table drawn (
    draw integer not null,
    unit blob not null check (length(unit) = 16),
    grader text not null,
    category text not null,
    first text not null,
    primary key (draw, unit)
) strict, without rowid;
