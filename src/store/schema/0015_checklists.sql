-- Checklists of sellers' own.

alter table seller add column checklists text not null default '[]';
