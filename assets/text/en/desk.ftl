### What the desks say, and what stands around the bench.

## Navigation and frame

desk-nav-bench = Bench
desk-nav-import = Import
desk-nav-containers = Containers
desk-nav-review = Review
desk-nav-settings = Settings
desk-nav-print = Print
desk-nav-products = Products
desk-import-kind = Holds
desk-import-kind-find = Find out
desk-import-from-desk = Edited at the desk
desk-col-holds = Holds
desk-col-barcodes = Barcodes
desk-col-fnsku = FNSKU
desk-col-variant = Variant
desk-col-weight = Weight
desk-col-battery = Battery
desk-col-category = Category
desk-col-trust = Standing
desk-col-from = From
desk-products-list = Product book
desk-products-none = No product known of this seller
desk-products-none-how = Import the seller's product sheet, or let the bench learn barcodes parcel by parcel
desk-products-no-seller = Choose a seller to see the product book
desk-product-new = New product…
desk-product-save = Save
desk-product-leave = Leave it
desk-product-wrong = Not readable: { $field }
desk-product-weight-hint = grams
desk-product-barcodes-hint = several: part them with spaces
desk-product-price-hint = 25.99 USD
desk-product-export-hint = 9610
desk-product-price-from-hint = today
desk-product-price-to-come = From { $from }: { $prices }
desk-product-exported-hint = 2026-06-30
desk-learned-at-bench = { $parcels ->
    [one] Bench, 1 parcel
   *[other] Bench, { $parcels } parcels
}
desk-has-battery = Battery: { $battery }
desk-nobody-signed-in = Nobody signed in
desk-chip-scanner = scanner
desk-device-word = { $name }: { $state }
desk-device-waiting = waiting
desk-device-bad = needs you
desk-device-none = none set
desk-pace = today { $today } · { $per_hour }/h
desk-queued = { $count } waiting
desk-dismiss = Dismiss
desk-more-notices = { $count } more
desk-on = On
desk-off = Off
desk-total = Total
desk-counting = Counting
desk-counting-how = The figures come from the store in a moment

## Bench

desk-lamp-ready = Ready
desk-lamp-working = Working
desk-lamp-need = Your answer
desk-lamp-stop = Stop
desk-lamp-saved = Saved
desk-no-parcel = No parcel in hand
desk-parcel-number = Parcel { $number }
desk-unit-of = unit { $number } of { $all }
desk-tag-is = tag { $tag }
desk-no-last-put = Nothing put yet
desk-last-put = last { $tag } · { $grade }
desk-last-saved = { $container } · saved { $time }
desk-side-expected = Expected
desk-side-nothing-expected = Nobody announced this parcel
desk-side-so-far = So far
desk-seen-of = { $seen } of { $all } seen
desk-reason-is = reason: { $reason }
desk-standing = { $standing }

## Simulated scanner

desk-demo-next = Next line
desk-demo-play = Play
desk-demo-pause = Pause
desk-demo-show-script = Show script
desk-demo-hide-script = Hide script
desk-demo-scan-this = Type a number to scan
desk-demo-scan = Scan
desk-demo-over = The recorded shift is over

## Files

desk-export-to = Write to
desk-choose-path = Choose…
desk-export-xlsx = Export XLSX
desk-export-csv = Export CSV
desk-export-json = Export JSON
desk-export-intake = Export intake report
desk-intake-report = Intake report
desk-job-progress = { $done } of { $all }
desk-job-counting = { $done } so far
desk-job-cancel = Cancel
desk-job-cancelled = Stopped. Nothing was left half done
desk-job-failed-word = Not done
desk-job-written = Written to { $path }

## Tables

desk-table-filter = Filter
desk-table-filter-hint = Words or part of a code
desk-table-clear = Clear
desk-table-clear-filter = Clear the filter
desk-table-columns = Columns
desk-table-columns-first = As they were at first
desk-table-copy = Copy
desk-table-export = Export shown…
desk-table-xlsx = Shown rows as XLSX
desk-table-csv = Shown rows as CSV
desk-table-file = Shown rows
desk-table-rows = { $count ->
    [one] 1 row
   *[other] { $count } rows
}
desk-table-rows-of = { $shown } of { $all } rows
desk-table-loading = more are being read
desk-table-cut = only these { $most } are listed: sort, filter and export are among them
desk-table-selected = { $count } selected
desk-table-sorted-up = { $title }, sorted, smallest first
desk-table-sorted-down = { $title }, sorted, largest first
desk-table-no-match = No row has all of these words
desk-table-no-match-how = Clear the filter to see all { $all } rows

## Import

desk-import-seller = Seller code
desk-import-known-sellers = Known sellers
desk-import-seller-wrong = A seller code has 1 to 24 letters, digits, - or _, such as S-01
desk-import-file = File
desk-import-file-hint = Path of the returns report
desk-choose-file = Choose…
desk-import-look = Look into it
desk-import-help = Choose the seller's returns report, type its path, or drop files or a folder onto this window. Nothing is taken before you say so
desk-import-reading = Reading { $name }
desk-import-rows = Rows in the file
desk-import-problems = Problems
desk-import-problems-of = Problems ({ $count })
desk-import-first-rows = First rows
desk-import-columns = Columns
desk-import-encoding = Encoding
desk-import-encoding-found = { $encoding } (found out)
desk-import-encoding-find = Find out
desk-import-preview = Contents of the file
desk-import-nothing-here = Nothing here
desk-import-nothing-here-how = The file has no line of this kind
desk-import-never-kept = never kept: may name a buyer
desk-import-unused = not needed
desk-import-unknown = not known: choose a field, or it is not kept
desk-import-leave-out = Leave out
desk-import-left-out = left out by you
desk-import-column-taken = “{ $field }” is already the column “{ $head }”. Choose another field for one of them
desk-import-propose = Looks like: { $field }
desk-import-remembered = Columns as in this seller's earlier file
desk-import-columns-reset = Bind the columns anew
desk-import-next = Next file: { $name }
desk-import-more-wait = { $count ->
    [one] one file waits
   *[other] { $count } files wait
}
desk-import-forget = Let them be
desk-import-take = Take it
desk-import-take-good = Take the good rows ({ $count })
desk-import-leave = Leave it
desk-import-nothing-yet = Nothing is taken yet
desk-import-good-only = Rows with problems stay out; you can take the corrected file later
desk-import-done = File taken: { $new } new, { $changed } changed, { $unchanged } unchanged
desk-import-taken = Files taken
desk-import-none = No file taken yet
desk-import-none-how = Each seller's returns report goes in here, so that the bench knows what is in a parcel
desk-col-when = When
desk-col-seller = Seller
desk-col-rows = Rows
desk-col-new = New
desk-col-changed = Changed
desk-col-unchanged = Unchanged
desk-col-skipped = Left out
desk-col-file = File
desk-col-order = Order
desk-col-rma = RMA
desk-col-tracking = Tracking
desk-col-asin = ASIN
desk-col-sku = SKU
desk-col-quantity = Quantity
desk-col-reason = Reason
desk-col-title = Product
desk-col-column = Column
desk-col-becomes = Becomes
desk-col-line = Line
desk-col-found = Found
desk-col-problem = Problem

## Containers and manifest

desk-containers-tab = Containers
desk-manifest-tab = China manifest
desk-all-kinds = All
desk-col-container = Container
desk-col-kind = Kind
desk-col-units = Units
desk-col-parcels = Parcels
desk-col-state = State
desk-state-open = open
desk-state-sealed = sealed
desk-containers-none = No container in use
desk-containers-none-how = Open one above, or scan a container's label at the bench
desk-open-new = New container
desk-open-number-hint = number
desk-open-container = Open it
desk-open-taken = There is a container of this name already
desk-chosen-none = No container chosen
desk-chosen-none-how = Choose one on the left to see what is in it
desk-opened-at = open since { $at }
desk-sealed-at = sealed { $at }
desk-seal = Seal…
desk-seal-sure = Seal { $container } with { $units } units? It takes no more after that
desk-seal-yes = Seal it
desk-seal-no = Keep it open
desk-to-manifest = Manifest of this carton
desk-container-empty = Nothing in it yet
desk-container-empty-how = Units put into it at the bench stand here
desk-all-cartons = All cartons in use
desk-manifest-totals = { $units ->
        [one] 1 unit
       *[other] { $units } units
    } in { $cartons ->
        [one] 1 carton
       *[other] { $cartons } cartons
    }
desk-manifest-none = No unit to ship to China
desk-manifest-none-how = Units put into cartons (C-…) at the bench stand here, ready to export
desk-col-carton = Carton
desk-col-unit-tag = Unit tag
desk-col-grade = Grade

## Review

desk-previous-day = Previous
desk-next-day = Next
desk-day-wrong = Type the day as 2026-11-23
desk-back-to-day = Back to the figures
desk-figure-parcels = parcels received
desk-figure-units = units in
desk-figure-graded = units graded
desk-figure-put = units put
desk-figure-units-waiting = units on a shelf, waiting
desk-figure-waiting = parcels still open
desk-exceptions = Exceptions
desk-by-seller = By seller
desk-by-person = By person
desk-nobody-known = unknown
desk-chart-parcels-hour = Parcels received per hour
desk-chart-decisions = Decisions
desk-chart-decisions-hour = Decisions per hour
desk-chart-grades = Grades
desk-axis-units = units
desk-axis-parcels = parcels
desk-units-of-hour = { $decision } from { $hour } o'clock
desk-parcels-of-hour = parcels received from { $hour } o'clock
desk-units-list = Units
desk-units-none = No unit here
desk-units-none-how = Units stand here once they are put at the bench
desk-parcels-list = Parcels
desk-parcels-none = No parcel here
desk-parcels-none-how = Parcels stand here once they are scanned at the bench
desk-col-time = Time
desk-col-decision = Decision
desk-col-person = Person
desk-col-parcel = Parcel
desk-col-finding = Finding
desk-col-owed = Photos owed
desk-col-shelf = Shelf
desk-taken-back = taken back
desk-not-decided = Not decided
desk-by-the-program = the program
desk-unseen-count = { $count } announced lines not in it
desk-proposed-because = proposed { $decision }: { $why }
desk-decided-otherwise = decided { $decision }: { $reason }

## Settings

desk-settings-looks = Language and looks
desk-settings-language = Language
desk-settings-bilingual = Both languages at the bench
desk-settings-bilingual-help = Shows each question and answer in English and Chinese
desk-settings-scale = Size
desk-settings-scale-help = A small window shows as much of it as nine answers leave room for
desk-settings-theme = Colours
desk-theme-day = Day
desk-theme-night = Night
desk-theme-high-contrast = High contrast
desk-settings-scanner = Scanner
desk-scanner-none = No serial scanner is set. Keyboard scanners work without one
desk-ports-none = No serial port found. Plug the scanner in, then look again
desk-port-in-use = in use
desk-use-port = Use this one
desk-look-for-ports = Look again
desk-live-test = Test: the last scan as it was read
desk-live-test-none = Scan anything: it shows here
desk-settings-keyboard = Keyboard scanner
desk-settings-keyboard-help = Takes fast bursts of keys as scans, so that they never press keys of the bench
desk-settings-tones = Tones
desk-settings-tones-on = Play tones
desk-tones-unknown = No tone has been played yet
desk-settings-store = Store
desk-health-facts = Facts
desk-health-parcels = Parcels
desk-health-units = Units
desk-health-expected = Announced lines
desk-health-head = Newest fact
desk-settings-sellers = Sellers
desk-sellers-none = No seller yet. The first file of a seller brings one
desk-house-rules = house rules
desk-type-code = Type a code… F6
desk-backlog = Parcels that wait unopened
desk-backlog-none = Nothing waits unopened
desk-backlog-none-how = Parcels scanned at the dock stand here until a bench opens them.
desk-col-age = Age
desk-col-load = Load

## Print

desk-print-what = Print
desk-print-help-unit-tags = Labels of 2 × 1 inch, one for each unit that is put. Numbers are given out when the file is made and are never printed twice
desk-print-help-parcel-tags = Labels of 2 × 1 inch for parcels whose own label cannot be read. Numbers are never printed twice
desk-print-help-containers = Labels of 4 × 6 inch with a letter to be read from afar and the barcode that a put scans
desk-print-help-cartons = Labels of 4 × 6 inch for cartons to China: carton number, seller, units, and the barcode that a put scans
desk-print-help-badges = Cards for people. A new badge is known from its first scan
desk-print-help-commands = Two pages in both languages, one for the bench and one for the dock, to hang where the scanner reaches them
desk-print-count = How many
desk-print-count-wrong = A number from 1 to { $most }
desk-print-prefix = Prefix
desk-print-prefix-help = Stands before each number. No two stations may share one
desk-print-prefix-wrong = 3 letters or digits without U, one of the last two a letter, such as AX1
desk-print-begins = The roll begins with { $tag }
desk-print-names = Which
desk-print-names-containers = R-01, H-02; empty means all in use
desk-print-names-cartons = C-01, C-02; empty means all in use. They are numbered in this order
desk-print-names-badges = OP-1, OP-2
desk-print-names-wrong = { $name } cannot be a name here. Write names as in the example, with commas between them
desk-print-no-containers = No container is in use yet. Write names such as R-01, or open containers (F3)
desk-print-paper = Paper
desk-print-job = Print
desk-make-pdf = Make PDF
