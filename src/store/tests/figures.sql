with
undone as (
    select json_extract(body, '$.target') as key from fact where kind = 'undone'
),
counts as (
    select id, kind, day, person, utc_ms, body,
        ((utc_ms / 1000 + case
            when utc_ms < 1772964000000 or utc_ms >= 1793523600000 then -8 else -7 end * 3600)
            / 3600) % 24 as hour
    from fact where lower(hex(key)) not in (select key from undone)
),
-- Units.
placed as (
    select counts.id, kind, day, hour, person, unit.value as unit,
        row_number() over (partition by unit.value order by counts.id desc) as newest
    from counts, json_each(coalesce(
        json_extract(body, '$.units'), json_array(json_extract(body, '$.unit')))) as unit
    where kind in ('unit.put', 'unit.parked')
),
place as (select * from placed where newest = 1),
seen as (
    select counts.id, unit.value as unit, json_extract(body, '$.inspection') as seen,
        row_number() over (partition by unit.value order by counts.id desc) as newest
    from counts, json_each(coalesce(
        json_extract(body, '$.units'), json_array(json_extract(body, '$.unit')))) as unit
    where kind in ('unit.inspected', 'unit.parked')
),
decided as (
    select counts.id, unit.value as unit, body,
        row_number() over (partition by unit.value order by counts.id desc) as newest
    from counts, json_each(json_extract(body, '$.units')) as unit
    where kind = 'unit.decided'
),
units as (
    select place.kind, place.day, place.hour, place.person,
        json_extract(seen.seen, '$.grade') as grade,
        json_extract(seen.seen, '$.seller') as seller,
        json_extract(seen.seen, '$.how') as how,
        json_extract(decided.body, '$.decision') as decision,
        json_extract(decided.body, '$.proposed') as proposed,
        json_extract(decided.body, '$.override_reason') as reason
    from place
    join seen on seen.unit = place.unit and seen.newest = 1
    left join decided on decided.unit = place.unit and decided.newest = 1
),
put as (select * from units where kind = 'unit.put'),
-- Parcels.
merged as (
    select json_extract(body, '$.parcel') as parcel from counts where kind = 'parcel.merged'
),
came as (
    select json_extract(body, '$.parcel') as parcel, kind, day, hour, utc_ms, body from counts
    where kind in ('parcel.docked', 'parcel.received')
        and json_extract(body, '$.parcel') not in (select parcel from merged)
),
parcels as (
    select came.day, came.hour, came.utc_ms,
        case when came.kind = 'parcel.received' then came.utc_ms else (
            select min(utc_ms) from counts
            where kind = 'parcel.opened' and json_extract(body, '$.parcel') = came.parcel
        ) end as opened,
        (select max(utc_ms) from counts
            where kind = 'parcel.closed' and json_extract(body, '$.parcel') = came.parcel) as closed,
        (select count(*) from counts, json_each(json_extract(body, '$.unseen')) as line
            where kind = 'parcel.closed' and json_extract(body, '$.parcel') = came.parcel
                and line.value ->> 'said' = 'missing') as missing,
        coalesce((
            select one.value ->> 'carrier' from counts, json_each(json_extract(body, '$.candidates')) as one
            where json_extract(body, '$.parcel') = came.parcel and one.value ->> 'carrier' is not null
            order by counts.id, one.key limit 1), 'none') as carrier,
        (select json_extract(body, '$.finding') from counts
            where json_extract(body, '$.parcel') = came.parcel
                and json_extract(body, '$.finding') is not null
            order by id desc limit 1) as finding
    from came
),
steps(below, code) as (
    values (15, '15m'), (60, '1h'), (240, '4h'), (480, '8h'), (1440, '1d'), (4320, '3d'),
        (9223372036854775807, 'longer')
),
one(day, dim, key, hour) as (
    select day, 'units', '', hour from units
    union all select day, 'waiting', '', hour from units where kind = 'unit.parked'
    union all select day, 'decided', '', hour from put where decision is not null
    union all select day, 'put', '', hour from put
    union all select day, 'graded', '', hour from put where grade is not null
    union all select day, 'grade', coalesce(grade, 'none'), hour from put
    union all select day, 'seller', coalesce(seller, 'none'), hour from put
    union all select day, 'person', coalesce(person, 'none'), hour from put
    union all select day, 'decision', decision, hour from put where decision is not null
    union all select day, 'overridden', '', hour from put where decision <> proposed
    union all select day, 'reason', coalesce(reason, 'none'), hour from put where decision <> proposed
    union all select day, 'not_expected', '', hour from put where how = 'not_expected'
    union all select day, 'parcels', '', hour from parcels
    union all select day, 'carrier', carrier, hour from parcels
    union all select day, 'finding', finding, hour from parcels where finding is not null and finding <> 'open'
    union all select day, 'missing_line', '', hour from parcels where missing > 0
    union all select day, 'state', case
        when closed is not null then 'closed' when opened is not null then 'open' else 'at_dock' end, hour
        from parcels
    union all select day, 'to_open', (
        select code from steps where (opened - utc_ms) / 60000 < below order by below limit 1), hour
        from parcels where opened is not null
    union all select day, 'to_close', (
        select code from steps where (closed - opened) / 60000 < below order by below limit 1), hour
        from parcels where opened is not null and closed is not null
)
select day, dim, key, hour, count(*) from one group by day, dim, key, hour
