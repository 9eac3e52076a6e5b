-- Rate cards of sellers, and how many equal units are for sale.

alter table seller add column rates text not null default '[]';

-- Seller and product of a unit that is for sale; few pages, since only such units are in it.
alter table unit add column for_sale text;
create index unit_for_sale on unit (for_sale) where for_sale is not null;
