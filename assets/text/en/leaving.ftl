### What leaves: single units, forwards, drums, boxes off the evidence shelf.

leaving-tab = Leaving
leaving-part-sell = Sell one by one
leaving-part-forward = Forward
leaving-part-hand-over = Hand over
leaving-part-back = Here again
leaving-part-word = Seller's word
leaving-nobody = Scan your badge first: whoever lets goods leave signs for it.
leaving-no-supervisor = { $person } is no supervisor. Only a supervisor may say this.
leaving-scan-tags = Scan unit tags
leaving-scan-label = Scan unit tags, then the tracking number on the printed label
leaving-scan-hand-over = Scan the tracking number as the carrier takes the parcel
leaving-scan-box = Scan the box { $number }: its label or its parcel tag
leaving-type-code = Type a code
leaving-type-take = Take
leaving-read = Read: { $code }
leaving-not-a-tag = { $code } is no unit tag. Nothing was added: scan the tag on the unit
leaving-no-number = { $code } is no tracking number. Nothing was written: scan the long barcode of the carrier's label
leaving-unknown-tag = No unit has the tag { $code }
leaving-gathered = { $count ->
    [one] 1 unit
   *[other] { $count } units
}
leaving-gathered-list = Gathered units
leaving-gathered-none = Nothing is gathered yet
leaving-gathered-none-how = Scan the tags of the units, or choose them in a container's list
leaving-drop = Leave out
leaving-drop-all = Leave all out
leaving-may-go = May go
leaving-col-may = May go?
leaving-order = Order
leaving-order-hint = The number of the order
leaving-price = Price
leaving-price-hint = 25.99 USD, or empty
leaving-price-wrong = A price is an amount and a currency, as 25.99 USD
leaving-sell = { $count ->
    [one] Sell 1 unit
   *[other] Sell { $count } units
}
leaving-sell-sure = { $count ->
    [one] 1 unit leaves under order { $order }. It is here no more.
   *[other] { $count } units leave under order { $order }. They are here no more.
}
leaving-sell-yes = Sold
leaving-sell-wants = Wants units that may go and an order
leaving-no = Not yet
leaving-to = Goes to
leaving-number = Tracking number
leaving-number-none = Not read yet
leaving-weight = Weight, g
leaving-weight-hint = Or empty
leaving-days = Days until the carrier has it
leaving-owner = Owner
leaving-label-file = Label, PDF
leaving-label-hint = The file that the seller supplied
leaving-label-open = Open to print
leaving-label-opened = { $name } was handed to the system to be printed. It is not kept here.
leaving-label-private = The file may show an address: it stays where it is, and only its fingerprint is noted.
leaving-choose = Choose…
leaving-forward = { $count ->
    [one] Labelled: 1 unit waits for its carrier
   *[other] Labelled: { $count } units wait for their carrier
}
leaving-forward-wants = Wants units that may go, a tracking number and a day
leaving-handed-over = { $code } is with its carrier
leaving-forwards-list = Waiting for a carrier
leaving-forwards-none = Nothing waits for a carrier
leaving-forwards-none-how = What is labelled stands here until its number is scanned at the hand-over
leaving-col-due = By
leaving-col-number = Number
leaving-col-to = To
leaving-col-owner = Owner
leaving-forward-head = Forward { $number }
leaving-forward-due = By { $day } · { $owner } sees to it
leaving-forward-of = { $units ->
    [one] 1 unit of { $seller }
   *[other] { $units } units of { $seller }
}
leaving-forward-lost = { $units ->
    [one] 1 thing that a buyer lost
   *[other] { $units } things that a buyer lost
}
leaving-forward-since = Labelled { $at }
leaving-forward-next = Next: at Containers, Leaving, Hand over, scan this number as the carrier takes the parcel
leaving-cancel-why = Why it does not go
leaving-cancel = Cancel the forward
leaving-cancel-wants = Wants a reason
leaving-back-why = Why they are here again
leaving-back = { $count ->
    [one] 1 unit is here again
   *[other] { $count } units are here again
}
leaving-back-wants = Wants units that left one by one and a reason
leaving-word-who = Who of the seller said: dispose of it
leaving-word-who-hint = Name, and where: chat, telephone
leaving-word = { $count ->
    [one] Note it for 1 unit
   *[other] Note it for { $count } units
}
leaving-word-wants = Wants units to be disposed of and who said so
leaving-taker = Recycler
leaving-taker-hint = Who takes the drum
leaving-wants-person = Sign in first
leaving-wants-how = Choose how it left
leaving-wants-witness = Name a second person who saw it
leaving-wants-taker = Name the recycler and the number
leaving-wants-photo = Take the photo in first
leaving-proof = Photo
leaving-proof-hint = A picture that shows that it is destroyed
leaving-proof-take = Take the photo in
leaving-proof-kept = { $name } is kept and will be named
leaving-no-label = { $name } is no PDF, or too large. Nothing was opened or kept. Choose the label that the seller sent.
leaving-no-proof = { $name } is no photo that can be kept. Nothing was written. Take it anew, or choose another file.
leaving-not-opened = { $name } could not be opened ({ $detail }). Nothing was written. Open and print it by hand, then scan the printed label.
leaving-drums-list = Battery drums
leaving-drums-none = No drum is here
leaving-drums-none-how = A drum begins with its first battery: put it into a container B-…
leaving-col-first = First battery
leaving-col-last = Must have left
leaving-drum-empty = Empty
leaving-drum-head = Drum { $container }
leaving-drum-since = First battery { $day }, must have left by { $last }
leaving-drum-next = Next: seal it, and let it leave with its recycler under the number of the shipping paper
leaving-box-head = Empty box { $number }
leaving-box-open = A claim may be filed until { $day }: the box stays
leaving-box-run-out = The last day for a claim was { $day }: the box may go
leaving-box-filed = A claim was filed: the box stays until it is decided
leaving-box-unknown = No rule says how long it stays
leaving-box-owner = Owner: a supervisor of the site
leaving-box-why = Why it may go
leaving-box-note = How it was decided
leaving-box-note-hint = What Amazon said, or why no claim is filed
leaving-singly = Leave one by one…
leaving-no-basis = Nobody's word yet
leaving-labelled = Labelled { $number }

queue-forwards = Awaiting carrier
queue-drums = Battery drums
container-battery-drum = Battery drum
left-recycled = Recycled
forward-to-fba = Amazon FBA
forward-to-warehouse = Another warehouse
forward-to-buyer = A buyer
forward-to-owner = Its owner, who lost it
release-claim-closed = Claim closed
release-run-out = Claim run out
basis-contract = By contract
basis-instruction = The seller said so
basis-lost-property = Lost property, time over
fact-parcel-released = Off the evidence shelf
fact-unit-instructed = Seller's word: dispose
fact-forward-made = Labelled to be forwarded
fact-forward-handed-over = Handed to the carrier
fact-forward-cancelled = Forward cancelled

trouble-refused-of = { $about }: { $why }. Nothing was written.
refusal-unit-gone = This unit has left the building
refusal-unit-not-here = No unit with this tag stands in a container it could leave from
refusal-in-forward = It is labelled and waits for its carrier: hand it over, or cancel the forward
refusal-not-for-sale = It is not decided to be resold, or it is nobody's: decide it first
refusal-order-number-needed = A single sale has the number of an order: fill it in
refusal-not-left-singly = It did not leave one by one, so it does not come back so
refusal-not-lost-property = It does not wait as lost property on a hold shelf
refusal-forward-known = A forward with this number stands already: print a new label
refusal-forward-day = The carrier has it on a day to come, within 30 days: choose another day
refusal-no-such-forward = Nothing waits under this number: check the parcel, then scan its own label
refusal-forward-over = This forward waits no more: it was handed over or cancelled
refusal-lost-property-kept = Lost property is kept for its owner until this day
refusal-photo-needed = What is destroyed wants a photo that shows it: take one in
refusal-taker-needed = A drum leaves with a recycler and a number: fill in both
refusal-no-instruction = Neither its seller nor the contract says that it may be destroyed: note the seller's word, or move it
refusal-no-evidence = This is no empty box on the evidence shelf
refusal-other-parcel = This was read, and it is another box: scan the one that is chosen
refusal-claim-open = A claim may be filed until this day: the box stays
refusal-claim-filed = A claim was filed: say how it was decided
refusal-not-a-battery = Nothing says that this is a battery or has one: it goes into a bin
refusal-drum-apart = Damaged batteries and sound ones stand in drums of their own: choose another drum
refusal-not-to-dispose = It is not decided to be disposed of: nobody needs the word
refusal-wrong-way-out = What is in this container does not leave that way: put it where it belongs first
refusal-other-sellers = Another seller's unit is among them: take one seller's at a time
refusal-said-needed = An answer says who gave it: fill it in
refusal-sale-terms = A sale has a price that is not below nothing: correct it
refusal-witness-needed = A second person must have seen it: name a badge that is known here and not your own
refusal-not-sealed = It takes units still: seal it first
refusal-left-already = It left the building already
refusal-sold-as-lot = A lot pallet leaves as a lot: sell it under Lots

leaving-kept-back = { $rule }. { $opens }
leaving-pictures = Pictures of the pallets
leaving-pictures-of = { $container } · { $count }
leaving-picture-hint = Picture, or a folder
leaving-picture-add = Add
leaving-picture-out = Leave it out
leaving-picture-words = Picture { $number } of { $container }
leaving-lot-pictures = { $pallets ->
    [one] { $pictured } of { $pallets } pallet has pictures
   *[other] { $pictured } of { $pallets } pallets have pictures
}
leaving-picture-gone = The picture { $file } is not what was kept, so the lot was not written. What was saved is safe. Run “returnbay verify”, and bring the photo back from a copy of the data folder.
leaving-no-pictures = No picture is in { $name }. Nothing was written. Choose a folder with JPEG or PNG files.
leaving-too-many-pictures = { $name } has more than { $most } pictures. Nothing was written. Choose a folder with those of one pallet, or one picture at a time.
refusal-no-pictures = Pictures are kept of lot pallets that are here, each once and at most 12 of one pallet: leave others out first
refusal-kept-back = A rule keeps the unit from every sale: its row names why and what to do
