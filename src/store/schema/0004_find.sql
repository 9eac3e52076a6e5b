-- Finding by the last characters of a number: indexes only, no row is another.

create index parcel_key_by_end on parcel_key (substr(key, -6), parcel);
create index parcel_by_number_end on parcel (substr(number, -6), parcel);
create index unit_by_tag_end on unit (substr(tag, -6), unit);
