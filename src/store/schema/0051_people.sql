-- People have a language and may leave; desks may ask for a PIN. Their facts lay the rows anew.

delete from person;
alter table person add column language text;
alter table person add column state text not null default 'active';
alter table person add column pin text not null default 'missing';
alter table person add column locked_ms integer;
