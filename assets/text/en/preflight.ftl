### Pre-flight: what was found before a consignment is closed, and what to do.

preflight-aid = An aid, not legal advice: each rule names its source and date
preflight-pack = Rules: version { $version } of { $day }
preflight-clear = { $number }: nothing was found
preflight-counts = { $number }: { $blocks } that block, { $waits } to sign, { $signed } signed, { $notes } to know
preflight-source = Rule: { $source } ({ $day })
preflight-source-trade = General trade knowledge: { $source } ({ $day })
preflight-is-signed = signed
preflight-waits = waits for a signature
preflight-signed-for = { $units ->
    [one] Signed; the signature covers { $units } unit
   *[other] Signed; the signature covers { $units } units
}
preflight-hit-unnamed = A hit is signed for by name, and { $entry } is not the same as what is found. Nothing was written: name each entry with --hit, as preflight tells it
preflight-no-such-check = No check is called { $check }. Nothing was written: take a name from the list
preflight-pane = Pre-flight
preflight-blocks = { $count ->
    [one] { $count } blocks
   *[other] { $count } block
}
preflight-to-sign = { $count } to sign
preflight-signed = { $count } signed
preflight-to-know = { $count } to know
preflight-chip = Pre-flight: { $list }
preflight-chip-clear = Pre-flight: nothing in the way
preflight-word-blocked = Not yet
preflight-word-sign = To sign
preflight-word-clear = Clear
preflight-may-close = Nothing stands in the way of closing
preflight-not-closed = It was not closed: { $list }
preflight-was-closed = It is closed. So it looks by the rules of today
preflight-ran = { $checks ->
    [one] { $checks } check of the route “{ $route }” ran; rules of { $day }, version { $version }
   *[other] { $checks } checks of the route “{ $route }” ran; rules of { $day }, version { $version }
}
preflight-fine = In order: { $list }
preflight-head-blocks = To be put right first
preflight-head-waits = Wait for a signature
preflight-head-signed = Signed
preflight-head-notes = To know
preflight-show-more = Show { $count } more
preflight-show-fewer = Show fewer
preflight-units = { $units ->
    [one] { $units } unit
   *[other] { $units } units
}
preflight-units-in = { $units ->
    [one] { $units } unit in { $list }
   *[other] { $units } units in { $list }
}
preflight-sign = Sign…
preflight-sign-units = { $units ->
    [one] The signature covers { $units } unit: { $list }
   *[other] The signature covers { $units } units: { $list }
}
preflight-sign-units-more = The signature covers { $units } units: { $list } and { $more } more
preflight-sign-whole = The signature covers the consignment as a whole
preflight-supervisor-signs = A supervisor signs for this kind
preflight-signed-by = { $person }, { $at }: { $reason }
preflight-came-since = Units came in since; they are not signed for
preflight-level-block = Blocks
preflight-level-warn = To sign
preflight-level-note = To know
preflight-place-consignment = Consignment
preflight-place-party = Party
preflight-place-carton = Carton
preflight-place-unit = Unit
preflight-place-sku = SKU
importer-lack-register = its USCC or Hong Kong number
importer-lack-name = its name
importer-lack-address = its address
fact-finding-signed = Warning of pre-flight signed
refusal-preflight-blocks = Pre-flight found what must be put right first. Look at its findings
refusal-preflight-waits = Pre-flight found warnings that nobody signed. Sign each kind with its reason
refusal-nothing-to-sign = There is no such warning here. Look at the findings again
refusal-findings-changed = The warning is about other units than were shown. Look at the findings again

preflight-check-decision = Decided for China
preflight-check-elsewhere = In one place only
preflight-check-carton-ready = Cartons sealed and measured
preflight-check-carton-heavy = Weight of cartons
preflight-check-carton-scale = Scale against sum
preflight-check-net-gross = Net below gross
preflight-check-carton-numbers = C/NO. and SSCC
preflight-check-importer = Importer
preflight-check-original-exporter = Exporter of then
preflight-check-agency = Agency
preflight-check-export-reference = Export paper
preflight-check-export-line = Equal to the export line
preflight-check-export-balance = Balance of the line
preflight-check-six-months = Six months
preflight-check-twelve-months = Twelve months
preflight-check-tax-window = Days of the tax rule
preflight-check-food = Food
preflight-check-original-state = Original state
preflight-check-used = Used goods
preflight-check-evidence = Evidence
preflight-check-tariff-code = Tariff codes
preflight-check-tariff-shared = Shared six digits
preflight-check-names = Names
preflight-check-value = Value
preflight-check-value-low = Value out of line
preflight-check-value-estimated = Guessed value
preflight-check-origin = Origin and brand
preflight-check-brand-listed = Restricted brand
preflight-check-eei = Export filing (EEI)
preflight-check-eei-currency = Currency of the filing
preflight-check-eei-legend = Legend
preflight-check-eccn = Export control
preflight-check-screening = Screening list
preflight-check-screening-hit = Name on the list
preflight-check-screening-list = List compared with
preflight-check-battery-unknown = Battery told
preflight-check-battery-damaged-air = Damaged battery by air
preflight-check-battery-damaged-sea = Damaged battery by sea
preflight-check-battery-mode = Battery alone by air
preflight-check-battery-marks = Battery marks
preflight-check-danger-mixed = Classes in a carton
preflight-check-danger-desk = Dangerous goods
preflight-check-solid-waste = Solid waste
preflight-check-worn = Worn clothing
preflight-check-used-electrical = Used electrical goods
preflight-check-wood = Wood of pallets
preflight-check-data-left = Data wiped

found-held = It is on hold: end the hold, or take it out of the carton
found-missing = A count missed it: look for it and scan it, or write it off
found-undecided = Nothing is decided of it: decide it, or take it out
found-other-decision = It is decided otherwise: { $decision }. Take it out, or change the decision
found-in-two = It is in { $other } as well: take it out of one of them
found-promised-to = It is promised to { $other }: let it go there first, or take it out
found-no-units = There is nothing in it: put units in, or take the carton out
found-not-sealed = The carton is not sealed: seal it
found-not-measured = The carton is not weighed and measured: put it on the scale and enter its sides
found-too-heavy = It weighs { $gross }, the limit is { $limit }: take units out
found-scale-differs = The scale says { $gross }, its units and the empty carton { $sum }: weigh again, look for { $likely }, or sign with the reason
found-no-net = Its net weight is not known: enter it with the goods data
found-net-above = Net { $net } is above gross { $gross }: correct the goods data or weigh again
found-number-gap = The next carton should be C/NO. { $wanted }: number the cartons without a gap
found-no-sscc = The carton has no SSCC: give it one
found-sscc-twice = SSCC { $sscc } is on another carton too: give this one its own
found-no-importer = The importer is not known: enter it under Parties
found-importer-lacks = The importer lacks { $lack }: complete it under Parties
found-no-uscc = The importer has no USCC, which mainland China asks for: complete it, or take the route by Hong Kong
found-not-their-importer = It may not import goods of { $seller }: add the seller with its agency, or take the goods out
found-other-exporter = The export was by { $exporter }: choose that firm as importer, or enter its agency
found-agency-needed = The export was by { $exporter }: its written agency goes with the papers
found-no-export-line = No line of an export paper belongs to it: import the export list, or choose another route
found-export-mode = Mode { $mode } is none of 9610, 9710, 9810, 1210: correct the export line
found-export-incomplete = Export paper { $number } lacks its number, line or day of release: complete it
found-line-name = Named { $here }, on the export line { $there }: make them equal
found-line-code = Code { $here }, on the export line { $there }: make them equal
found-line-currency = Value in { $here }, on the export line in { $there }: declare it in that currency
found-line-value = Value { $here }, on the export line { $there }: declare that value
found-over-balance = Line { $line } of { $number }: { $out } went out, { $back } come back. Choose another line
found-arrival-unknown = When it arrives is not known: enter the cut-off or the arrival of the shipment
found-late-six = Free of duty until { $due }, it arrives { $arrival }: ship sooner, or choose the taxed route
found-late-twelve = Returned goods until { $due }, it arrives { $arrival }: take it out, or choose another route
found-no-window = No rule of the tax-free way back covers an export of { $day } under { $mode }: choose another route
found-is-food = Food does not come back free of tax: take it out, or choose another route
found-state-lost = It is no longer as it was exported: take it out, or a supervisor signs with the reason
found-was-repaired = It was repaired here, so the original state is lost: take it out, or a supervisor signs with the reason
found-used-unproved = Graded { $grade } with no return record: add the record, or sign with the reason
found-no-return = No return of the platform belongs to it: match it, or take it out
found-no-reason = The return has no reason: import the return with its reason, or take it out
found-few-photos = Photos: { $photos }, wanted { $wanted }. Take more
found-no-cn10 = China's code of ten digits lacks: enter it with the goods data
found-no-us10 = The Schedule B number of ten digits lacks: enter it with the goods data
found-codes-differ = { $cn } and { $us } differ in their first six digits: correct one, or sign with the reason
found-no-name-en = The English name lacks: enter it
found-no-name-zh = The Chinese name lacks: enter it
found-name-en-signs = “{ $name }” has signs that are not English: write it in plain letters
found-name-en-long = The English name has { $chars } signs, at most { $most }: make it shorter
found-name-zh-short = “{ $name }” has too few Chinese characters: say what it is
found-name-vague = “{ $name }” does not say what it is: name the goods
found-no-value = No value is declared: enter it with its basis
found-value-nothing = A value of { $value } is none: enter what it is worth
found-value-currency = { $value } is not in { $currency }, the currency of the papers: enter it in that
found-value-below = { $value } is far below the price of { $price }: correct it, or sign with the reason
found-value-moved = { $value } is far from { $first }, which was declared first: correct it, or sign with the reason
found-value-guess = { $value } is a guess: papers say so
found-no-origin = The country of origin lacks: enter it
found-no-brand = The brand lacks: enter it, or say that there is none
found-brand-restricted = The brand is restricted by its owner: have the right to it at hand, and sign with the reason
found-no-exporter = The exporter (USPPI) is not known: choose it among the parties
found-itn-form = “{ $itn }” is no ITN: it is an X and 14 digits
found-itn-needed = Schedule B { $code } comes to { $sum }, above { $limit }: file the EEI and enter the ITN
found-sum-unknown = Values in { $currency } are in no sum of US dollars: see to the filing yourself, and sign
found-legend = No filing is needed: papers print NOEEI 30.37(a)
found-no-eccn = The export control number lacks: enter its ECCN, or EAR99
found-eccn-itn = { $eccn } to China is filed whatever its value: file the EEI and enter the ITN
found-no-list = No list loaded: compare the parties with the Consolidated Screening List yourself, and sign
found-list-old = The list { $list } of { $listed } is { $days } days old: load a newer one, or sign with the reason
found-list-compared = Compared with { $list } of { $listed }, { $days ->
        [one] 1 day old
       *[other] { $days } days old
    }, { $entries ->
        [one] 1 entry
       *[other] { $entries } entries
    }: { $hits ->
        [0] no hit
        [one] 1 hit
       *[other] { $hits } hits
    }
found-on-list = { $own } is like { $name } ({ $by }, { $percent } %), entry { $entry } of { $list }. A supervisor tells them apart and signs
found-battery-unsaid = It is electrical and nobody said whether it has a battery: enter it in the product book
found-battery-suspect-air = Its lithium battery may be damaged, and such never fly: take the battery out or the unit, or go by sea
found-battery-suspect-sea = Its lithium battery may be damaged: pack it apart after P908; a supervisor signs
found-cargo-only = { $un } after { $packing } flies on cargo aircraft only: book such a flight; a supervisor signs
found-marked-as = { $units ->
    [one] { $un } ({ $packing } by air): { $units } unit. Put the battery mark on its carton
   *[other] { $un } ({ $packing } by air): { $units } units. Put the battery mark on their cartons
}
found-mixed = Goods of { $classes } classes of danger are in it: one class in a carton
found-flammable = It is flammable or other dangerous goods: ask the dangerous goods desk; a supervisor signs
found-ask-for-air = Goods marked { $what } fly only when the dangerous goods desk says so: ask it; a supervisor signs
found-waste = It is not fit for sale and may be taken for solid waste: take it out, or a supervisor signs with the reason
found-worn-clothing = It is worn clothing or worn shoes (6309): take it out
found-used-electric = It is used and electrical with no proof of export: add the export line, or take it out
found-untreated-wood = Pallet { $pallet } is of untreated wood: put its cartons on a treated one
found-not-wiped = It may still have data of the person who used it: wipe it and record that, or take it out
