### The desk of shipments to China, and what the command line says of them.

shipment-state-here = Here
shipment-state-left = Left
consignment-state-open = Open
consignment-state-closed = Closed
consignment-state-left = Left
carton-lack-units = Empty
carton-lack-seal = Not sealed
carton-lack-measure = Not measured
carton-lack-sscc = No SSCC

ship-desk-cartons = Cartons
ship-desk-cartons-none = The cartons of this consignment stand here
ship-desk-cartons-none-how = Scan the label of a carton, or join a free one
ship-desk-col-number = C/NO.
ship-desk-col-sides = Sides, cm
ship-desk-col-gross = G.W.
ship-desk-col-sscc = SSCC

ship-desk-wants-mode = A new shipment needs how it travels. Nothing was written: say sea_lcl, sea_fcl, air or express
ship-desk-wants-consignment = A new consignment needs its shipment, its importer and its way into China. Nothing was written: say all three
ship-desk-tab = China shipments
ship-desk-part-shipments = Shipments
ship-desk-part-parties = Parties
ship-desk-part-goods = Goods data
ship-desk-part-numbers = SSCC numbers
ship-desk-shipments = Shipments
ship-desk-new-shipment = New shipment…
ship-desk-edit-shipment = Edit shipment…
ship-desk-shipments-none = Shipments to China stand here.
ship-desk-shipments-none-how = Begin one; then enter its importer under Parties and join cartons.
ship-desk-shipment-head = { $shipment } · { $mode }
ship-desk-chosen-none = The consignments of a shipment stand here
ship-desk-chosen-none-how = Choose a shipment on the left, or begin one
ship-desk-left-with = Left: { $cartons ->
    [one] { $cartons } package
   *[other] { $cartons } packages
}, { $units ->
    [one] { $units } unit
   *[other] { $units } units
}
ship-desk-cut-off-on = Cut-off { $day }
ship-desk-arrives-on = Arrives { $day }
ship-desk-pallets = Pallets: { $list }
ship-desk-new-consignment = New consignment…
ship-desk-edit-consignment = Edit terms…
ship-desk-new-pallet = New pallet…
ship-desk-ship = Let it leave…
ship-desk-ship-wants-closed = Leaves once all is closed
ship-desk-ship-sure = { $shipment } leaves the building with all its cartons. This is not taken back.
ship-desk-ship-yes = Yes, it leaves
ship-desk-consignments-none = This shipment has no consignment yet.
ship-desk-consignments-none-how = Begin one for each importer and customs route.
ship-desk-revision = revision { $revision }
ship-desk-figures = { $cartons ->
    [one] { $cartons } package
   *[other] { $cartons } packages
} · { $units ->
    [one] { $units } unit
   *[other] { $units } units
}
ship-desk-weights = G.W. { $gross } · N.W. { $net } · { $cbm } CBM
ship-desk-value = Declared value { $value }
ship-desk-unmeasured = { $count } not measured
ship-desk-unweighed = { $count ->
    [one] { $count } unit without net weight
   *[other] { $count } units without net weight
}
ship-desk-unvalued = { $count ->
    [one] { $count } unit without value
   *[other] { $count } units without value
}
ship-desk-give-all = Give SSCC to { $count }
ship-desk-close = Close…
ship-desk-close-wants = Closes once nothing is missing
ship-desk-close-sure = { $consignment } is closed as it is shown. Only a supervisor opens it again, and its papers are then made anew.
ship-desk-close-yes = Yes, close it
ship-desk-sign-why = Why it may go nevertheless
ship-desk-sign-wants = Wants a reason
ship-desk-sign-yes = Sign
ship-desk-reopen = Open again…
ship-desk-reopen-why = Why it is opened again
ship-desk-reopen-sure = The papers of { $consignment } are superseded by this.
ship-desk-reopen-yes = Yes, open it
ship-desk-no = Cancel
ship-desk-print-labels = Print carton labels
ship-desk-scan-how = Scan a carton, then unit tags
ship-desk-scan-hint = or type a code
ship-desk-packed = { $code } is in
ship-desk-not-for-packing = { $code } is neither a carton nor a unit tag. Nothing was written: scan again
ship-desk-carton-first = Scan the carton first. Nothing was written
ship-desk-no-carton = { $container } is no carton. Nothing was written: cartons to China begin with C
ship-desk-free = Free cartons
ship-desk-free-none = No carton with units waits to be joined.
ship-desk-free-more = and { $count } more
ship-desk-carton-none = No carton is chosen: scan one, or choose it in the list.
ship-desk-carton-free = { $units ->
    [one] In no consignment; { $units } unit in it.
   *[other] In no consignment; { $units } units in it.
}
ship-desk-carton-empty = Nothing of it is in this consignment. Scan unit tags: with the first unit it comes in.
ship-desk-number-of = C/NO. { $number } of { $all }
ship-desk-sealed = sealed
ship-desk-not-sealed = open
ship-desk-fill = { $units ->
    [one] { $units } unit, about { $about }; { $left } left of { $limit }
   *[other] { $units } units, about { $about }; { $left } left of { $limit }
}
ship-desk-fill-over = About { $about }: above the limit of { $limit }
ship-desk-fill-unknown = { $units ->
    [one] { $units } unit of unknown weight is not counted.
   *[other] { $units } units of unknown weight are not counted.
}
ship-desk-room = Volume { $used } of { $space } L; { $left } L left, { $percent } % full
ship-desk-room-over = The units take { $used } L, and the carton holds { $space } L
ship-desk-room-unknown = Volume { $used } L so far. What is left is not known: say which box it is, or measure it
ship-desk-room-inner = inside of box { $name }
ship-desk-room-outer = by its outer sides: it holds a little less
ship-desk-room-guessed = { $units ->
    [one] { $units } unit counts with estimated sizes
   *[other] { $units } units count with estimated sizes
}
ship-desk-room-without = { $units ->
    [one] { $units } unit without sizes is not in the volume: { $goods }
   *[other] { $units } units without sizes are not in the volume: { $goods }
}
ship-desk-room-box = Box
ship-desk-room-box-none = not said
ship-desk-measured = { $sides } cm · gross { $gross } · tare { $tare } · { $by }
ship-desk-measure-it = Measure and weigh…
ship-desk-measure-yes = Keep measures
ship-desk-metric = cm, kg
ship-desk-american = in, lb
ship-desk-from-scale = Take { $weight } from the scale
ship-desk-scale-silent = No steady weight on the scale
ship-desk-sides = Outer sides
ship-desk-gross = Gross weight
ship-desk-tare = Tare
ship-desk-sides-wrong = Wants three sides
ship-desk-gross-wrong = Wants the gross weight
ship-desk-tare-wrong = Wants the tare
ship-desk-tare-above = Tare is below gross
ship-desk-seal = Seal…
ship-desk-seal-number = Number of the seal, if it has one
ship-desk-seal-yes = Seal carton
ship-desk-seal-photo = Photo of the seal…
ship-desk-seal-photo-file = Photo of the seal
ship-desk-seal-photo-wants = Wants a photo
ship-desk-seal-photo-yes = Keep photo
ship-desk-seal-photo-of = The seal of { $container }
ship-desk-unseal = Open the carton…
ship-desk-unseal-why = Why it is opened
ship-desk-unseal-wants = Wants a reason
ship-desk-unseal-yes = Open carton
ship-desk-give-sscc = Give SSCC
ship-desk-on-pallet = Pallet…
ship-desk-pallet = Stands on pallet
ship-desk-no-pallet = No pallet
ship-desk-pallet-yes = Keep pallet
ship-desk-part = Take out
ship-desk-number = Number
ship-desk-number-is = Number { $number }
ship-desk-number-wrong = Wants a number of letters, digits, dashes
ship-desk-mode = Travels by
ship-desk-forwarder-party = Forwarder
ship-desk-carrier = Carrier
ship-desk-voyage = Vessel and voyage, or flight
ship-desk-bill = Bill of lading or air waybill
ship-desk-cut-off = Cut-off day
ship-desk-arrives = Arrives in China
ship-desk-day-wrong = Days are YYYY-MM-DD
ship-desk-keep = Keep
ship-desk-not-set = Not set
ship-desk-nobody-signed-in = Nobody is signed in
ship-desk-importer = Importer in China
ship-desk-importer-wanted = Wants the importer
ship-desk-exporter = Exporter (USPPI)
ship-desk-notify = Notify party
ship-desk-route = Way into China
ship-desk-currency-code = Currency
ship-desk-currency-wrong = Wants a currency of three letters
ship-desk-invoice = Invoice number
ship-desk-incoterm = Terms of delivery
ship-desk-itn = ITN of the export filing
ship-desk-return-reason = Why the goods come back
ship-desk-material = Material
ship-desk-pallet-sides = Sides in cm, once loaded
ship-desk-pallet-tare = Empty weight in kg
ship-desk-new-party = New party…
ship-desk-parties-none = Firms that papers name stand here: importers, exporters, forwarders.
ship-desk-parties-none-how = Enter the importer in China first, with its USCC and the sellers that it imports for.
ship-desk-party-choose = Choose a party on the left, or enter a new one.
ship-desk-party-code = Code
ship-desk-name-en = Name in English
ship-desk-name-zh = Name in Chinese
ship-desk-address-en = Address in English
ship-desk-address-zh = Address in Chinese
ship-desk-country-code = Country
ship-desk-country-wrong = A country has two letters
ship-desk-uscc = USCC
ship-desk-uscc-wrong = The USCC is wrong
ship-desk-uscc-length = { $count ->
    [one] It has 18 signs; this is { $count }
   *[other] It has 18 signs; these are { $count }
}
ship-desk-uscc-sign = The sign at place { $place } cannot stand there
ship-desk-uscc-check = The last sign would be { $sign }: one of the signs is wrong
ship-desk-hk-br = Hong Kong BR number
ship-desk-hk-br-wrong = A Hong Kong number has 8 digits
ship-desk-ein = EIN (United States)
ship-desk-contact = Contact
ship-desk-imports-for = Imports for sellers
ship-desk-sellers-wrong = Sellers are codes with commas
ship-desk-lacks-register = As an importer it still wants a USCC or a Hong Kong number.
ship-desk-lacks-name = As an importer it still wants a name.
ship-desk-lacks-address = As an importer it still wants an address.
ship-desk-seller = Seller
ship-desk-sellers-none = Goods are of a seller. Enter sellers first.
ship-desk-sku = SKU
ship-desk-open-sku = Open
ship-desk-goods-none = What customs ask about this seller's goods stands here, SKU by SKU.
ship-desk-goods-none-how = Type a SKU and open it, or take a file: it is asked once and remembered.
ship-desk-goods-choose = Choose a SKU on the left, or type one.
ship-desk-said-by = Told by { $person }, { $at }
ship-desk-estimated = The value is a guess: papers say so.
ship-desk-first-page = To the beginning
ship-desk-next-page = More
ship-desk-goods-name-en = Name in English
ship-desk-goods-name-zh = Name in Chinese
ship-desk-cn10 = CN tariff code (10)
ship-desk-us10 = Schedule B (10)
ship-desk-tariff-wrong = A tariff code has 10 digits
ship-desk-origin = Origin
ship-desk-brand = Brand
ship-desk-brand-kind = Kind of brand
ship-desk-model = Model
ship-desk-goods-material = Material
ship-desk-purpose = Use
ship-desk-net-weight = Net weight of one
ship-desk-net-wrong = The net weight is wrong
ship-desk-unit-value = Declared value of one
ship-desk-value-wrong = The value is an amount, such as 8.99 USD
ship-desk-basis = Where the value comes from
ship-desk-basis-wanted = Wants where the value comes from
ship-desk-eccn-code = ECCN
ship-desk-eccn-wrong = An ECCN is EAR99 or such as 5A992
ship-desk-declared-unit = Declared unit
ship-desk-first-unit = First legal unit
ship-desk-second-unit = Second legal unit
ship-desk-ranges-none = No number is allotted yet: cartons get none before.
ship-desk-range = { $count ->
    [one] { $first } to { $last }: { $count } number
   *[other] { $first } to { $last }: { $count } numbers
}
ship-desk-new-range = Allot numbers
ship-desk-new-range-how = A supervisor allots numbers under the site's GS1 prefix. None is ever given twice, also after a carton is gone.
ship-desk-prefix = Extension digit and GS1 company prefix
ship-desk-first-serial = First serial number
ship-desk-how-many = How many
ship-desk-range-wants = Wants prefix, first number and how many
ship-desk-allot = Allot
ship-desk-goods-file = File
ship-desk-goods-take = Take file
ship-desk-goods-take-good = Take the good rows
ship-desk-goods-taken = { $skus ->
    [one] { $name }: goods data of { $skus } SKU taken
   *[other] { $name }: goods data of { $skus } SKUs taken
}
ship-desk-goods-not-taken = { $rows ->
    [one] { $name }: nothing was taken, { $rows } row is wrong. Correct it and take the file again
   *[other] { $name }: nothing was taken, { $rows } rows are wrong. Correct them and take the file again
}
ship-desk-goods-partly-taken = { $name }: goods data of { $skus ->
    [one] { $skus } SKU
   *[other] { $skus } SKUs
} taken; { $rows ->
    [one] { $rows } row is wrong and was left out
   *[other] { $rows } rows are wrong and were left out
}
ship-desk-goods-line = Line { $line }: { $why } ({ $found })

goods-problem-row-broken = this row is no text
goods-problem-row-cut = the file breaks off in this row
goods-problem-hidden-signs = a cell holds signs that cannot be seen; type it anew
goods-problem-no-sku = no SKU, or one that is too long
goods-problem-twice = this SKU stands in the file before
goods-problem-too-long = this text is longer than papers have room for
goods-problem-bad-tariff = a tariff code has 10 digits
goods-problem-bad-country = a country has two letters
goods-problem-bad-brand = this is no kind of brand: 0 to 4
goods-problem-bad-net = this is no weight, such as 380 g
goods-problem-bad-value = this is no amount; its currency stands beside it or in its own column
goods-problem-bad-currency = a currency has three letters
goods-problem-bad-basis = the basis is export, cost, agreed or estimated
goods-problem-no-basis = a value wants its basis: export, cost, agreed or estimated
goods-problem-bad-eccn = an ECCN is EAR99 or such as 5A992
goods-problem-bad-trait = this is no trait of goods that is known
goods-problem-bad-sides = three sides such as 30x20x10, in cm or with their unit
goods-problem-bad-sides-basis = how sides are known is measured or estimated
goods-problem-nothing-told = nothing is said of this SKU
problem-file-no-goods = the column of the SKU is missing. Nothing was taken. Add the head “SKU”
