-- Containers that are here, by how long they are in use. A unit keeps the day on which it was decided anew,
-- in its detail.

create index container_here on container (kind, opened_ms, container) where left_ms is null;
