-- Terms and rule tables of sellers hold from a day on; their facts lay them anew.

delete from seller;
alter table seller drop column policy;
alter table seller drop column terms;
alter table seller add column policies text not null default '[]';
alter table seller add column terms text not null default '[]';
