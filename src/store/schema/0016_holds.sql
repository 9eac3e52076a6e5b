-- The day on which a held unit is looked at again; only units that are held have one.

alter table unit add column hold_review text;
create index unit_held on unit (hold_review, unit, seller, put_ms) where hold_review is not null;
