### The planner of shipments to China: ways compared, why one is proposed, what is missing.

clock-state-runs = Tax-free way open
clock-state-lapsed = Six months over
clock-state-lost = No tax-free way
clock-state-unknown = Export not known

planner-part = Planner
planner-aid = An aid, not advice: rates are what was entered, arrival is transit plus days for customs. Pre-flight is the check before closing.
planner-for-seller = Seller
planner-for-importer = Importer
planner-wait = May wait
planner-wait-days = { $days ->
    [one] { $days } day
   *[other] { $days } days
}
planner-rates-file = Rates file
planner-rates-take = Take rates
planner-rates-taken = { $name }: { $tables ->
    [one] { $tables } table of rates taken
   *[other] { $tables } tables of rates taken
}
planner-rates-not-taken = { $name }: { $problems ->
    [one] { $problems } problem
   *[other] { $problems } problems
}. Nothing was written. Put the lines right and take it again
planner-problem-line = Line { $line }: { $why }: { $about }
planner-rates-none = No freight rates are entered
planner-rates-none-how = The program brings none. Write what your forwarder told you into a file in the form of docs/planner.md, and take it here
planner-units-none = Nothing here is decided for China
planner-units-none-how = Units whose decision is “ship to China” and that have not left are planned here
planner-no-such-firm = No firm has this code. Look under Parties
planner-counts = { $units ->
    [one] { $units } unit
   *[other] { $units } units
}
planner-kept = { $units ->
    [one] { $units } unit on hold, missing or in a forward: not planned
   *[other] { $units } units on hold, missing or in a forward: not planned
}
planner-closed = { $units ->
    [one] { $units } unit in a closed consignment: goes as it was closed
   *[other] { $units } units in closed consignments: go as they were closed
}
planner-beyond = { $units ->
    [one] { $units } unit more than one plan takes
   *[other] { $units } units more than one plan takes
}
planner-ways = Ways compared
planner-clocks = Units by their last day
planner-why-head = Why
planner-lack-head = Not known
planner-rates-head = Rates
planner-col-way = Way
planner-col-leaves = Leaves
planner-col-there = Declared
planner-col-units = Units
planner-col-charged = Charged
planner-col-freight = Freight
planner-col-storage = Storage
planner-col-late = Late
planner-col-tax = Tax lost
planner-col-total = Total
planner-col-each = Each
planner-col-last = Last departure
planner-col-stored = Storage so far
planner-proposed = Proposed
planner-proposed-split = In two parts
planner-proposed-leg = { $mode }, leaves { $leaves }, declared { $arrives }: { $units ->
    [one] { $units } unit
   *[other] { $units } units
}
planner-total = { $total } in all
planner-at-least = { $what } or more
planner-not-known = not known
planner-not-all = { $what }, not all known
planner-late-barred = { $late }, and { $barred } past twelve months
planner-last-by = { $mode } { $leaves }
planner-late-by = { $mode } too late
planner-goes-by = { $mode } { $leaves }: { $units }
planner-stored-so = { $stored }, tonight { $tonight }
planner-stays = { $units ->
    [one] { $units } unit stays here
   *[other] { $units } units stay here
}
planner-rated-line = { $mode } from { $from }: { $source }, { $told }
planner-rated-until = until { $to }

planner-why-parted = In two parts it costs { $saves } less than the best way for all
planner-why-parted-anyhow = In two parts, since no one way takes every unit or keeps every last day
planner-why-cheapest = It costs the least in all
planner-why-only = Only { $mode } has rates that hold
planner-why-dearer = { $mode } on { $leaves } costs { $by } more in all
planner-why-cheaper-not = { $mode } on { $leaves } costs { $by } less as far as it is known, but leaves units here, or loses what nobody can name
planner-why-lapses = By { $mode } on { $leaves }, declared { $arrives }, the six months of { $units ->
    [one] { $units } unit are over ({ $first })
   *[other] { $units } units are over (first { $first })
}: { $tax } of duty and tax
planner-why-lapses-unknown = By { $mode } on { $leaves }, declared { $arrives }, the six months of { $units ->
    [one] { $units } unit are over ({ $first })
   *[other] { $units } units are over (first { $first })
}: what that costs is not known, so the day is kept
planner-why-saves = Freight and storage cost { $freight } more than by { $mode }, and { $tax } less tax is lost
planner-why-wait-costs = Waiting for { $mode } on { $leaves } costs { $by } more
planner-why-wait-saves = Waiting saves { $by } against { $mode } on { $first }
planner-why-below = { $mode }: { $found } are charged as { $least }, the least of its rates
planner-why-battery = { $units ->
    [one] { $units } unit with a damaged or doubtful battery never goes by air: { $names }
   *[other] { $units } units with a damaged or doubtful battery never go by air: { $names }
}
planner-why-loses = It loses the six months of { $units ->
    [one] { $units } unit ({ $first })
   *[other] { $units } units (first { $first })
}: { $tax } of duty and tax, which are in its total
planner-why-taxed = { $units ->
    [one] { $units } unit comes back taxed whatever is done: its tax is in no total
   *[other] { $units } units come back taxed whatever is done: their tax is in no total
}
planner-why-late = { $units ->
    [one] { $units } unit comes too late by every way: { $names }
   *[other] { $units } units come too late by every way: { $names }
}

planner-lack-rates = { $mode }: no rates are entered
planner-lack-departure = { $mode }: nothing leaves within 120 days by its rates. They ended, or begin later
planner-lack-currency = { $mode }: its rates are in { $currency }, the others are not. It is not compared
planner-lack-weight = { $units ->
    [one] { $units } unit of unknown weight, so freight may be more: { $names }
   *[other] { $units } units of unknown weight, so freight may be more: { $names }
}. Enter it in the product book or the goods data
planner-lack-volume = How much room loose goods take is not known, so they count by weight alone and freight may be more. Measure cartons, or enter loose_kg_per_cbm
planner-lack-export = { $units ->
    [one] { $units } unit under no export line, so its last day is not known: { $names }
   *[other] { $units } units under no export line, so their last day is not known: { $names }
}
planner-lack-value = { $units ->
    [one] { $units } unit without a declared value, so its tax is not known: { $names }
   *[other] { $units } units without a declared value, so their tax is not known: { $names }
}
planner-lack-tax = Duty and tax rates are not on the rate card of { $names }
planner-lack-storage = Storage is not on the rate card of { $names }, so waiting looks free
planner-lack-exchange = The rates do not say what { $names } are worth. Enter them under exchange

freight-problem-not-text = No text in UTF-8
freight-problem-not-toml = No file of rates
freight-problem-tables = Wants 1 to 50 tables
freight-problem-twice = This way has another table from this day
freight-problem-unknown-key = No such key
freight-problem-missing-key = Is missing
freight-problem-wrong-value = Cannot be read. Numbers with a point stand in quotes
freight-problem-currency = No currency: three letters, such as USD
freight-problem-mode = Wants express, air or sea_lcl
freight-problem-validity = Ends before it begins
freight-problem-source = Wants who gave it, in at most 200 signs
freight-problem-told-on = Wants when it was told, at most 400 days from its first day
freight-problem-divisor = Wants 1 to 1,000,000
freight-problem-round-up-to = Wants more than nothing
freight-problem-least = Is too great
freight-problem-breaks = Want to begin with 0 and rise, at most 30
freight-problem-amount = An amount of this table is below zero or too great
freight-problem-transit = Wants at most 400 days
freight-problem-departures = Wants daily, days of the week, or every with 1 to 400 days
freight-problem-loose = Wants 1 to 30,000 kg
freight-problem-exchange = Wants other currencies, each worth more than nothing
