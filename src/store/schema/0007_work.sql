-- Open work: indexes only, no row is another. Each is partial, so that a put into a tote, a scan or
-- a closed load writes none of them.

create index unit_caged on unit (state, put_ms, unit)
    where state = 'put' and container >= 'G-' and container < 'G.';
create index load_open on load (closed_ms, day, opened_ms, load) where closed_ms is null;
create index product_in_doubt on product (trust, seller, barcode) where trust <> 'agreed';

-- Finding by what is noted on few units: Amazon's label, a serial number.

create index unit_by_lpn on unit (json_extract(detail, '$.lpn')) where instr(detail, '"lpn":') > 0;
create index unit_by_serial on unit (json_extract(detail, '$.serial'))
    where instr(detail, '"serial":') > 0;
