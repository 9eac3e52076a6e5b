### The dock. Sentence case, no full stop on labels; what is read from two metres stays short.

dock-scan-load = Scan the pallet or gaylord
dock-scan-load-detail = Its own id, or press [1] for parcels that come loose
dock-loose-parcels = Loose parcels
dock-go-on-with = Go on with { $name }
dock-open-load-note = { $count } scanned, begun { $at }
dock-driver-says = How many does the driver say?
dock-driver-says-detail = Key the number and press Enter. No number? Scan the first parcel.
dock-scan-parcels = Scan the parcels
dock-load-opened = Open: { $name }
dock-load-goes-on = Going on: { $name }
dock-load-left-open = Left open: { $name }. Go on with it at the dock at any time
dock-docked = …{ $number } is counted
dock-docked-unknown = …{ $number } is counted. Nobody announced it
dock-docked-alert = { $alert }: …{ $number } is counted
dock-value-unknown = Its value was not announced
dock-undone = …{ $number } is taken off the count
dock-already = Scanned already: { $number }, { $at }
dock-already-open = { $number } is open at station { $station }
dock-already-finished = { $number } was finished on { $at }
dock-not-counted = Nothing was written, the count stays. Scan the next parcel.
dock-unit-tag = That is a unit tag, not a parcel
dock-place = { $name } is a place for units, not a parcel
dock-product-detail = Not counted. Read: { $product }. Scan the label on the box.
dock-not-a-load = That is a parcel, not a pallet
dock-not-a-load-detail = Nothing was written. Scan the pallet's own id, or press [1] for loose parcels, then scan the parcel again.
dock-no-id-of-a-load = Not the id of a pallet: { $code }
dock-same-load = That is the load itself: { $name }
dock-odd-count = Count it under this number
dock-odd-scan-again = Not a parcel number
dock-odd-detail = Not counted yet. Scan another bar of the label.
dock-nothing-to-undo = Nothing of this load to take back
dock-end-parcel-first = Finish the parcel in hand first, then go to the dock
dock-too-many = No more than { $most }. Press Esc and key it again
dock-close-load = Close { $name }?
dock-close-detail = Enter closes it. Another number? Key it. One more parcel? Scan it.
dock-fewer = { $count ->
    [one] 1 parcel fewer than the driver says
   *[other] { $count } parcels fewer than the driver says
}
dock-more = { $count ->
    [one] 1 parcel more than the driver says
   *[other] { $count } parcels more than the driver says
}
dock-as-many = As many as the driver says
dock-no-number = The driver's number was left out
dock-load-closed = Closed: { $name }
dock-key-close = Close load
dock-key-undo = Take back
dock-key-enter = Go on
dock-key-leave = To the bench
dock-key-back = Back
dock-load-line = Load { $name }, since { $at }
dock-new-load-line = New load { $name }
dock-no-load = No load is open
dock-driver-line = Driver says { $count }
dock-driver-unknown = Driver's number left out
dock-count = { $count }
dock-count-of = { $count } of { $all }
dock-count-word = parcels
dock-keyed = { $count }
dock-keyed-nothing = –
dock-newest = Scanned last
dock-newest-none = Nothing scanned from this load yet
dock-not-announced = Not announced
dock-nav = Dock
dock-nav-backlog = Backlog
dock-backlog-count = { $count ->
    [one] 1 parcel waits unopened
   *[other] { $count } parcels wait unopened
}
dock-backlog-oldest = Oldest: { $age }
dock-age-minutes = { $minutes } min
dock-age-hours = { $hours } h { $minutes } min
dock-age-days = { $days } d { $hours } h
dock-age-many-days = { $days } d
alert-hazmat = Hazmat
alert-refunded-at-first-scan = Refunded
alert-high-value = High value
alert-do-hazmat = Put it aside, away from the others
alert-do-high-value = Take it to the cage, not onto the pile
alert-do-refunded-at-first-scan = The buyer has the money already: open it first
