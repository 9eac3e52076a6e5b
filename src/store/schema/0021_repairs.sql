-- Units in repair by who acts next and by the day that sorts them; only units in repair have them.

alter table unit add column repair_queue text;
alter table unit add column repair_day text;
create index unit_repairs on unit (repair_queue, repair_day, unit, put_ms) where repair_queue is not null;
