## Decisions

decision-resell = Resell
decision-hold = Hold
decision-repair = Repair
decision-liquidate = Liquidate
decision-ship-china = Ship to China
decision-dispose = Dispose

## Grades, in Amazon's used-condition words

grade-new = New
grade-like-new = Like new
grade-very-good = Very good
grade-good = Good
grade-acceptable = Acceptable
grade-unsellable = Unsellable
grade-none = Not graded

## Containers

container-tote = Resale tote
container-hold-shelf = Hold shelf
container-repair-bin = Repair bin
container-lot-pallet = Lot pallet
container-carton = China carton
container-dispose-bin = Disposal bin
container-evidence-shelf = Evidence shelf
container-claim-shelf = Claim shelf
container-approval-shelf = Approval shelf
container-test-shelf = Test shelf
container-cage = Cage

## Why a person decided otherwise

override-seller-instruction = The seller said so
override-condition-differs = Condition differs from the answers
override-container-not-here = Container full or not here
override-safety-or-rule = Danger or another rule
override-supervisor = The supervisor said so

## Families of return reasons

reason-unwanted = No longer wanted
reason-defective = Defective
reason-damaged = Damaged on the way
reason-wrong-item = Wrong item came
reason-missing-parts = Parts missing
reason-not-as-described = Not as described
reason-size-or-style = Size or style
reason-late = Came too late
reason-fraud = Bought without leave
reason-undeliverable = Never reached the buyer
reason-other = Other reason

## What an announced return means

standing-open = Awaited
standing-refunded-at-first-scan = Refunded at first scan
standing-returnless = Returnless refund
standing-cancelled = Cancelled

## Why a decision is proposed

policy-fit-to-sell = Fit to sell at this grade
policy-unsellable-home = Not fit for sale, goes home with the next shipment
policy-defective-home = Returned as defective, the seller looks at it
policy-used-in-lots = Used goods are sold in lots
policy-sealed-sells = New goods are sold
policy-used-home = This seller takes used goods home
policy-no-rule = No rule fits, a person must look
policy-no-seller = Nobody knows whose goods these are
policy-not-expected = Not what the seller announced
policy-recalled = Recalled: sold to nobody
policy-gated = A gate is closed
policy-best-net = Brings the most of what is open
policy-only-known = The only way of which is known what it brings
desk-ordered-since = Standing order of the seller, { $day }
policy-standing-order = The seller's standing order
policy-claim-open = The claim for it may still be filed: kept until then
policy-serial-differs = Not the serial number that was shipped

## What happened

fact-series-opened = Station set up
fact-person-enrolled = Badge issued
fact-person-pin-set = PIN set
fact-person-locked = Desks locked after wrong PINs
fact-person-unlocked = Desks unlocked
fact-seller-named = Seller entered
fact-seller-policy-set = Rule table chosen
fact-returns-imported = Announced returns taken in
fact-product-bound = Barcode bound to a product
fact-container-opened = Container in use
fact-container-sealed = Container closed
fact-parcel-received = Parcel received
fact-parcel-found-empty = Box was empty
fact-parcel-shelved = Put on the claim shelf
fact-parcel-closed = Parcel finished
fact-unit-inspected = Unit inspected
fact-unit-decided = Decision made
fact-unit-put = Put into container
fact-undone = Taken back
fact-seller-terms-set = Terms set
fact-seller-rates-set = Rate card set
fact-seller-order-set = Standing order
fact-seller-checklist-set = Own checklist set
fact-products-imported = Product book taken in
fact-load-opened = Load came to the dock
fact-load-closed = Load scanned
fact-parcel-docked = Parcel scanned at the dock
fact-parcel-opened = Parcel opened
fact-parcel-identified = More learned of the parcel
fact-parcel-damaged = Outside damage noted
fact-parcel-weighed = Weighed
fact-parcel-claimed = Claimed by a seller
fact-parcel-unmatched = Match taken back
fact-parcel-merged = Made one parcel
fact-parcel-noted = Product noted
fact-parcel-expired = Wait over, default confirmed
fact-parcel-binned = Put into a dispose bin
fact-unit-parked = Put on the test shelf
fact-unit-judged = Approved by a supervisor
fact-unit-shipped-before = Bound to its order by the old label
fact-photo-named = Photo kept
fact-photo-dropped = Photo dropped
fact-range-allotted = Label numbers given out
fact-label-reprinted = Label printed again

## States

parcel-state-open = On a bench
parcel-state-closed = Finished
parcel-state-empty = Empty box
parcel-state-claim = To be claimed
parcel-state-expired = Wait over
parcel-state-binned = In a dispose bin
parcel-state-lost = Given up as lost
parcel-state-merged = Merged
parcel-state-undone = Receipt taken back
parcel-state-at-dock = At the dock
unit-state-put = In a container
unit-state-undone = Put taken back
unit-state-parked = On the test shelf
unit-state-waiting = Waits for approval
unit-state-judged = To be moved

## Exceptions of a day

exception-unknown-parcel = Parcels nobody announced
exception-empty-parcel = Empty boxes
exception-cancelled = Return was cancelled
exception-returnless = Returnless, came all the same
exception-refunded-at-first-scan = Refunded at first scan
exception-missing-line = Announced and not in the box
exception-overridden = Decided otherwise than proposed
exception-not-expected = Goods not announced

## Announced lines that did not come out of the box

unseen-missing = Missing
unseen-other-box = In another box

## How the bench learned what the unit is

how-barcode = Known barcode
how-bound = Barcode bound by a person
how-no-barcode = No barcode, line named by a person
how-not-expected = On none of the announced lines

## Fields of an announced line

field-order-id = Order id
field-rma-id = RMA id
field-merchant-rma-id = Seller's RMA id
field-tracking = Tracking number
field-carrier-raw = Carrier
field-asin = ASIN
field-sku = SKU
field-fnsku = FNSKU
field-title = Title
field-quantity = Return quantity
field-reason-code = Return reason
field-status = Return status
field-resolution = Resolution
field-label-type = Label type
field-label-cost = Label cost
field-currency = Currency
field-order-amount = Order amount
field-refunded-amount = Refunded amount
field-request-date = Return request date
field-delivered-date = Return delivery date
field-order-quantity = Order quantity
field-recall = Recall
field-category = Category
field-new-price = Price of a new one
field-restrictions = Restrictions
field-china-value = Value in China
field-demand-per-month = Sold in 30 days
field-price-from = Prices in force from
field-export-mode = Export customs code
field-exported-on = Left China on
field-in-policy = Within policy
field-a-to-z = A-to-z claim
field-safet-state = SAFE-T claim state
field-safet-claim-id = SAFE-T claim id
field-serials = Serial numbers shipped
field-outbound = Number it was sent out by
field-order-item-id = Order item id
field-barcode = Barcode
field-variant = Variant
field-picture = Picture
field-weight = Weight
field-weight-unit = Unit of weight
field-battery = Battery

## Files that cannot be read at all

problem-file-empty = The file is empty. Nothing was taken. Download the report again
problem-file-gzip = The file is compressed (gzip). Nothing was taken. Unpack it and choose the text file inside
problem-file-workbook = The file is an old or locked workbook or an archive. Nothing was taken. Save the sheet as XLSX without a password, or unpack the archive
problem-file-workbook-broken = The workbook is damaged. Nothing was taken. Export it again, or open it and save it as XLSX
problem-file-too-large = The file is too large. Nothing was taken. Ask for a shorter span of days, or save the sheet as CSV
problem-file-too-long = The file has more than a million rows. Nothing was taken. Ask for a shorter span of days
problem-file-html = The file is a web page, not a report. Nothing was taken. Sign in and download the report again, or open it and save it as XLSX
problem-file-quote-open = In the first line a quote is opened and not closed. Nothing was taken. Export the file again
problem-file-json-broken = the JSON breaks off or is wrong here. Nothing was taken. Export it again
problem-file-json-no-list = The JSON holds no list of returns. Nothing was taken. Choose another file
problem-file-xml-broken = the XML breaks off or is wrong here. Nothing was taken. Download the report again
problem-file-xml-doctype = The XML declares a document type, which no report does. Nothing was taken. Download the report again
problem-file-xml-deep = The XML goes deeper than any report does. Nothing was taken. Download the report again
problem-file-xml-other = The XML is neither Amazon's returns report nor a customs list of exports (CEB603). Nothing was taken: choose one of these
problem-file-pdf = The file is a PDF. Nothing was taken. Choose the report itself
problem-file-picture = The file is a picture. Nothing was taken. Choose the report itself
problem-file-utf16 = The file is UTF-16 text. Nothing was taken. Save it as UTF-8 or choose the report as Amazon gave it
problem-file-not-tabs = The cells are parted neither by tabs nor by commas or semicolons. Nothing was taken. Choose the report as Amazon gave it, or save it as CSV
problem-file-no-known-column = No column that we know was found in the first line. Nothing was taken. Choose another file, or name its columns
problem-file-no-price = No column of prices, values or sales was found in the first line. Nothing was taken, the prices known stay. Choose another file, or name its columns
problem-file-encoding = The first line is not text of any encoding known here or of the one chosen. Nothing was taken. Choose another encoding, or save the file as UTF-8
problem-file-too-wide = The first line is too long or names more than 256 columns. Nothing was taken. Choose the report as Amazon gave it

## Rows that cannot be read

problem-line-too-long = The line is longer than 1 MB
problem-cell-too-long = A cell is longer than 32 KB
problem-quote-open = A quote is opened here and not closed
problem-cell-error = This cell holds an error of the spreadsheet
problem-row-not-object = This entry of the list is no object
problem-row-too-deep = This entry goes deeper than any export does
problem-nul-byte = The line holds a NUL byte
problem-wrong-encoding = The line is not text of the file's encoding
problem-too-many-cells = The line has more cells than the header
problem-no-key = Order id, RMA and tracking number are all empty
problem-number-mangled = A spreadsheet has rounded this number; take it from the original report
problem-barcode-wrong-check = The check digit of this barcode is wrong; the barcode is left out
problem-bad-barcode = This is no barcode; it is left out
problem-too-many-barcodes = More barcodes than a product may have; the first ones are taken
problem-bad-asin = This is no ASIN; it is left out
problem-bad-fnsku = This is no FNSKU; the product is taken without it
problem-bad-weight = This is no weight; the product is taken without it
problem-weight-without-unit = A weight without its unit; write g, kg, lb or oz. The product is taken without it
problem-bad-price = This is no price; the product is taken without it
problem-price-without-currency = A price without its currency; write it in the head, such as Price (USD), or in a column Currency. The product is taken without it
problem-bad-price-currency = This is no currency; write its code, such as USD. The product is taken without its prices
problem-bad-export-mode = This is no customs code of goods sold across the border (9610, 9710, 9810 or 1210); the product is taken without it
problem-bad-price-day = This is no day that can be read one way only: write 2027-01-01; the product is taken without its prices
problem-bad-export-day = This is no day that can be read one way only: write 2026-06-30; the product is taken without it
problem-bad-demand = This is no number of units; the product is taken without it
problem-bad-restriction = This word for a restriction is not known; write flammable, brand restricted or no lots. The product is taken without it
problem-bad-battery = This word for a battery is not known; write none, contained, packed with or standalone
problem-bad-picture = This is no name of a picture file
problem-no-product-key = SKU, ASIN and FNSKU are all empty
problem-product-twice = The same SKU stands above with another ASIN
problem-bad-order-id = This is no order id (3-7-7 digits)
problem-bad-rma = This is no RMA id
problem-bad-tracking = This is no tracking number
problem-bad-quantity = This is no count of units
problem-bad-currency = This is no currency code of three letters
problem-bad-amount = This is no bare decimal amount
problem-comma-decimal = Amount with a decimal comma; a point is needed
problem-bad-date = This date is not certain; 10-Jul-2025 or 2025-07-10 is needed
problem-bad-yes-no = Neither Y, N, true nor false

## Worth saying about a file

warning-read-as-windows-1252 = Read as windows-1252; look at the titles
warning-read-as-cp932 = Read as cp932 (Japanese); look at the titles
warning-read-as-gb18030 = Read as GB18030 (Chinese); look at the titles
warning-unknown-column = Column not known and not kept
warning-doubled-column = Column left out, because another one has its field
warning-missing-column = Column missing
warning-repeated-rows = Rows that repeat an earlier one and were left out
warning-joined-rows = Rows of the same product that were joined
warning-more-than-ordered = Rows that announce more than was ordered
warning-amount-without-currency = Rows whose amounts have no currency and were not kept
warning-unknown-reason = Rows with a return reason not known yet
warning-no-rows = The file has no rows
warning-last-line-short = The last line ends early; the file may be cut off

## Heads of exported columns

column-carton = Carton no.
column-container = Container
column-kind = Kind
column-units = Units
column-packages = Packages
column-total = Total
column-tag = Unit tag
column-parcel = Parcel
column-seller = Seller
column-order-id = Order id
column-rma-id = RMA
column-tracking = Tracking no.
column-asin = ASIN
column-sku = SKU
column-title = Title
column-grade = Grade
column-because = Grade because of
column-decision = Decision
column-why = Decided because
column-override = Override
column-reason-code = Return reason
column-request-date = Requested on
column-put-at = Put at
column-person = Person
column-station = Station
column-barcode = Barcode
column-state = State
column-figure = Figure
column-count = Count
column-hour = Hour
column-parcels = Parcels

## Sheets and figures of papers

sheet-cartons = Cartons
sheet-units = Units
sheet-figures = Figures
sheet-hours = Hours
sheet-list = List
figure-parcels = Parcels received
figure-units = Units in
figure-graded = Units graded
figure-put = Units in a container
figure-units-waiting = Units on a shelf, waiting
figure-waiting = Parcels still open
figure-seller-none = Seller unknown
figure-person-none = Person unknown
text-cut = (cut)

undo-reason-misscan = Put by mistake
undo-reason-correction = Corrected

## Outside damage

damage-damaged = Damaged
damage-opened = Opened on the way
damage-wet = Wet
damage-leaking = Leaking

## How a unit differs from what was announced

finding-wrong-item = Not the seller's goods
finding-extra = Extra, announced nowhere
finding-other-return = Announced by another return of this seller
finding-other-seller = Another seller's goods
finding-more-than-announced = More than announced
finding-serial-differs = Serial number differs

## Work at the bench

rework-polybag = New polybag
rework-lint = Lint taken off
rework-wipe = Wiped clean
rework-rebox = New box
original-state-kept = Original state kept
original-state-lost = Original state lost

## Why a unit waits on the test shelf

park-charge = Charges
park-dry = Dries
park-reset = Is reset
park-test = Is tested

## Holds

hold-reason-instruction = Seller is to say
hold-reason-wrong-item = Not the seller's goods
hold-reason-part = Part awaited
hold-reason-dispute = Claim or dispute
hold-reason-dangerous-goods = Dangerous goods
hold-reason-recall = Recall
hold-reason-brand = Brand restriction
hold-reason-serial = Serial number differs
hold-owner-seller = Seller
hold-owner-site = Supervisor

## Photos

photo-label = Label
photo-box = Box
photo-contents = Contents
photo-item = Item
photo-serial = Serial number
photo-defect = Defect
photo-before-repair = Before the repair
photo-after-repair = After the repair
photo-source-folder = Camera folder
photo-source-drop = Dropped onto the window
photo-source-file = Chosen file

## Rolls of labels

roll-unit-tag = Unit tags
roll-parcel-tag = Parcel tags

## What is printed

print-unit-tag = Unit tag
print-parcel-tag = Parcel tag
print-container = Container label
print-carton = Carton label
print-carton-number = Carton no.
print-test = Returnbay test label
print-badge = Badge
print-command-sheet = Command sheet
print-sheet-bench = Command sheet: bench
print-sheet-dock = Command sheet: dock
print-answers = Answers
print-commands = Commands
paper-roll = Roll or cards, one a page
paper-a4 = A4 sheets
paper-letter = Letter sheets
command-confirm = Yes, confirm
command-cancel = Cancel
command-undo = Undo
command-end-parcel = Parcel done
command-empty = Parcel is empty
command-no-barcode = No barcode
command-damage = Damage
command-park = Park the unit
command-rework = Bench rework
command-no-label = Nothing readable
command-quantity = How many
command-override = Decide otherwise
command-claim = Claim shelf
command-sign-out = Sign out
command-dock = Dock, and back
import-kind-returns = Announced returns
import-kind-products = Products
battery-unknown = Not known
battery-none = None
battery-contained = Contained in it
battery-packed-with = Packed with it
battery-standalone = Standalone lithium
doubt-two-products = Two products have it
doubt-against-book = Bench and book disagree
doubt-parcels = Parcels disagree
trust-provisional = Provisional
trust-agreed = Agreed
trust-contested = Contested
trust-book = In the book

## Rule tables

rules-house = House rules
rules-used-home = Used goods go home

## Why a command is not taken

refusal-unknown-person = Nobody has that badge. Scan it at a bench once, or enter it in the guide
refusal-nobody-signed-in = Nobody is signed in. Scan a badge first
refusal-series-open-already = This store is set up already
refusal-no-such-parcel = That parcel is not in this store
refusal-parcel-not-open = That parcel is not open
refusal-parcel-has-units = Units came out of that parcel. Take them back first
refusal-tag-in-use = That tag is on another unit
refusal-container-sealed = A sealed container takes nothing more and gives nothing back. Choose another one, or let a supervisor open the carton or lot pallet again
refusal-wrong-container = That container is for another decision. Choose one of the decision
refusal-wrong-shelf = That is another kind of shelf
refusal-decision-closed = These goods may not become that: they are not fit for sale, nobody's, or held for a reason that closes it. Choose another decision
refusal-reason-needed = That needs a reason. Give one
refusal-nothing-to-undo = There is nothing to take back
refusal-too-late-to-undo = The container was sealed meanwhile, so this cannot be taken back
refusal-no-such-container = That container was never opened
refusal-container-empty = That container is empty
refusal-file-taken-already = The same file was taken before
refusal-no-such-load = That load is not in this store
refusal-load-closed = That load is closed
refusal-supervisor-needed = Only a supervisor may do that. Scan a supervisor's badge
refusal-shipping-needed = Only shipping, a supervisor or an admin may do that. Scan a badge of one of them
refusal-bench-needed = The role of this badge takes nothing in and grades nothing. Scan an operator's or a supervisor's badge
refusal-admin-needed = Only an admin may do that. Scan an admin's badge
refusal-person-left = That person does not work here any more. Scan another badge
refusal-last-lead = Nobody else leads this site. Make another person a supervisor or admin first
refusal-no-such-unit = That unit is not in this store
refusal-not-waiting = A unit among them does not wait for that any more. Look at the list again
refusal-hold-needs-owner = A hold needs an owner, a day of review and a default
refusal-too-many-units = So many units do not go under one label
refusal-no-such-photo = That photo is not in this store
refusal-roll-too-long = So many numbers are not given out at once
refusal-not-given-out = A number among them was never given out. Print it as a new roll
refusal-not-held = It is not held any more. Look at the list again
refusal-hold-day = A hold is looked at again on a day to come, within a year. Choose another day
refusal-hold-not-over = The default waits for this day. Until then the hold may be answered, released or changed
refusal-answers-not-read = Today’s answers are not read yet, and one of them may say otherwise. Read the folder of the morning’s files in Seller mail, or say there that nothing came
refusal-answers-of-another-day = What was read is noted on its own day. Read the folder once more
refusal-note-too-long = The note is too long. Shorten it
refusal-order-terms = A standing order names a SKU, a decision that its grade leaves open, and who said so. Correct it
refusal-order-day = A standing order begins today or later and ends no sooner than it begins. Choose other days
refusal-no-such-mail = No such workbook was made here for that seller. Make a new one
refusal-lot-number-taken = Another lot has this number. Choose another one
refusal-no-such-lot = No lot of this number was sold here. Check the number
refusal-lot-empty = There is nothing on those pallets. Choose others
refusal-not-in-lots = A rule keeps this unit out of lots. Take it off its pallet first
refusal-lot-changed = What is on the pallets is not what was shown any more. Look at the lot again
refusal-sale-withdrawn = The sale of this lot was withdrawn. Sell its pallets anew

## Queues of open work

queue-approval = To be approved
queue-judged = To be moved
queue-parked = On the test shelf
queue-caged = In the cage
queue-claim = On the claim shelf
queue-unknown = Unknown parcels
queue-long-open = Open for long
queue-evidence = Empty boxes
queue-photos-owed = Photos owed
queue-backlog = Backlog
queue-loads = Loads left open
queue-stays = Due to leave
next-put-again = put it again
next-test = look at it again on the test shelf
next-judge = approve or change the decision
next-move = move it into a container of its decision
next-end-hold = end the hold, or confirm its default
next-repair = next step of the repair
next-hand-over = hand it to its carrier
next-find = find it where it was counted, or give it up
next-leave-cage = take it from the cage to where it goes
next-leave = seal its container and let it leave
next-by-bench = the bench
next-by-supervisor = a supervisor
next-by-seller = the seller
next-by-repairer = who has the work order
next-by-clerk = the shipping clerk
queue-contested = Barcodes disputed
queue-provisional = New barcodes

## Roles

role-operator = Operator
role-supervisor = Supervisor
role-shipping = Shipping
role-admin = Admin
person-state-active = Works here
person-state-left = Has left

## Kinds that a number names

found-lines = announced lines
found-parcels = parcels
found-units = units

## Carriers

carrier-4px = 4PX
carrier-amazon = Amazon
carrier-cainiao = Cainiao
carrier-canada-post = Canada Post
carrier-canpar = Canpar
carrier-china-post = China Post
carrier-dhl = DHL
carrier-dhl-ecommerce = DHL eCommerce
carrier-dpd = DPD
carrier-fedex = FedEx
carrier-gofo = GOFO
carrier-landmark = Landmark Global
carrier-lasership = LaserShip
carrier-old-dominion = Old Dominion
carrier-ontrac = OnTrac
carrier-purolator = Purolator
carrier-s10 = Postal
carrier-sf = SF Express
carrier-speedee = Spee-Dee
carrier-sunyou = Sunyou
carrier-uniuni = UniUni
carrier-ups = UPS
carrier-usps = USPS
carrier-yanwen = Yanwen
carrier-yodel = Yodel
carrier-yq-family = YQ small packet
carrier-yto = YTO
carrier-yunexpress = YunExpress

## Check digits

check-ok = The check digit holds
check-none = By its form alone
check-bad = The check digit is wrong

## What a code is

code-tracking = a tracking number
code-product = a product's barcode
code-unit = a unit tag
code-parcel = a parcel tag
code-lpn = Amazon's unit label (LPN)
code-serial = a serial number
code-rma = a return's number
code-order = an order number
code-gs1 = a GS1 code of lot, date or place
code-postal = the ZIP bar
code-command = a command barcode
code-badge = a badge
code-container = a container or shelf
code-unknown = not known

hold-end-released = Released
hold-end-answered = The seller answered
hold-end-default = Nobody answered, as agreed
hold-stage-waits = Waits
hold-stage-soon = Soon
hold-stage-last = Last days
hold-stage-over = Due
said-workbook = Workbook
said-chat = Chat or telephone
queue-holds-over = Holds to decide
queue-holds = Holds
fact-unit-hold-changed = Hold changed
fact-unit-hold-ended = Hold ended

left-sold = Sold
left-forwarded = Sent on
left-lot-sold = Sold as a lot
left-shipped = On the way to China
left-destroyed = Destroyed
unit-state-missing = Missed in a count
unit-state-written-off = Given up after a count
unit-state-gone = Left the building
fact-container-left = Container left
fact-container-pictured = Pallet pictured
fact-unit-left = Left the building
fact-unit-came-back = Here again
fact-lot-sold = Lot sold
fact-lot-withdrawn = Sale of a lot withdrawn
fact-lot-proceeds = Proceeds of a lot
container-seller-shelf = Seller shelf
hazard-none = no known danger
hazard-lithium = lithium battery
hazard-lithium-suspect = lithium, damaged or unknown
hazard-flammable = flammable
fact-unit-classed = Hazard class
fact-unit-moved = Moved
fact-unit-written-off = Given up as lost
fact-place-counted = Place counted
fact-parcel-moved = To another shelf
fact-parcel-written-off = Parcel given up as lost
queue-boxes-missing = Parcels missing in a count
queue-missing = Missing in a count
command-places = Move and count, and back
refusal-other-seller-there = Goods of another seller are in that container, which takes one seller's. Take another one
refusal-other-decision-there = Goods of another decision are in that container, which takes one. Take another one
refusal-other-class-there = Goods of another hazard class are in that container, which takes one. Take another one
refusal-not-here = That unit is in no container here: it left, or it is on a bench
refusal-stays-on-shelf = That unit waits for a person on its shelf. It is not moved by scan
refusal-nothing-to-count = No single units are counted in that place
refusal-not-missing = No count missed that unit
refusal-parcel-not-missing = No count missed that parcel
refusal-parcel-on-no-shelf = That parcel stands on no shelf of whole parcels, so it is not moved by scan
refusal-units-missing = A count missed units of that container. Find them or have them given up, then seal it
