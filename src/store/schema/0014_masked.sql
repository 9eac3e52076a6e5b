-- Of photos that show an address: the covered copy, and the day for which the original was erased.

alter table photo add column copy blob check (copy is null or length(copy) = 32);
alter table photo add column purged text;

-- The originals that show an address and stand, the oldest first, and those of them without a copy.
create index photo_personal on photo (taken_ms, photo)
    where purged is null and (kind = 'label' or copy is not null);
create index photo_uncovered on photo (taken_ms, photo)
    where purged is null and kind = 'label' and copy is null;

-- Two photos may have one and the same copy, such as one that is covered whole.
create index photo_by_copy on photo (copy) where copy is not null;

-- What a purge has yet to bring to the disk is looked for among these alone.
create index photo_purged on photo (photo) where purged is not null;
