-- Labels, forwards, lots, claimed boxes and containers are work as well: all of it is derived again.

delete from activity;
update charged set upto = 0;
