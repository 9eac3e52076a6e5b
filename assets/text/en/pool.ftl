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
guess-reason-zip = sent to this seller's ZIP
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
desk-pool-over-head = { $count ->
    [one] The wait of 1 box is over
   *[other] The wait of { $count } boxes is over
}
desk-pool-over-nobody = Scan a supervisor's badge to confirm what becomes of it
desk-pool-no-supervisor = { $person } is no supervisor. Scan a supervisor's badge
desk-pool-confirm = Confirm for { $count }: { $decision }
desk-pool-confirm-how = Nothing happens by itself. A box that somebody claims or announces is left out. Until it is done a claim is still taken
desk-pool-confirmed = { $decision }, confirmed by { $person }, to be done by { $due }
desk-pool-all-told = All sellers had been told for the last time by { $day }
desk-pool-told-head = Last notice
desk-pool-told = { $seller }: on { $day }, answer by { $at }
desk-pool-untold = { $seller }: not told for the last time yet
desk-pool-untold-how = Make the workbooks for sellers: each names it as last notice. The default can be confirmed once all answers are due
desk-pool-do-by = to be done by { $day }
desk-pool-late = late since { $day }
desk-pool-bin-how = Put the box as it is into a dispose bin and type the bin. Or bring it to a bench and scan it: it is opened there
desk-pool-open-how = Bring the box to a bench and scan it: it is opened there, and its goods become the house's ({ $decision })
desk-pool-bin-to = Dispose bin
desk-pool-bin-do = It is in the bin
desk-pool-bin-nobody = Scan a badge to put the box into a bin
desk-pool-bin-wrong = That is no dispose bin. Its name begins with D
desk-pool-back-nobody = A supervisor may take the default back
desk-pool-back = Take the default back
desk-mend-head = Put the record right
desk-mend-nobody = Scan a supervisor's badge to take a match back, or to make one parcel of two records
desk-unmatch-why = The match is wrong:
desk-unmatch-do = Take the match back
desk-unmatch-unset = choose a reason
desk-merge-into = Same box as
desk-merge-hint = its number
desk-merge-do = This box is { $number }
desk-merge-wants = Type the number of the record that stands
desk-merge-how = This record goes; its numbers, photos, match and units stand under the other. It can be taken back
desk-merge-unknown = No parcel has that number
desk-merged-into = This is { $number }: both records are one parcel
desk-merge-back = They are two parcels after all
queue-pool-over = Wait is over
queue-pool-expired = Boxes to clear
match-mistake-wrong-return = another return of that seller
match-mistake-wrong-seller = another seller's
match-mistake-other-goods = other goods are in it
trouble-pool-not-over = That parcel waits on the claim shelf until { $day }. Nothing was changed. Confirm its default then
trouble-pool-untold = Not told for the last time yet: { $sellers }. Nothing was changed. Make the workbooks for sellers first
trouble-pool-answers-due = Sellers have until { $at } to answer the last notice. Nothing was changed. Confirm the default after that
refusal-parcel-has-owner = Somebody claims or announces that parcel, or it is matched. Match it, or take the match back
refusal-not-matched = No person matched that parcel, so there is no match to take back
refusal-not-merged-itself = Both numbers name the same record. Type the number of the other one
refusal-not-merged-worked = Work was done on the record that is to go: units, a count or a claim stand on it. Choose it as the one that stands
refusal-not-merged-open = Both records have units, and work on one of them is not ended, or a unit of it is on a bench. Nothing was changed. End that work, then make them one
refusal-merge-stays-onward = The record that stands was made one with another since. Nothing was changed. Part those two first
refusal-merge-stays-seen-again = A unit that came with the merge was looked at again since. Nothing was changed. Both records stay one parcel
refusal-merge-stays-put = That unit counts for another record since two were made one parcel. Nothing was changed. Part the two records first
refusal-not-merged-target = The other record stands for nothing any more. Look for the one that stands
refusal-not-merged-other-match = Both records are matched, with different returns. Take one match back first
refusal-not-merged-claimed = A seller claims the record that is to go. Match it first: the match goes with it
mail-row-claimed-late = Claimed late: on { $day } it was confirmed that it becomes { $decision }. The box is still here; a person matches it, or goes on
mail-row-pool-binned = Too late: its wait was over and confirmed on { $day }, and the box is in { $container }. Nothing was changed. Tell the seller
mail-row-pool-opened = Too late: its wait was over and confirmed on { $day } ({ $decision }), and the box was opened. Nothing was changed. Tell the seller
mail-kind-claim-last = Last notice: nobody’s parcel from { $day } on
desk-note-head = Note a product that is in no book
desk-note-how = Sellers see what it is in their workbooks. Its code brings a guess as soon as a book or a file names it
desk-note-nobody = Scan a badge to note a product
desk-note-title = What it is
desk-note-barcode = Barcode
desk-note-category = Category
desk-note-weight = Weight (g)
desk-note-photos = Photos of this parcel that show it, at most three
desk-note-book = Into the book of { $seller } as { $sku }
desk-note-in-book = In the book of { $seller } as { $sku }
desk-note-in-book-seen = In the book of { $seller } as { $sku }, provisional until the seller's own file says it
desk-note-do = Note it
desk-note-wants-title = Say in words what it is
desk-note-no-barcode = That is no barcode: its check digit does not hold, or it has a space in it
desk-note-no-weight = Whole grams, such as 312
refusal-seen-product-title = Say in at most 200 characters what the product is
refusal-seen-product-category = The category is longer than 80 characters
refusal-seen-product-barcode = That is no barcode: its check digit does not hold, or it has a space in it
refusal-seen-product-photos = Choose at most three photos, each of that parcel and each once. Nothing was changed
refusal-seen-product-too-many = 20 products are noted of that parcel already
fact-unit-attached = Put under another return
line-mistake-two-returns = two returns in one box
line-mistake-wrong-line = put under the wrong line
line-mistake-not-announced = nobody announced it
desk-lines-head = Put under another return
desk-lines-nobody = Scan a supervisor's badge to put it under another return
desk-lines-under = Now under { $number }
desk-lines-under-none = Now under no return
desk-lines-open = Work on parcel { $number } goes on. At the bench a digit chooses the return; end the parcel to choose it here
desk-lines-no-seller = Nobody knows whose it is. Take it to a bench: there its return is chosen
desk-lines-typed = Return
desk-lines-typed-hint = order, RMA or tracking
desk-lines-not-found = No line of this seller has the number { $number }
desk-lines-none = No other return of this seller shares anything with it. Type its number
desk-lines-own = of this parcel
desk-lines-awaits = { $awaited } of { $quantity } still expected
desk-lines-full = { $put } of { $quantity } came, none expected
desk-lines-to-none = No return
desk-lines-to-none-how = nobody announced it
desk-lines-why = Why:
desk-lines-why-unset = choose a reason
desk-lines-left = The line that it leaves:
desk-lines-do = { $count ->
    [one] Put it there
   *[other] Put all { $count } there
}
desk-lines-do-more = { $count ->
    [one] Put it there as more than announced
   *[other] Put all { $count } there as more than announced
}
desk-lines-how = What it was decided to become stays. It can be taken back
desk-lines-back = Put it back under the return before
desk-returns-in = Returns in this parcel
desk-returns-none = no return
desk-returns-units = { $count ->
    [one] 1 unit
   *[other] { $count } units
}
refusal-no-such-line = No file that is taken in whole announces that line. Wait until files are taken in, then choose it again
refusal-line-of-another = That line is this seller's, the unit is not. Take its place back at a bench and unmatch the parcel, then match it anew
refusal-line-full = As many units came of that line as were announced. Say that more came, or choose another line
refusal-line-stays-open = Work on its parcel goes on. At the bench a digit chooses the return; or end the parcel first
refusal-line-stays-consignment = It is in a consignment that is closed with its papers. Open the consignment again first
refusal-line-stays-batch = It is in a resale batch. Let it out of the batch first
refusal-line-stays-seen-again = A bench looked at it again since. Choose its return anew
refusal-line-stays-attached = A desk put it under another return since. Take that back first
