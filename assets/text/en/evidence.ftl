## The page of an evidence pack

evidence-title = Evidence of a return
evidence-of-unit = Unit
evidence-of-parcel = Parcel
evidence-of-return = Return
evidence-aid = Facts as the returns warehouse recorded them. An aid for a claim, not legal advice.
evidence-zone = Times are those of the site ({ $name }).
evidence-not-known = not known
evidence-not-announced = No announced return is known.
evidence-nobody = nobody known
evidence-yes = Yes
evidence-no = No
evidence-head-return = The return as announced
evidence-head-parcel = The parcel as it came
evidence-head-unit = The unit as it came
evidence-head-checks = What was checked
evidence-head-photos = Photos
evidence-head-life = What happened
evidence-head-seal = Where this comes from
evidence-merchant-rma = Seller's RMA
evidence-fnsku = FNSKU
evidence-order-item = Order item id
evidence-announced = Units announced
evidence-came = Units that came
evidence-order-quantity = Units ordered
evidence-outbound = Sent out by
evidence-resolution = Resolution
evidence-status = Request status
evidence-request-date = Return requested on
evidence-refund-date = Refunded on
evidence-refund-date-how = not told by the seller's file
evidence-refunded = Amount refunded
evidence-order-amount = Order amount
evidence-delivered = Delivered to the warehouse on
evidence-category = Category
evidence-in-policy = Within the return policy
evidence-a-to-z = A-to-z claim
evidence-safet-state = State of the SAFE-T claim
evidence-safet-claim = SAFE-T claim id
evidence-unseen = Did not come out of the box
evidence-parcel-number = Parcel number
evidence-parcel-anothers = The parcel is another seller's return: its numbers are left out.
evidence-received = First scan here
evidence-opened = Opened
evidence-closed = Work ended
evidence-outside = Outside of the box
evidence-outside-fine = No damage noted
evidence-weighed = Weighed
evidence-not-weighed = not weighed
evidence-weight-expected = Its goods weigh at least
evidence-weight-light = Lighter than its goods alone: something lacks
evidence-weight-unusual = Another weight than parcels of these goods usually have
evidence-weight-fits = Nothing speaks against it
evidence-standing = Standing of the return at receipt
evidence-shelf = Box and label kept on
evidence-nothing-inside = Nothing was in the box.
evidence-how = Known by
evidence-finding = What is other than announced
evidence-as-announced = Nothing
evidence-serial-announced = Serial numbers shipped
evidence-serial-seen = Serial number on the unit
evidence-serial-same = One of those shipped
evidence-serial-other = None of those shipped
evidence-lpn = Amazon label on the unit
evidence-old-label = Old outbound label
evidence-under-one-label = { $count } units in one sealed carton under this tag
evidence-not-graded = not graded
evidence-original-state = State as exported
evidence-rework = Done at the bench
evidence-gates = Ways that facts close
evidence-gates-none = None
evidence-hold = Hold
evidence-no-checks = No check was made.
evidence-checklist = Checklist
evidence-question = Question
evidence-answer = Answer
evidence-photos-none = No photo is known.
evidence-photo = Photo { $number }
evidence-taken = Taken
evidence-kept-by = Kept by
evidence-photo-kept-back = Kept back: shows an address. Its hash proves it when it is asked for.
evidence-photo-purged = Only its hash is left: its original was erased by the rule about buyers' data, and no covered copy had been made.
evidence-photo-masked = The address is covered. This is the copy, with its own hash:
evidence-photo-original = The original without the cover has this hash:
evidence-photo-missing = Missing: its file is not on the machine that made this pack.
evidence-photo-changed = Left out: its file is no longer what its hash says.
evidence-photo-beside = The whole picture stands beside this page
evidence-by-the-program = the program
evidence-when = When
evidence-what = What
evidence-struck = taken back
evidence-life-how = Nothing is ever removed: what was taken back or corrected stays, struck through.
evidence-names-another = What it says is left out: it names another seller.
evidence-made-at = Made at
evidence-journal = Journal up to
evidence-key = Sealed with the key
evidence-facts-count = { $count ->
    [one] 1 fact
   *[other] { $count } facts
}
evidence-facts-kept-back = { $count ->
    [one] 1 more names another seller and is left out
   *[other] { $count } more name another seller and are left out
}
evidence-seal-how = The last line of the file seals every byte before it. “returnbay verify” finds any change; docs/evidence.md tells other programs how.

## Making and checking packs

evidence-sellers = Goods of several sellers are in it: { $sellers }. A pack names one seller only. Nothing was written. Name one with --seller, or make the pack of one unit.
evidence-not-of = None of it is of { $seller }. Nothing was written. Look which sellers it is of.
evidence-too-much = A pack holds { $units } units and { $photos } photos, and there are more. Nothing was written. Make one for each unit.
evidence-nothing-of = Nothing of { $what } has come here yet. No file was made.
evidence-photos-left-out = { $count ->
    [one] 1 photo is named in the pack without its picture: its file is missing or changed. The pack says so.
   *[other] { $count } photos are named in the pack without their pictures: their files are missing or changed. The pack says so.
}
evidence-no-key = The station's key cannot be read ({ $detail }), and without it nothing can be sealed. Nothing was written. Make the pack on the station that holds the store.
evidence-pack-too-large = { $name } is larger than { $most } MB and was not read: it is no evidence pack of this program.

## What is in a pack

column-announced = What was announced
column-unit = Unit
column-checks = Checks
column-photos = Photos
column-life = What happened
column-seal = Seal
column-page = Page
column-facts = Facts
column-manifest = Manifest

## In the window

desk-evidence = Evidence
desk-evidence-ask = Evidence…
desk-evidence-page = Export page
desk-evidence-archive = Export archive
