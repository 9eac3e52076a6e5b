# Column layouts of papers and filled sheets.
sheet-nothing = { $name } says nothing new. Nothing was written
sheet-looked = { $name }: { $skus ->
    [one] something new of { $skus } SKU
   *[other] something new of { $skus } SKUs
}. Nothing is written yet
sheet-looked-wrong = { $name }: { $skus ->
    [one] something new of { $skus } SKU
   *[other] something new of { $skus } SKUs
}, and { $rows ->
    [one] { $rows } wrong row
   *[other] { $rows } wrong rows
}. Nothing is written yet
sheet-not-taken = { $name } was not taken: { $rows ->
    [one] { $rows } row is wrong
   *[other] { $rows } rows are wrong
}. Correct it, or take the good rows
sheet-taken = { $name } was taken: { $skus ->
    [one] goods data of { $skus } SKU
   *[other] goods data of { $skus } SKUs
}
sheet-partly-taken = { $name } was taken in part: { $skus ->
    [one] goods data of { $skus } SKU
   *[other] goods data of { $skus } SKUs
}; { $rows ->
    [one] { $rows } wrong row was left out
   *[other] { $rows } wrong rows were left out
}
sheet-change = Row { $line } · { $sku } · { $field }: { $from } → { $to }
sheet-ignored = Not read back: { $heads }
sheet-look = Look at it
sheet-take = Take it
sheet-take-good = Take the good rows
sheet-more = { $count ->
    [one] and { $count } more
   *[other] and { $count } more
}
sheet-file-of = Filled sheet of { $consignment }
sheet-file-none = Choose a consignment under Shipments to read a filled sheet of it
sheet-carried = Of the program
sheet-own = Own, version { $version }
sheet-choose = Choose a layout
sheet-clone = Clone
sheet-clone-of = Copy of { $name }
sheet-edit = Change
sheet-id = Id
sheet-name = Name
sheet-forwarder = Forwarder
sheet-no-forwarder = Nobody’s
sheet-columns = Columns
sheet-add-field = Add a column
sheet-blank = Blank
sheet-head-en = Head, English
sheet-head-zh = Head, Chinese
sheet-width = Width
sheet-format = Unit
sheet-printed = On pages
sheet-text = Fixed text
sheet-up = Up
sheet-down = Down
sheet-remove = Remove
sheet-save = Save as version { $version }
sheet-save-wants = Correct it first
sheet-preview = So it looks
sheet-saved = { $name }, version { $version }, is saved
sheet-part = Sheets
sheet-problem = Column { $column }: { $why } ({ $found })
sheet-problem-whole = { $why } ({ $found })
sheet-read-only = The program’s layouts stay as they are. Clone one to change it
problem-file-other-consignment = the sheet is of another consignment. Nothing was taken. Choose the consignment that stands at its top
goods-problem-changed-id = the number of the unit or its SKU was changed, or is not in this consignment
goods-problem-no-id = the row has goods data and no SKU or unit number
goods-problem-not-here = no unit of this SKU is in the consignment
goods-problem-sku-of-several = several sellers have this SKU here: add a column of the seller
goods-problem-rows-differ = another row says something else of the same SKU
goods-problem-formula = the cell holds a formula, a picture or an error and no text
paper-field-line = Row
paper-field-carton = Carton no.
paper-field-cartons = Packages
paper-field-carton-units = Units in the carton
paper-field-sscc = SSCC
paper-field-container = Our carton name
paper-field-seal = Seal
paper-field-pallet = Pallet no.
paper-field-pallet-sides = Pallet size
paper-field-length = Length
paper-field-width = Width
paper-field-height = Height
paper-field-sides = Carton size
paper-field-volume = Volume
paper-field-volume-all = Total volume
paper-field-gross = Gross weight
paper-field-tag = Unit no.
paper-field-seller = Seller
paper-field-sku = SKU
paper-field-asin = ASIN
paper-field-title = Title
paper-field-serial = Serial no.
paper-field-name-en = English name
paper-field-name-zh = Chinese name
paper-field-model = Model
paper-field-material = Material
paper-field-purpose = Use
paper-field-brand = Brand
paper-field-brand-kind = Kind of brand
paper-field-cn10 = HS code, China
paper-field-hs6 = HS code, 6 digits
paper-field-us10 = HTS code, US
paper-field-eccn = ECCN
paper-field-origin = Origin
paper-field-quantity = Quantity
paper-field-unit = Unit
paper-field-unit1 = First legal unit
paper-field-quantity1 = First legal quantity
paper-field-unit2 = Second legal unit
paper-field-quantity2 = Second legal quantity
paper-field-unit-value = Unit value
paper-field-value = Value
paper-field-currency = Currency
paper-field-basis = Basis of the value
paper-field-net-each = Net weight each
paper-field-net = Net weight
paper-field-gross-each = Gross weight each
paper-field-condition = Condition
paper-field-export-mode = Export mode
paper-field-export-line = Export paper and line
paper-field-export-number = Export paper
paper-field-export-item = Export line
paper-field-released = Released
paper-field-hazard = Dangerous goods
paper-field-electric = Electric
paper-field-magnetic = Magnetic
paper-field-liquid = Liquid
paper-field-powder = Powder
paper-field-order = Order
paper-field-rma = Return no.
paper-field-reason = Reason
paper-field-inspected = Inspected
paper-field-original-state = Original state
paper-field-facts = Findings
paper-field-photos = Photos
paper-field-photo-numbers = Photo numbers
paper-field-picture = Picture
column-format-kg = kg
column-format-g = g
column-format-cm = cm
column-format-mm = mm
