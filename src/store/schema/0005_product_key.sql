-- Announced lines are found by their product too: a unit may belong to another return than its parcel.

insert into expected_key (key, kind, line)
select coalesce(body ->> '$.asin', body ->> '$.sku') as key, 4, line from expected
where key is not null
on conflict do nothing;
