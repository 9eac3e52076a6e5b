-- Pictures of a container, by their hashes; most containers have none. Batches that are not over, by how long
-- they are open.

alter table container add column pictures text;
create index batch_open on batch (opened_ms, batch) where json_extract(detail, '$.ended') is null;
