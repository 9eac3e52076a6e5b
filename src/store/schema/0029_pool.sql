-- Parcels say since when they wait on the claim shelf and what became of them: their rows are made anew from
-- their facts. Boxes that wait to be done with are read by the day of their first scan; few are.

create index parcel_expired on parcel (day, received_ms, parcel) where state = 'expired';
