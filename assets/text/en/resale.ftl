### Resale: batches, what keeps units off a channel, relabelling with proof by scans, back to hold.

resale-rule-not-graded = Not graded
resale-rule-opens-not-graded = Send it back to hold; grade it at a bench
resale-rule-unsellable = Not fit for sale
resale-rule-opens-unsellable = Send it back to hold
resale-rule-held = On hold
resale-rule-opens-held = Wait, or end the hold in Open work
resale-rule-other-decision = Not to be resold
resale-rule-opens-other-decision = Take it out and put it where it belongs
resale-rule-other-seller = Another seller's
resale-rule-opens-other-seller = Gather it in a batch of its seller
resale-rule-answer-due = Seller may still answer
resale-rule-opens-answer-due = Wait for the answer, or for its last day
resale-rule-contested = Barcode means two products
resale-rule-opens-contested = Settle it in Products
resale-rule-no-sku = Seller's SKU not known
resale-rule-opens-no-sku = Import the product book
resale-rule-sku-too-long = Resale SKU too long
resale-rule-opens-sku-too-long = Ask the seller for a shorter SKU
resale-rule-sku-signs = SKU with signs that are not taken
resale-rule-opens-sku-signs = Ask the seller for a SKU of letters and digits
resale-rule-sku-taken = Resale SKU stands for other goods
resale-rule-opens-sku-taken = Ask the seller for another SKU
resale-rule-no-product-id = No ASIN, UPC or EAN
resale-rule-opens-no-product-id = Add it in Products
resale-rule-new-only = Listed there as new only
resale-rule-opens-new-only = Take another channel, or send it back to hold
resale-rule-dangerous-goods = Dangerous goods
resale-rule-opens-dangerous-goods = Have their papers ready
resale-rule-no-price = Price not known
resale-rule-opens-no-price = Add it in Products or the rate card, or type it in the file

sale-channel-amazon = Amazon
sale-channel-ebay = eBay
sale-channel-other = Other
batch-end-done = Done
batch-end-withdrawn = Came to nothing

item-condition-new = New
item-condition-like-new = Used - Like New
item-condition-very-good = Used - Very Good
item-condition-good = Used - Good
item-condition-acceptable = Used - Acceptable
item-condition-unsellable = For parts
item-note-varies = What was seen varies
print-item-label = Item label

fact-batch-opened = Resale batch begun
fact-batch-gathered = Gathered into a resale batch
fact-batch-let-go = Out of its resale batch
fact-batch-listed = Resale batch listed
fact-batch-ended = Resale batch ended
fact-sku-locked = Resale SKU set for good
fact-unit-relabelled = Relabelled, proven by scans

column-resale-sku = Resale SKU
column-seller-sku = Seller SKU
column-condition = Condition
column-amazon-condition = Amazon condition
column-ebay-condition = eBay condition
column-item-note = Item note
column-channel = Channel
column-resale-batch = Batch
column-price = Price
column-tote = Tote
sheet-listing = Listing

bench-refused-batch-number-taken = Another batch has the number { $batch }. Nothing was written: choose another number
bench-refused-no-such-batch = There is no batch { $batch } here. Nothing was written: look at the number
bench-refused-batch-not-gathered = Batch { $batch } is listed or over, so nothing comes into it or goes out of it alone. Nothing was written: open another batch, or send the unit back to hold
bench-refused-batch-over = Batch { $batch } is over. Nothing was written
bench-refused-batch-empty = There is no unit in batch { $batch }. Nothing was written: gather some first
bench-refused-batch-changed = What is in batch { $batch }, or what a book says of it, is not what was shown any more. Nothing was written: look at the batch again
bench-refused-in-batch = Tag { $tag } is in batch { $batch }. Nothing was written: let it go there first
bench-refused-not-in-batch = Tag { $tag } is not in batch { $batch }. Nothing was written
bench-refused-not-on-channel = Tag { $tag } may not be sold on this channel. Nothing was written: the resale desk names why and what to do
bench-refused-not-for-sale = Tag { $tag } does not lie in a resale tote to be resold. Nothing was written: put it where it belongs
bench-refused-label-differs = The label of tag { $tag } is not what the unit is to bear. Nothing was written: scan the tag again
bench-refused-old-code-uncovered = The old code { $code } is not covered. Nothing was written: cover it and go on
bench-refused-batch-day = A batch is to be listed today or on a later day, within a year. Nothing was written: choose another day

refusal-batch-number-taken = Another batch has that number: choose another one
refusal-no-such-batch = There is no batch of that number
refusal-batch-not-gathered = The batch is listed or over: open another batch, or send the unit back to hold
refusal-batch-over = The batch is over
refusal-batch-empty = There is no unit in the batch: gather some first
refusal-batch-changed = What is in the batch, or what a book says of it, is not what was shown: look at it again
refusal-in-batch = A unit is in another batch: let it go there first
refusal-not-in-batch = A unit is not in that batch
refusal-not-on-channel = A unit may not be sold on that channel: its row names why and what to do
refusal-label-differs = The label is not what the unit is to bear: scan the tag again
refusal-old-code-uncovered = An old code is not covered: cover it and go on
refusal-batch-day = A batch is to be listed today or on a later day, within a year

resale-tab = Resale
resale-part-gather = Batches
resale-part-relabel = Relabel
resale-nobody-signed-in = Sign in at the bench first
resale-new = New batch
resale-number = Number
resale-seller = Seller
resale-seller-units = { $seller } · { $units }
resale-channel = Channel
resale-due = List by
resale-open = Open batch
resale-open-wants = Number, seller and day are needed
resale-batches-none = No batches yet
resale-batches-none-how = Choose a seller and a channel and open one
resale-chosen-none = No batch chosen
resale-chosen-none-how = Choose a batch to gather and list it
resale-head = { $batch } · { $seller }
resale-owner = { $owner }, list by { $due }
resale-overdue = { $owner }, was to be listed by { $due }
resale-listed-at = Listed { $at }
resale-ended-at = Ended { $at }
resale-ended-why = Came to nothing { $at }: { $reason }
resale-totals = { $units ->
    [one] { $units } unit
   *[other] { $units } units
} in { $lines ->
    [one] { $lines } line
   *[other] { $lines } lines
}
resale-unpriced = { $units ->
    [one] { $units } unit without a price
   *[other] { $units } units without a price
}
resale-scan-hint = Scan a unit's tag to gather it
resale-take-all = Take all ({ $units })
resale-take-tag = Tag
resale-take-tag-hint = type a tag, Enter
resale-beyond = { $units } more than one batch holds: open another one for them
resale-candidates = In totes, in no batch
resale-candidates-none = Nothing to gather
resale-candidates-none-how = Units of this seller come here from resale totes
resale-in-batch = In the batch
resale-in-batch-none = Nothing gathered yet
resale-in-batch-none-how = Scan a tag, or take units from the totes
resale-take = Take
resale-let-go = Let go
resale-col-sku = Resale SKU
resale-col-batch = Batch
resale-col-owner = Owner
resale-col-due = List by
resale-state-gathered = Gathering
resale-state-listed = Listed
resale-state-done = Done
resale-state-withdrawn = Came to nothing
resale-list = List batch…
resale-list-sure = List { $batch } with { $units ->
    [one] { $units } unit
   *[other] { $units } units
}? Its list never changes after that.
resale-list-yes = Yes, list it
resale-no = Back
resale-list-wants-units = Gather units to list the batch
resale-list-keeps-off = { $units ->
    [one] { $units } unit stays
   *[other] { $units } units stay
} off this channel: let it go first
resale-finish = End batch
resale-withdraw = Came to nothing…
resale-withdraw-why = Reason
resale-withdraw-yes = Yes, let all go
resale-back = Back to hold…
resale-back-head = { $tag } goes back to hold
resale-back-reason = Reason
resale-back-owner = Who acts next
resale-back-days = Days until review
resale-back-default = If nobody answers
resale-back-yes = Send back to hold
resale-back-wants = Reason, owner, days (1 to 365) and default are needed
resale-left = Gone
resale-left-since = { $units ->
    [one] { $units } unit has
   *[other] { $units } units have
} left the batch since: lower the quantity at the marketplace
resale-col-channel = Channel
resale-export-loader = Amazon loader (text)
resale-export-ebay = eBay (CSV)
resale-export-job = Listing
resale-not-listed = Batch { $batch } is not listed, so there is no list that stays. Nothing was written: list the batch first
resale-other-channel = Batch { $batch } is for another channel than { $format }. Nothing was written: take xlsx, or the format of its channel
resale-scan-tag = Scan the unit's tag
resale-scan-tag-how = Its new code is shown and a label is printed
resale-gather-tag = Scan a tag for { $batch }
resale-looking = Looking
resale-saving = Saving
resale-scan-new = Scan the new label
resale-scan-new-how = Stick it on so that it covers the old code. Our tag stays
resale-scan-new-wider = Its code wants a label of { $stock }: it comes from the printer that holds those. Stick it on so that it covers the old code. Our tag stays
resale-scan-olds = Try every other code
resale-scan-olds-how = None may read. Then press the button
resale-scan-new-again = Scan the new label once more
resale-scan-new-again-how = Cover what still reads first
resale-new-reads = { $code } reads
resale-still-reads = { $code } still reads: cover it
resale-reads-other = It reads { $read }, not { $code }. Nothing was written: stick on the right label
resale-relabelled = { $tag } bears { $code }
resale-gathered = { $tag } is in { $batch }
resale-not-a-tag = { $read } is no unit tag. Nothing was written: scan the tag on the unit
resale-no-such-unit = No unit here carries the tag { $tag }. Nothing was written: put it at a bench first
resale-other-unit = That is the tag of another unit, { $tag }. Nothing was written: finish this one, or begin anew
resale-own-tag = That is the unit's own tag: it stays on
resale-lack-left = { $tag } has left in { $container }. Nothing was written: lay it aside for a supervisor
resale-lack-not-for-sale = { $tag } is not to be resold. Nothing was written: put it where it belongs
resale-lack-not-graded = { $tag } has no grade or no seller. Nothing was written: take it to a bench
resale-lack-no-sku = The seller's SKU of { $tag } is not known. Nothing was written: import the product book
resale-lack-too-long = The resale SKU of { $tag } would be too long. Nothing was written: ask the seller for a shorter SKU
resale-lack-signs = The SKU of { $tag } has signs that a resale SKU may not have. Nothing was written: ask the seller for another one
resale-lack-unsellable = { $tag } is not fit for sale. Nothing was written: send it back to hold
resale-lack-taken = The resale SKU of { $tag } stands for another condition or product already. Nothing was written: ask the seller for another SKU
resale-no-label-signs = { $code } has signs that a label cannot show. Nothing was printed: ask the seller for another SKU
resale-no-label-too-long = { $code } fits no label: the widest, of 3 × 2 inch, takes { $most } signs. Nothing was printed: ask the seller for a shorter SKU, or for an FNSKU in the product book
resale-nobody-here = Scan your badge first
resale-store-trouble = The store did not take it. Nothing is lost: scan again, and call for help if it happens again
resale-too-many-scans = Too many scans at once; the last one was not taken. Nothing is lost: scan it again
resale-kind-fnsku = FNSKU
resale-kind-sku = Resale SKU
resale-condition = Condition: { $grade }
resale-old-codes = Must not read any more
resale-old-codes-none = No other code is known of it
resale-old-unread = not read
resale-old-read = read: cover it
resale-nothing-else = Nothing else reads
resale-print-again = Print again
resale-begin = Begin anew
resale-bears-already = It bore { $code } before
resale-covered-code = covered: { $code }

resale-late-batches = Batches that are late
queue-late-batches = Late resale batches
batch-step-list = List it
batch-step-sell = Sell what is left
resale-late-unlisted = Opened on { $opened }, to be listed by { $due }, and not listed yet
resale-late-unlisted-how = List it under Resale, or end it with a reason: its units are free then
resale-late-unsold = Listed on { $listed }; { $units ->
    [one] 1 unit is not sold
   *[other] { $units } units are not sold
}
resale-late-unsold-how = Lower the price at the marketplace, or end the batch and decide its units anew. What was sold is told under Leaving
resale-late-go = Go to the batch
