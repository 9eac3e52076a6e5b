-- Units and containers that left the building. What is gone waits on no shelf, and stands by its container
-- still.

alter table container add column left_ms integer;
alter table container add column left_detail text;

drop index unit_waiting;
create index unit_waiting on unit (state, put_ms, unit) where state <> 'put' and state <> 'gone';
drop index unit_by_container;
create index unit_by_container on unit (container, tag, state) where state = 'put' or state = 'gone';
