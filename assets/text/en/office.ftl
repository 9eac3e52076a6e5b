### What the offices of the site say: sellers, finding, open work.

## Sellers

desk-nav-sellers = Sellers
desk-sellers-nothing = No seller yet
desk-sellers-nothing-how = Press New seller…, or take a seller's first file (F2)
desk-col-name = Name
desk-col-rules = Rules
desk-col-language = Language
desk-col-approve = Approval for
desk-col-cage = Cage from
desk-col-hold-days = Hold days
desk-col-hold-default = No answer
desk-col-hints = On labels
desk-seller-new = New seller…
desk-seller-new-title = New seller
desk-seller-none = No seller chosen
desk-seller-none-how = Choose one on the left to see and change its terms
desk-seller-taken = There is a seller with this code already
desk-seller-name = Seller's name
desk-seller-name-wrong = Write a name that people here know
desk-seller-rules = Its rule table
desk-seller-language = Language of mail
desk-seller-from-help = The first day on which this rule table and these terms hold. Empty means today.
desk-seller-in-force = What is in force today
desk-seller-to-come = To come
desk-seller-terms-to-come = From { $from }: other terms
desk-seller-rules-to-come = From { $from }: rule table “{ $rules }”
desk-seller-hints = Words on labels
desk-seller-hints-help = What our address line says for this seller, such as Suite 01, Jason-01. A parcel that nobody announced is told by it
desk-seller-hints-short = “{ $hint }” is too short: it may stand on any label
desk-seller-hints-shared = “{ $hint }” names { $seller } too. Two sellers cannot share one
desk-seller-cage = To the cage from
desk-seller-cage-help = Units of this value or more go to the cage. Empty means never
desk-seller-cage-wrong = Write an amount such as 200 or 199.50, and a currency such as USD
desk-seller-currency = Currency of the cage
desk-seller-approve = Needs approval
desk-seller-approve-help = These decisions wait on the approval shelf for a supervisor
desk-seller-hold-days = Days of a hold
desk-seller-hold-days-help = After so many days a hold is looked at again
desk-seller-hold-days-wrong = A number of days from 1 to { $most }
desk-seller-hold-default = When nobody answers
desk-seller-hold-default-help = What becomes of a held unit when the seller does not answer. A supervisor confirms it
desk-seller-save = Save
desk-seller-discard = Discard changes
desk-seller-saved = As it is in the store
desk-seller-saving = Saving
desk-seller-unsaved = Not saved yet: save or discard before another seller is chosen

## Find

desk-nav-find = Find
desk-find-box = Number or its end
desk-find-all = All days
desk-find-recent = Parcels and units of the last { $days } days. Enter looks through all
desk-find-ever = Parcels and units of all days
desk-find-cut = More than { $most } have this number ({ $kinds }): the newest { $most } of each kind stand here. Type more of it
desk-find-list = Found
desk-find-empty = Type any number
desk-find-empty-how = Tracking, order, return, SKU, parcel tag, unit tag or container. Of a tracking number, a parcel or a unit the last 6 characters will do
desk-find-nothing = Nothing has this number
desk-find-nothing-how = Press Enter to look through all days. Numbers of a seller's file must be typed whole
desk-find-nothing-ever = Look at the number again: it was looked for in all days. Numbers of a seller's file must be typed whole
desk-col-what = What
desk-col-number = Number
desk-col-where = Where
desk-found-awaited = Announced, awaited
desk-found-seen = Announced, seen
desk-found-parcel = Parcel
desk-found-unit = Unit
desk-found-container = Container

## Open work

desk-nav-work = Open work
desk-work-queues = Queues
desk-col-queue = Queue
desk-col-count = Count
desk-col-oldest = Oldest
desk-col-why = Why
desk-col-station = Station
desk-col-said = Driver says
desk-col-scanned = Scanned
desk-col-barcode = Barcode
desk-col-parcels-said = Said at
desk-work-at-least = { $count }+
desk-work-among = Looked for among the { $most } oldest only
desk-work-none = Nothing waits here
desk-work-none-how = What waits for somebody in this queue stands here, the oldest first
desk-work-to-backlog = { $count ->
    [one] 1 parcel waits unopened
   *[other] { $count } parcels wait unopened
}
desk-work-to-backlog-how = They have a screen of their own, with load and finding
desk-work-go-backlog = Open the backlog (F9)
desk-work-go-products = Open the product book (F10)
desk-work-product-how = A second parcel that says the same settles it. Or write the product in the book as it is
desk-work-stays = Containers that were to have left
desk-work-stay-due = In use since { $opened }. What is in it is to have left after { $days } days: on { $due }
desk-work-stay-how = Seal it under Containers and say how it left, or move what stays to where it belongs
desk-work-go-containers = Go to the container
desk-next-is = Next: { $step } · { $by } · by { $due }
desk-work-load-how = It is closed at the dock (F8): scan its id again, or choose it there
desk-judge-head = { $count ->
    [one] Judge 1 unit
   *[other] Judge { $count } units
}
desk-judge-as-asked = Approve as asked
desk-judge-otherwise = Decide otherwise
desk-judge-decision = Becomes
desk-judge-reason = Reason
desk-judge-do = Decide: { $decision }
desk-judge-wants = Choose a decision and a reason
desk-judge-not-sold = Cannot be sold: not fit for sale, or nobody's
desk-judge-nobody = Scan a supervisor's badge to judge
desk-judge-no-supervisor = { $person } is no supervisor. Scan a supervisor's badge to judge
desk-being-saved = Being saved
desk-move-head = { $count ->
    [one] Move 1 unit
   *[other] Move { $count } units
}
desk-move-to = Into container
desk-move-help = Take it from the approval shelf, put it into a container of its decision, and say which one
desk-move-do = It is in there
desk-move-mixed = These have different decisions. Select units of one
desk-move-wrong = Write a container of this decision
desk-move-nobody = Scan a badge to move units

## First-run guide

desk-guide-title = First-run guide
desk-guide-help = What a new station needs. Every step can be skipped, and scanning works all the while. Settings (F5) open this guide again
desk-guide-done = done
desk-guide-open = to do
desk-guide-back = Back
desk-guide-next = Next
desk-guide-skip = Skip
desk-guide-finish = To the bench
desk-guide-close = Close the guide
desk-guide-again = First-run guide…
desk-guide-language = Language
desk-guide-site = Site
desk-guide-site-help = The time zone of the site makes its days. It was taken from this computer when the store was made and holds for the life of the store. Is it wrong? Close the program, set the computer's zone, and start with an empty data folder
desk-guide-station = Station
desk-guide-station-help = The name of this station stands on every fact it writes, and no two stations may share one. To use another name, close the program and start it once with an empty data folder and --station NAME
desk-guide-people = People
desk-guide-people-help = Everybody signs in by a badge. A badge that is scanned for the first time is an operator's; here you enter names and make supervisors, who may approve
desk-guide-badge = Badge
desk-guide-badge-wrong = A badge has 2 to 16 letters, digits or -, such as OP-1
desk-guide-enter = Enter
desk-guide-scanner = Scanner
desk-guide-scanner-help = Scan any barcode: what was read shows above. A keyboard scanner works at once, a serial one is chosen here
desk-guide-file = First file
desk-guide-file-help = A seller's returns report tells the bench what is in a parcel. Parcels can be scanned before it comes
desk-guide-to-import = Import a file (F2)
desk-guide-to-sellers = Enter a seller (F12)
desk-guide-to-print = Print badges (F7)
desk-settings-opens = Begin with open work
desk-settings-opens-help = For a supervisor's desk. Takes effect at the next start
desk-rates-heading = Rate card
desk-rates-help = What each way out costs and brings. Empty means not known, never free. Without a card the rule table proposes. Storage is typed as 30: 0, 60: 0.02 (up to that day of age, so much a day).
desk-rates-from = In force from
desk-rates-from-wrong = The day is written as 2026-12-01, or left empty for today
desk-rates-kept = { $count } cards are kept; the newest is in force from { $from }
desk-rate-none = None
desk-rate-wrong = { $rate }: this is no rate that can be used
rate-new-price = Price of a new one
rate-resell-price = % of new
rate-resell-referral = Marketplace fee, %
rate-resell-handling = Handling
rate-resell-fulfil = Fulfilment
rate-resell-demand = Sold in 30 days
rate-lot-price = % of new
rate-lot-referral = Channel fee, %
rate-lot-fee = Fee per unit
rate-repair-cost = Parts and work
rate-repair-chance = Succeeds, %
rate-repair-grade = Grade after it
rate-ship-freight = Freight per kg
rate-ship-handling = Handling
rate-ship-value = Value in China
rate-ship-duty = Duty, %
rate-ship-tax = Import tax, %
rate-hold-storage = Storage per day by age
rate-dispose-fee = Disposal fee
rate-standing-order = Standing order
desk-seller-read = Read a record…
desk-seller-write = Write as a file…
desk-seller-record = Seller's record
desk-seller-taken-in = The record of { $seller } was taken
desk-seller-contacts = Contacts
desk-seller-contacts-help = The seller's own people, with commas between: e-mail, phone, WeChat. Never a buyer
desk-seller-photos = Photos
desk-seller-photos-help = Beside label, box and contents of every parcel
photo-level-as-needed = As grade and answers ask
photo-level-every-unit = Of every unit
desk-seller-loss = Loss without approval
desk-seller-loss-help = Decisions against the proposal that are expected to lose more go to the approval shelf. Same currency as above; empty means never
rate-rework = Bench rework
desk-rework-cost = Bench rework: { $cost }
desk-seller-floor = Sold down to
desk-seller-floor-help = Goods of a worse grade are not sold as fit for this seller
desk-seller-floor-any = Any fit grade
desk-seller-part-terms = Terms
desk-rates-currency = Currency
desk-serial-readings = Serial number read as { $readings }

# Holds

desk-col-review = Review
desk-col-hold-owner = Who acts
desk-col-hold-cost = Cost so far
desk-holds-list = Holds
desk-hold-cost-unknown = no rate
desk-hold-until = until { $day }, then { $default }
desk-hold-wall = Reviews that are due
desk-hold-wall-over = due
desk-hold-wall-to = { $days } days
desk-hold-wall-later = over { $days }
desk-hold-head = { $count ->
    [one] One unit on hold
   *[other] { $count } units on hold
}
desk-hold-nobody = A supervisor's badge is scanned before holds are changed
desk-hold-no-supervisor = { $person } is no supervisor: a supervisor's badge is scanned before holds are changed
desk-hold-confirm = { $count ->
    [one] Confirm the default of one unit
   *[other] Confirm the defaults of { $count } units
}
desk-hold-ends = The hold ends
desk-col-hold-note = Note
desk-hold-noted = Note: { $note }
desk-hold-note = Note
desk-hold-note-hint = Kept beside the hold
desk-said-asked = Drop or choose the picture of the chat; without one “no picture” is said. Cover buyers’ data first.
desk-said-choose = Choose a picture…
desk-said-reading = The picture is being kept…
desk-said-without = Without it
desk-said-shown = Picture { $hash }…
desk-said-unshown = No picture
desk-hold-who = The seller said so
desk-hold-who-hint = Who said it, and where
desk-hold-end-wants = Choose what the units become
desk-hold-release = Release to { $decision }
desk-hold-answered = Answered: { $decision }
desk-hold-goes-on = The hold goes on
desk-hold-days = Days from today
desk-hold-same = As it is
desk-hold-unset = Choose
desk-hold-default-of = When nobody answers
desk-hold-go-on-wants = Say for how many days, 1 to 365
desk-hold-go-on = Hold until { $day }

# What leaves the building

desk-leaves = It left the building…
desk-leaves-how = How
desk-leaves-under = Under what number
desk-leaves-under-hint = Order, tracking number, lot
desk-leaves-witness = Seen by
desk-leaves-witness-hint = Badge of a second person
desk-leaves-sure = { $container } left with { $units } units? They are not here after that, and it is not taken back
desk-leaves-yes = It left
desk-leaves-no = It is here still
desk-left-at = left { $at } with { $units } units
desk-seller-part-orders = Standing orders
desk-orders-help = What the seller wants of all goods of a SKU, of one grade or of every grade. It goes before money and never before a gate. Orders come in filled workbooks; here they are entered or ended when the seller says so in a chat.
desk-orders-save-first = Save the seller first.
desk-orders-nobody = Sign in as a supervisor to enter or end orders.
desk-orders-no-supervisor = { $person } is no supervisor. A supervisor enters and ends orders.
desk-orders-none = No standing order holds or is to come.
desk-orders-back = Back
desk-orders-next = More
desk-order-new = Enter an order
desk-order-sku = SKU
desk-order-becomes = They become
desk-order-every-grade = Every grade
desk-order-until = Last day
desk-order-until-hint = Empty: until it is ended
desk-order-save = Save order
desk-order-end = End it
desk-order-ends = Ended
desk-order-days = from { $from } up to { $until }
desk-order-wants-sku = Type the seller’s SKU, in one line.
desk-order-wants-decision = Choose what such goods become.
desk-order-wants-who = Name who of the seller’s people said so. It is wanted to end an order too.
desk-order-days-wrong = An order begins today or later and does not end before.
desk-seller-calendar = Days off
desk-seller-calendar-help = When its people work, and so when an answer is due
desk-seller-days-off = Also off
desk-seller-days-worked = Also worked
desk-seller-days-help = Days as 2026-12-24, with commas between them
desk-seller-days-wrong = Type days as 2026-12-24, with commas between them, 400 at most.
desk-seller-days-torn = { $day } is said to be off and worked.
days-off-cn = Mainland China
days-off-hk = Hong Kong
days-off-none = None but weekends
