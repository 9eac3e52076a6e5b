-- What is decided for China and has not left, by seller and tag: few of all units, which the planner reads.
create index unit_to_china on unit (seller, tag, state)
    where decision = 'ship_china' and (state = 'put' or state = 'judged');
