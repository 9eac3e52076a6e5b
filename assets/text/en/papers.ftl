### Papers of a consignment to China; every paper says them in English and in Chinese.

paper-packing-list = Packing list
paper-invoice = Commercial / pro-forma invoice
paper-unit-list = Unit list with photo index
paper-declaration = Declaration elements
paper-check-sheet = Check sheet
paper-reason = Statement of the reason for return
paper-agreement = Return agreement
paper-export-list = Original export papers
paper-tax-proof = Proof that export tax was repaid or never refunded
paper-wood = Statement on wood packing
paper-batteries = Batteries: UN38.3 summaries and safety data sheets
paper-agency = Authorisation of a customs agent

paper-draft = DRAFT – NOT CLOSED
paper-total = TOTAL
paper-yes = yes
paper-no = no
paper-picture-gone = Photo no longer kept
paper-picture-withheld = Photo withheld: covered or taken back since
paper-picture-left-out = Photo left out: too large
paper-picture-here = (photo)
paper-un-contained = UN3481 / UN3091
paper-un-packed-with = UN3481 / UN3091
paper-un-standalone = UN3480 / UN3090

paper-consignment = Consignment
paper-shipment = Shipment
paper-revision = Revision
paper-date = Date
paper-invoice-number = Invoice no.
paper-exporter = Exporter
paper-importer = Consignee
paper-notify = Notify party
paper-incoterm = Terms of delivery
paper-forwarder = Forwarder
paper-mode = Transport
paper-route = Customs route
paper-carrier = Carrier
paper-voyage = Vessel / flight
paper-bill = B/L or AWB
paper-pallets = Pallets

paper-sum-packages = Packages
paper-sum-units = Units
paper-sum-net = N.W. (kg)
paper-sum-gross = G.W. (kg)
paper-sum-volume = Volume (CBM)
paper-sum-value = Value
paper-in-words = Value in words
paper-itn = ITN
paper-eccns = Export control classification
paper-note-unmeasured = Packages not measured or weighed, not in the sums
paper-note-unweighed = Units of unknown net weight, not in the sum
paper-note-unvalued = Units of unknown value, not in the sum
paper-note-estimated = Units whose value is an estimate

paper-sign-exporter = Exporter: signature and chop
paper-sign-importer = Consignee: signature and chop
paper-sign-agent = Agent: signature and chop
paper-sign-warehouse = Warehouse: checked by, date
paper-sign-driver = Driver: taken over by, date

paper-invoice-no-sale = Returned goods, no sale. Value for customs purposes only.
paper-declaration-part = Part
paper-reason-1 = The goods of this consignment were exported from China, sold to buyers abroad across the border, and came back from them or were not sold. They return to China for the reasons listed below.
paper-reason-told = Reason as told
paper-reason-2 = The returns of the platform, the findings of the inspection and the photos of each unit are kept under the unit numbers of the unit list, and are shown on request.
paper-agreement-1 = The exporter and the consignee named above agree that the goods of this consignment, which left China under the export papers listed in “Original export papers”, go back to the consignee.
paper-agreement-2 = The goods are returned because buyers sent them back or because they were not sold. They are not sold to the consignee, and no payment is made for them.
paper-agreement-3 = The goods of this consignment are those of its packing list and its unit list:
paper-agreement-4 = Each party keeps one copy. This agreement holds from the day on which both have signed.
paper-export-1 = The goods left China under the lines listed here. A copy of each list or declaration goes with this page.
paper-export-without = Units without a line of an export paper
paper-tax-1 = For goods whose export tax was refunded, customs want the proof of the tax authority that it was repaid; for goods whose export tax was never refunded, the proof of that.
paper-tax-2 = No such proof is kept in this consignment's data. Where there is one, its number and day are entered here and a copy is attached; where none is entered, it is absent.
paper-tax-number = Number of the proof
paper-tax-day = Day of the proof
paper-tax-3 = The consignee says what holds, and is answerable for it.
paper-wood-none = This consignment contains no packing of natural wood.
paper-wood-treated = The wood packing of this consignment carries the mark of treatment by ISPM 15. The pallets are listed here.
paper-wood-untreated = CAUTION: at least one pallet of this consignment is of untreated wood, which is not let in. Change the pallet before it leaves.
paper-batteries-none = No unit of this consignment is known to have a battery or other dangerous goods.
paper-batteries-1 = Each model listed here travels with the test summary of UN38.3 and the safety data sheet (MSDS) of its battery. Enter the number of each document.
paper-batteries-2 = Which UN number holds depends on the chemistry: UN3480 and UN3481 are lithium ion, UN3090 and UN3091 lithium metal. The desk for dangerous goods decides.
paper-agency-1 = The consignee named above authorises the agent named below to declare the goods of this consignment to customs in its name, to pay what is due and to take them over.
paper-agency-2 = The consignee is answerable for what the papers say. Agent: ____________________ Customs code: ____________________ Valid until: ____________________

paper-column-reason = Reason
paper-column-name = Name
paper-column-quantity = Qty
paper-column-mode = Mode
paper-column-number = List or declaration
paper-column-line = Line
paper-column-released = Released
paper-column-cn10 = HS (CN)
paper-column-price = Price
paper-column-out = Qty out
paper-column-exporter = Exporter
paper-column-back = Qty here
paper-column-pallet = Pallet
paper-column-material = Material
paper-column-sku = SKU
paper-column-model = Model
paper-column-hazard = Danger
paper-column-un383 = UN38.3 no.
paper-column-msds = MSDS no.

papers-failed = The papers of { $name } were not made: { $detail }. No file was written. Correct it and make them again
papers-no-glyph = The papers of { $name } were not made: the font has no glyph for “{ $sign }” in { $place }. No file was written. Change that text, or export XLSX, which needs no font
papers-disagree = The papers of { $name } were not made: in “{ $paper }” { $what } is { $made } and reads back as { $read }. No file was written. Report this and keep the consignment closed
papers-folder-taken = The folder { $name } holds other files. Nothing was written there. Choose a folder that is new or empty
papers-template = { $name } was not taken: { $count ->
    [one] { $count } problem
   *[other] { $count } problems
}, by line: { $problems }. Layouts stay as they were. Put it right and take it again.
papers-template-there = A layout is called { $name } already. Nothing was written. Take another id, or save a new version of it
paper-template-packing-list = Packing list
paper-template-packing-list-traits = Packing list with traits
paper-template-packing-list-39 = Packing list, 39 columns
paper-template-invoice = Invoice
paper-template-units = Unit list
paper-template-units-pictures = Unit list with pictures
paper-template-declaration = Declaration elements
paper-template-check-sheet = Check sheet

papers-pane = Papers
papers-of-draft = The consignment is open: each page says DRAFT. Broker and forwarder get papers once it is closed
papers-of-closed = Papers of revision { $revision }, closed { $day }: made again they are the same to the byte
papers-empty = Nothing is in the consignment: papers are made once a carton is
papers-folder = Into folder
papers-choose-folder = Choose…
papers-set-head = The whole set
papers-set-how = Every paper in each of its formats, carton labels, and each seller's part, as folder { $name }: whole or not at all
papers-write-set = Write the whole set
papers-one-head = One paper
papers-paper = Paper
papers-layout = Layout
papers-usual-layout = usual: the forwarder’s own, if any
papers-goods-of = Of
papers-everything = the whole consignment
papers-of-seller = { $seller } alone
papers-more-head = For authorities and systems
papers-history = EPCIS history
papers-evidence = Evidence with photos (ZIP)
papers-files-written = { $count ->
    [one] { $count } file written
   *[other] { $count } files written
}
papers-noted-head = Sets that were made
papers-noted = { $count ->
    [one] Revision { $revision }: { $count } file, { $at }, { $person }
   *[other] Revision { $revision }: { $count } files, { $at }, { $person }
}
papers-noted-superseded = { $count ->
    [one] Revision { $revision }, superseded: { $count } file, { $at }, { $person }
   *[other] Revision { $revision }, superseded: { $count } files, { $at }, { $person }
}
