-- Finding by the last characters of a number: indexes only, no row is another.
-- A unit's tag has one index for both, whole and by its end: a put writes no page for finding.

create index parcel_key_by_end on parcel_key (substr(key, -6), parcel);
create index parcel_by_number_end on parcel (substr(number, -6), parcel);
drop index unit_by_tag;
create index unit_by_tag on unit (substr(tag, -6), unit);
