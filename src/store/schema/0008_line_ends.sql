-- Announced lines are found by the end of a tracking number, and by the SKU that stands beside an ASIN.

insert into expected_key (key, kind, line)
select substr(key, -6), 5, line from expected_key where kind = 0 and length(key) >= 6
on conflict do nothing;

insert into expected_key (key, kind, line)
select body ->> '$.sku' as key, 6, line from expected
where key is not null and body ->> '$.asin' is not null
on conflict do nothing;
