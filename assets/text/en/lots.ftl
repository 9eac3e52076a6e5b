### Liquidation lots: what keeps goods out of them, their sale and what they brought.

lot-rule-dangerous-goods = Dangerous goods
lot-rule-opens-dangerous-goods = Take it off the pallet; dispose of it or ask the seller
lot-rule-brand-restricted = Restricted brand
lot-rule-opens-brand-restricted = Take it off the pallet; ask the seller
lot-rule-face-masks = Face masks
lot-rule-opens-face-masks = Take it off the pallet; dispose of it or ask the seller
lot-rule-held = On hold
lot-rule-opens-held = Take it off the pallet, or end the hold in Open work
lot-rule-other-decision = Not to be liquidated
lot-rule-opens-other-decision = Take it off the pallet and put it where it belongs
lot-rule-answer-due = The seller may still answer
lot-rule-opens-answer-due = Wait for the answer, or for its last day
lot-rule-claim-open = A claim may still be filed
lot-rule-opens-claim-open = File the claim first, or let the lot go without it
lot-split-retail = by retail value
lot-split-units = evenly by unit

column-lot = Lot
column-pallet = Pallet
column-fnsku = FNSKU
column-lpn = LPN
column-serial = Serial no.
column-category = Category
column-unit-retail = Unit retail
column-ext-retail = Ext. retail
column-brought = Brought
sheet-sellers = Sellers
