### Cartons that are proposed, and the boxes in stock.

propose-propose = Propose cartons…
propose-title = Cartons proposed
propose-back = Back to the cartons
propose-again = Propose again
propose-flat = Everything this side up
propose-note = A proposal only: pack as you like and scan each unit into its carton.
propose-guessed = By estimated sides or weights
propose-sum = { $cartons ->
    [one] { $cartons } package
   *[other] { $cartons } packages
} for { $units ->
    [one] { $units } unit
   *[other] { $units } units
}{ $left ->
    [0] {""}
   *[other] {"; "}{ $left } in none
}
propose-nothing = No unit for China waits outside a sealed carton. Nothing is to be proposed
propose-nobody-knows = Nobody knows a consignment or a seller { $code }. Nothing was written: check the number
propose-carton = Carton { $number } of { $of } · { $kind }
propose-holds = { $units ->
    [one] { $units } unit
   *[other] { $units } units
} · { $gross } · { $percent } % full
propose-inside = Inside { $sides } cm · up to { $limit }
propose-step = Unit { $step } of { $of }
propose-step-back = One less
propose-step-on = One more
propose-order = In this order, from the floor upwards
propose-unit-line = { $order }. { $tag } · { $what } · from { $from }
propose-left-out = { $count ->
    [one] { $count } unit is in no carton
   *[other] { $count } units are in no carton
}
propose-left-line = { $count } × { $why }
propose-left-more = and { $count } more
propose-sides-how = Sides and weights are entered once for each SKU, under Goods data or by file.
propose-picture = Carton { $number }, { $kind }, with its first { $step ->
    [one] unit
   *[other] { $step } units
}
propose-no-boxes = No boxes are entered yet
propose-no-boxes-how = Enter below each kind of box that the house has. It is asked once and kept on this station.
propose-no-boxes-yet = No kind of box is entered. Nothing was proposed: enter one with “shipment box”, or in the window under Propose cartons
propose-wrong-box = Nothing can be packed into the box { $name }: { $why }. Nothing was proposed: enter it again
propose-boxes = Boxes in stock…
propose-boxes-done = Back to the proposal
propose-box-line = { $name } · inside { $sides } cm · empty { $tare } · up to { $gross }
propose-box-supply = { $count } in stock
propose-box-gone = Remove
propose-box-name = Name of the box
propose-box-name-wrong = A box has a name of at most 40 characters
propose-box-inner = Inside: length × width × height, cm or in
propose-box-tare = Weight of the empty box
propose-box-gross = Most it may weigh, packed
propose-box-count = How many are in stock
propose-box-count-hint = empty: as many as needed
propose-box-count-wrong = A number, or nothing where they do not run out
propose-no-such-box = No box { $name } is entered. Nothing was changed: see “shipment boxes”
propose-box-too-many = No further kind of box is kept: remove one first
propose-box-keep = Keep this box
propose-packed-sides = Packed size, cm
propose-packed-basis = How the size is known

unfit-no-sides = the packed size is not known
unfit-no-weight = the weight is not known
unfit-too-long = too long for every box
unfit-too-long-this-side-up = too long with this side up
unfit-too-heavy = too heavy for every box that is large enough
unfit-no-box-left = no box left that could hold it
unfit-too-many-items = more than are planned at once
box-fault-side = a side is nothing, or longer than any carton
box-fault-tare = empty it weighs all that it may weigh
sides-basis-measured = Measured
sides-basis-estimated = Estimated
