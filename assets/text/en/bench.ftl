### The bench. Sentence case, no full stop on labels; what is read from two metres stays short.

bench-scan-badge = Scan your badge
bench-scan-badge-resume = Scan your badge to go on with unit …{ $tag }
bench-scan-badge-go-on = Scan your badge to go on
bench-scan-parcel = Scan the parcel
bench-looking = Looking…
bench-choose-return = Which return is it?
bench-choose-outbound = Sent out by this number: is it that return?
bench-none-of-these = None of these
bench-odd-receive = Receive it under this number
bench-odd-scan-again = Not a parcel number, scan another bar
bench-odd-receive-as = Receive as { $carrier } { $key }
bench-odd-wrong-check = Misread? Scan the label once more
bench-odd-wrong-check-detail = The check digit is wrong. The same again, or [1], is kept with a mark.
bench-odd-parcel-or-product = A parcel's number or a product?
bench-odd-parcel-or-product-detail = Nobody announced it. A product? Scan the label on the box.
bench-odd-outbound = Old label of { $carrier } from China
bench-odd-outbound-detail = Scan the return label. No other label on the box? [1] receives it under this number.
bench-all-seen = Everything announced is done. The next parcel scan or [P] ends this one.
bench-takes-too = { $letter } · { $decision }
bench-unknown-parcel = Nobody announced this parcel
bench-unknown-parcel-detail = Received all the same. Tag what is inside, or press [C] for the claim shelf.
bench-scan-unit-tag = Stick a unit tag on it and scan the tag
bench-scan-unit-tag-or = Next parcel, or another unit tag
bench-scan-product = Scan the product
bench-bind-product = New barcode: which one is it?
bench-confirm-provisional = Learned once: is it this one?
bench-which-line = No barcode: which one is it?
bench-open-elsewhere = Awaited by another return: whose is it?
bench-of-another-return = Taken for another return of this seller
bench-of-another-seller = Another seller's goods: that seller's terms hold
bench-slip-of-none = That slip is of none of these returns. Press a digit
bench-not-announced = Not on this list
bench-put-into = Put it to { $decision }
bench-put-elsewhere = Scan a container of another decision
bench-scan-container-of = Scan: { $kind }
bench-why-override = Why somewhere else?
bench-saving = Saving…
bench-checking = Checking the disk…
bench-saved-put = …{ $tag } is in { $container }
bench-saved-parcel = Received { $number }
bench-saved-empty = Empty box kept on { $shelf }
bench-saved-claim = On the claim shelf { $shelf }
bench-saved-undo = …{ $tag } is taken back and on your bench
bench-signed-in = Hello { $person }
bench-signed-out = Signed out: { $person }
bench-parcel-finished = { $number } was finished on { $at }
bench-parcel-finished-detail = { $units ->
    [one] 1 unit came out of it. Nothing was written. Scan the next parcel.
   *[other] { $units } units came out of it. Nothing was written. Scan the next parcel.
}
bench-parcel-open-elsewhere = { $number } is open at station { $station }
bench-parcel-resumed = { $number } goes on
bench-parcel-ended = { $number } is finished
bench-finding = Note: { $standing }
bench-finding-detail = Received all the same. Go on as usual.
bench-postal-bar = That is the ZIP bar
bench-postal-bar-detail = Scan the long tracking bar of the same label.
bench-product-not-parcel = That is a product, not a parcel
bench-product-not-parcel-detail = Read: { $product }. Scan the label on the box.
bench-that-is = That is { $kind }
bench-that-is-of = That is a { $carrier } tracking number
bench-command-no-use = That command does nothing here
bench-command-no-use-detail = Nothing was written. The keys below work now.
bench-wrong-step-unit-tag = That is a unit tag. Scan its parcel first
bench-wrong-step-container = That is a container. Scan a parcel first
bench-wrong-step-tag-first = Scan a unit tag first
bench-answer-first = Answer the question first
bench-end-first = Nothing came out of this parcel yet. [E] empty or [C] claim shelf
bench-unreadable = Read, but not known: { $code }
bench-unreadable-detail = Nothing was written. Scan another bar of the label.
bench-bad-check = Misread: { $code }. Scan it again
bench-too-many-queued = Too fast: this scan was not taken. Wait, then scan it again
bench-unknown-person = { $person } is not known here
bench-nothing-to-undo = Nothing to undo
bench-undo-scan-tag = Take …{ $tag } out of { $container } and scan its tag
bench-undo-wrong-tag = That is another unit. Wanted: …{ $tag }
bench-unseen-lines = { $count ->
    [one] 1 announced item was not seen
   *[other] { $count } announced items were not seen
}
bench-unseen-missing = Missing from the box
bench-unseen-other-box = Travels in another box
bench-confirm-empty = Is the box really empty?
bench-confirm-empty-yes = Empty, keep box and label
bench-confirm-empty-no = Not empty, go back
bench-refused-tag-in-use = { $tag } is on another unit. Take a new tag
bench-refused-sealed = { $container } is sealed. Scan an open one
bench-refused-wrong-container = { $container } is the wrong place. This unit goes to { $wanted }
bench-refused-wrong-container-detail = Nothing was written. Scan the right container, or press [O] to decide otherwise.
bench-refused-no-units = { $container } takes no units. Scan a container of the decision
bench-refused-wrong-shelf = { $container } is another kind of place. Wanted: { $wanted }
bench-refused-closed = { $decision } is closed for this unit. Scan another container
bench-refused-has-units = Units came out of { $number }, so it was not empty
bench-refused-not-open = { $number } is finished already
bench-refused-too-late = { $container } is sealed. A supervisor must take the unit out
bench-refused-load-closed = { $name } is closed: begin a new load. Nothing was written
bench-refused-supervisor = Only a supervisor may do that: scan a supervisor's badge. Nothing was written
bench-refused-not-waiting = Tag { $tag } does not wait for approval. Nothing was written
bench-refused-too-many-units = { $count } units do not go under one label: make two handling units. Nothing was written
bench-refused-hold-needs-owner = A hold needs owner, review day and default. Nothing was written: set the seller's terms
bench-refused-other = Not taken ({ $code }). Nothing was written
bench-outcome-unknown = The disk did not answer. Looking whether it was saved
bench-disk-full = The disk is full. This was not saved; all earlier work is. Free space, then scan again
bench-store-stopped = The store has stopped. This was not saved; all earlier work is. Restart the program
bench-graded-because = { $grade }, because: { $because }
bench-graded-clean = Nothing found that lowers it
bench-not-graded = Not graded: not what the seller announced
bench-no-damage-noted = No damage noted
bench-unit-number = Unit { $number }
bench-seller-of = { $seller } { $name }
bench-seller-unknown = Seller unknown
bench-line-seen = Seen
bench-key-undo = Undo
bench-key-empty = Empty box
bench-key-end = End parcel
bench-key-no-barcode = No barcode
bench-key-override = Elsewhere
bench-key-cancel = Back
bench-key-claim = Claim shelf
bench-key-damage = Damage
bench-key-park = Park
bench-key-rework = Rework
bench-key-unlabelled = Nothing readable
bench-ask-damage = What is wrong with the outside?
bench-ask-park = Why does it wait?
bench-ask-rework = What was done?
bench-ask-original = Is it still as it was exported?
bench-listed-by = { $seller } has it in its product book
bench-whose-goods = On no line: whose goods are they?
bench-whose-parcel = Which seller does our address line name?
bench-seller-not-legible = Not legible
bench-more-sellers = Other sellers…
bench-scan-parcel-tag = Stick on a parcel tag and scan it
bench-slip-noted = Noted. Nobody announced this return yet
bench-slip-added = { $lines ->
    [one] The slip fits: 1 announced line
   *[other] The slip fits: { $lines } announced lines
}
bench-slip-unknown = Nobody announced the return on this slip
bench-slip-unknown-detail = Nothing was written. Scan a unit tag, or the next parcel.
bench-slip-several = Several returns have this number: scan the return id on the slip
bench-noted-lpn = Amazon's label noted: { $code }
bench-key-print-tags = Print { $count } tags
bench-tags-printing = { $count } tags are being printed
bench-key-done = That many
bench-key-number-end = Key its last digits
bench-ask-number-end = Last 6 digits of its number: { $keyed }
bench-ask-number-end-detail = Key what is still legible, or scan what can be read.
bench-no-number-ends-so = No announced number ends in { $end }
bench-noted-serial = Serial number noted: { $code }
bench-gate-stops = { $gate }: hands off. Do not charge, open or press it. Take it to the metal drum in the open, call the supervisor, then go on here
bench-gate-closes = { $gate }. What opens it: { $opens }
bench-recalled = Recalled: { $notice }. Set it aside
bench-serial-differs = Another serial number was shipped: scan it once more
bench-serial-differs-twice = Read twice, and another serial number was shipped: photograph it
bench-more-than-announced = More than announced: the line has { $quantity }
bench-saved-park = …{ $tag } waits on { $shelf }
bench-unit-taken-up = …{ $tag } goes on
bench-key-quantity = Quantity
bench-ask-quantity = How many equal units?
bench-ask-quantity-keyed = How many equal units? { $count }
bench-ask-quantity-detail = Key the number and press Enter, or scan the old shipping label of each.
bench-units-in-hand = { $count ->
        [one] One unit
       *[other] A carton of { $count }, kept whole under one tag
    }
bench-old-labels = { $count ->
        [one] 1 label
       *[other] { $count } labels
    }. Scan the next, or press Enter
bench-old-label-wanted = That is no shipping label. Scan the label the unit went out with, or press Enter
bench-old-label-again = That label is counted already. Nothing was changed
bench-one-at-a-time = A carton cannot wait on the test shelf. Put it, then take single units out
bench-scan-tag-of-one = One unit comes out: stick a unit tag on it and scan the tag
bench-taken-out = Out of carton …{ $carton }
