-- An item of work says what it cost where its fact says so, as that of a repair does. All of it is derived
-- again from the facts.

delete from activity;
update charged set upto = 0;
