-- The newest workbook of each seller.
create index mail_of_seller on mail (seller, made_ms, mail);
