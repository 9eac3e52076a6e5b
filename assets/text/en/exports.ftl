### Export references: papers under which goods left China, and units under their lines.

import-kind-ceb603 = Export papers
desk-col-export-line = Mode / number / line
desk-col-released = Released
desk-col-tariff-code = Tariff code

fact-exports-imported = Export paper taken in
fact-unit-exported = Put under an export line

problem-no-export-number = No number of a list or declaration; the row is left out
problem-no-export-line = No line number 项号; the row is left out
problem-no-export-name = No name of the goods; the row is left out
problem-no-export-quantity = No quantity that went out; the row is left out
problem-no-export-mode = No customs mode; add a column with 9610, 9710, 9810 or 1210. The row is left out
problem-not-an-export = This list is of an import; the row is left out
problem-export-line-twice = The same line stands above with other words; this row is left out
problem-bad-export-number = This is no number of a list or declaration
problem-bad-export-line = This is no line number; write 1, 2, 3
problem-bad-export-quantity = This is no quantity above zero
problem-bad-export-price = This is no price; the line is taken without it
problem-bad-line-mode = This names no customs mode; write its four digits
problem-bad-line-day = This is no day that can be read one way only: write 2026-06-30; the line is taken without it
problem-bad-line-currency = This is no currency; write CNY or the customs code 142; the line is taken without it
problem-bad-cn10 = A tariff code of China has 10 digits; the line is taken without it
problem-bad-uscc = This social credit code is wrong; the line is taken without it
warning-export-totals-differ = Lines whose total is not price times quantity; the price counts
warning-export-numbers-own = Lines under the firm's own number, as the file has none of customs yet
warning-export-modes-other = Lines whose customs mode is none of 9610, 9710, 9810 and 1210; they come back by no rule we know

refusal-export-units = Name 1 to 100 units, each once
refusal-no-such-export-line = No export paper that was taken in has this line. Import the paper first
refusal-other-sellers-line = The line is of another seller's goods. Choose a line of the unit's seller
refusal-export-line-used-up = More units would come back under this line than went out. Choose another line

exports-under = Back to China under export line { $line }: { $left } of { $out } left
exports-proposed = Under no export line yet; proposed: { $line }, { $left } of { $out } left
exports-no-line = Under no export line: no export paper names this product with a rest
exports-free-until = { $days ->
    [one] Free of duty until { $day }: { $days } day left
   *[other] Free of duty until { $day }: { $days } days left
}
exports-free-ended = Free of duty until { $day }: over
exports-back-until = { $days ->
    [one] As returned goods until { $day }: { $days } day left
   *[other] As returned goods until { $day }: { $days } days left
}
exports-back-ended = As returned goods until { $day }: over
exports-no-day = No known last day: the paper has no release day, or no rule covers it
exports-state-lost = Original state lost by repair or added parts: no duty-free return
exports-bundle-too-large = The photos are too many for one file. Nothing was written: make it seller by seller
exports-agreement = Return agreement. { $exporter } (exporter) and { $importer } (importer) agree that { $units } units of consignment { $consignment }, which went out of China under the papers of export-lines.xlsx and were returned by their buyers as units.xlsx says, go back to the importer in the condition stated there. No new sale is made. Date and seal of both: ________________

exports-pane = Export lines
exports-counts = { $under } under a line · { $proposed } proposed · { $without } without
exports-take-all = { $count ->
    [one] Take the proposal for { $count } unit
   *[other] Take the proposals for { $count } units
}
exports-import = Import an export paper…
exports-no-units = Units stand here once cartons with units are in the consignment.
exports-as-closed = It is closed: its units stay under the lines of its list
exports-head-proposed = Proposed
exports-head-without = Without a line
exports-head-under = Under a line
exports-without-how = No export paper names their product with a rest: import the seller's export list, or choose a unit and another line
exports-of-line = { $units ->
    [one] { $units } unit; { $left } of { $out } left
   *[other] { $units } units; { $left } of { $out } left
}
exports-would-take = { $units ->
    [one] for { $units } unit; { $left } of { $out } left before
   *[other] for { $units } units; { $left } of { $out } left before
}
exports-other = { $count ->
    [one] Another line for it…
   *[other] Another line for these { $count }…
}
exports-choosing-for = { $count ->
    [one] A line for { $count } unit
   *[other] A line for { $count } units
}
exports-choosing-one = A line for { $tag }
exports-is-under = Under { $line }
exports-is-under-none = Under no line
exports-left-of = { $left } of { $out } left
exports-used-up = used up
exports-put-under = Put under this line
exports-take-off = Take off its line
exports-no-lines = No export paper names this product: import the seller's export list

column-export-mode = Mode
column-export-number = List or declaration no.
column-export-line = Line
column-export-released = Released
column-export-exporter = Exporter
column-export-uscc = Exporter's USCC
column-export-name = Name on the paper
column-export-model = Model
column-export-cn10 = Tariff code
column-export-out = Went out
column-export-unit = Unit on the paper
column-export-price = Unit price
column-export-currency = Currency
column-export-back = Came back before
column-export-here = In this consignment
column-export-free-until = Free of duty until
column-export-requested = Return requested
column-export-delivered = Return delivered
column-export-state = Original state
column-export-inspected = Inspected
