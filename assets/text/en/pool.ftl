### The claim pool: whose a parcel of nobody may be.

guess-reason-claimed-by-name = the seller says it is theirs and names this return
guess-reason-claimed = the seller says it is theirs
guess-reason-number = the very number
guess-reason-rma = the return's id
guess-reason-order = the order's id
guess-reason-near-number = number with one digit off
guess-reason-ends-in-eight = same last 8 digits
guess-reason-ends-in-six = same last 6 digits
guess-reason-product = awaits this product
guess-reason-seller = seller in our address line
guess-reason-delivered = delivered about that day
guess-reason-requested = asked for in the weeks before
guess-reason-later = announced after it came
desk-guess-head = Whose parcel?
desk-guess-none = No announced return shares anything with it
desk-guess-none-how = Read what is on its slip or goods at a bench, or wait for the seller's next file: the match follows by itself
desk-guess-help = Press a digit or a row to match. Another one can be chosen later
desk-guess-nobody = Scan a badge to match
desk-guess-claimed = { $seller } says it is theirs ({ $file })
desk-guess-claimed-by-name = { $seller } says it is theirs: { $number } ({ $file })
desk-guess-matched = Matched: { $seller } · { $number }
desk-guess-found-how = Bring it from the claim shelf to a bench and scan it: work on it begins there
desk-guess-lines = { $count ->
    [one] 1 line
   *[other] { $count } lines
}
queue-claim-found = Owner found
trouble-pool-found = { $count ->
    [one] 1 parcel on the claim shelf is announced now. It is saved as it was. Bring it to a bench and scan it; it is listed in open work under “Owner found”.
   *[other] { $count } parcels on the claim shelf are announced now. They are saved as they were. Bring them to a bench and scan them; they are listed in open work under “Owner found”.
}
column-came = Received
column-waits-days = Days here
column-carrier = Carrier
column-number-end = Number ends
column-product-codes = Codes on the goods
column-outside = Outside
column-weight-g = Weight (g)
sheet-unclaimed = Unclaimed
column-claim-until = To be claimed by
desk-col-pool-ends = Ends
desk-pool-waits = { $days ->
    [one] notice in 1 day
   *[other] notice in { $days } days
}
desk-pool-notice = { $days ->
    [one] ends in 1 day
   *[other] ends in { $days } days
}
desk-pool-over = { $days ->
    [one] over for 1 day
   *[other] over for { $days } days
}
desk-pool-rule = After { $notice } days on the shelf all sellers are told again; after { $days } days: { $decision }
