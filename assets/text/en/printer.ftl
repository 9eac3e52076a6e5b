printer-heading = Label printers
label-size-2x1 = Labels of 2 × 1 inch: unit and parcel tags
label-size-2-25x1-25 = Labels of 2.25 × 1.25 inch: codes of items up to 15 signs
label-size-2-625x1 = Labels of 2.625 × 1 inch: codes of items up to 18 signs
label-size-3x2 = Labels of 3 × 2 inch: codes of items up to 22 signs
label-size-4x6 = Labels of 4 × 6 inch: containers and cartons
label-stock-2x1 = 2 × 1 inch
label-stock-2-25x1-25 = 2.25 × 1.25 inch
label-stock-2-625x1 = 2.625 × 1 inch
label-stock-3x2 = 3 × 2 inch
label-stock-4x6 = 4 × 6 inch
printer-none = No printer is set for these labels. They are saved as PDF
printer-looking = Looking for the label printer { $printer }.
printer-ready = The label printer { $printer } is ready.
printer-printing = The label printer { $printer } is printing.
printer-silent = The label printer { $printer } takes labels and does not say whether they came out. Count them after each print.
printer-no-paper = The label printer { $printer } is out of labels. Nothing is lost. Put in a new roll; printing goes on by itself.
printer-head-open = The head of the label printer { $printer } is open. Nothing is lost. Close it; printing goes on by itself.
printer-no-ribbon = The label printer { $printer } is out of ribbon. Nothing is lost. Put in a new one; printing goes on by itself.
printer-paused = The label printer { $printer } is paused. Nothing is lost. Press its pause button; printing goes on by itself.
printer-buffer-full = The memory of the label printer { $printer } is full. Nothing is lost. Printing goes on by itself.
printer-take-label = A label waits in the label printer { $printer }. Take it; printing goes on by itself.
printer-too-hot = The label printer { $printer } is too hot. Nothing is lost. It goes on by itself when it has cooled down.
printer-too-cold = The label printer { $printer } is too cold to print. Nothing is lost. Let it warm up.
printer-memory-lost = The label printer { $printer } lost what it had in memory. Labels not out yet are kept here. Switch it off and on, then go on.
printer-stuck = The label printer { $printer } holds labels and prints none. The rest is kept here. Look at the printer, then go on.
printer-fallen = The label printer { $printer } no longer answers. The rest is kept here. See whether it is switched on, then go on.
printer-unknown-host = The network knows no label printer { $printer }. Nothing was printed. Check its name in the settings, or write its address.
printer-unreachable = The label printer { $printer } cannot be reached. Nothing was printed. See whether it is switched on and in this network.
printer-refused = Something answers at { $printer }, but takes no labels. Nothing was printed. Check address and port; most printers use port 9100.
printer-lost = The connection to the label printer { $printer } broke. The rest is kept here. See whether it is switched on, then go on.
printer-folder-missing = The folder { $printer } for labels is not there. Nothing was written. Make it, or choose another in the settings.
printer-folder-no-rights = The rights of the folder { $printer } do not let labels be written. Nothing was written. Change its rights, or choose another folder.
printer-disk-full = The disk of the folder { $printer } is full. Nothing was written. Free some space, then go on.
printer-failed = The label printer { $printer } failed ({ $detail }). The rest is kept here. Look at the printer, then go on.
printer-none-set = No printer is set for labels of { $size } inch. Nothing was printed and no number was given out. Choose one in the settings, or save a PDF.
printer-none-holds = No printer is set for labels of { $size } inch: choose one in the settings, or save a PDF
printer-too-many-wait = Too many prints wait for the label printer. This one is kept and was not begun. Go on with it when the others are done.
printer-not-a-label = Badges and the command sheet are no labels. Nothing was printed. Save a PDF.
printer-print-to = Print to { $printer }
printer-chip = printer
printer-chip-of = printer { $size }
printer-where = Printer
printer-pdf-only = PDF file only
printer-network = Network
printer-serial = Serial port
printer-folder = Folder
printer-address = Address
printer-address-help = Name or address, such as 192.168.1.50 or zebra-1:9100
printer-address-wrong = Not an address. Write it as in the example
printer-folder-path = Path of the folder
printer-folder-help = Labels are put there as .zpl files, one for each print, for a program that prints them
printer-take = Use
printer-resolution = Resolution
printer-dpi = { $dots } dpi
printer-print-test = Print a test label
printer-ports-none = No serial port was found. Plug the printer in and look again
printer-run-waiting = { $all ->
    [one] 1 label waits for its turn
   *[other] { $all } labels wait for their turn
}
printer-run-printing = { $out } of { $all }
printer-run-printed = { $all ->
    [one] The label came out
   *[other] All { $all } labels came out
}
printer-run-unconfirmed = { $all ->
    [one] 1 label was sent, not confirmed: { $printer } does not say whether it came out. Look at it
   *[other] { $all } labels were sent, not confirmed: { $printer } does not say whether they came out. Count them
}
printer-run-stopped = { $out } of { $all } came out. The rest is kept.
printer-run-stopped-none = None of { $all } is known to have come out. All are kept.
printer-doubt = { $count ->
    [one] Look at the printer: { $from } may have come out.
   *[other] Look at the printer: { $from } to { $to } may have come out.
}
printer-last-out = Which label came out last?
printer-last-was = { $name } was the last
printer-last-none = None came out
printer-last-number = Its number, of { $all }
printer-go-on = Go on with { $name }
printer-go-on-behind = Go on behind it
printer-stop = Stop
printer-word-out = Printed
printer-word-unsure = Sent
printer-word-halted = Stopped
printer-again = Print again
printer-again-help = A reprint is written down with your name: two labels with one number may exist from then on. Destroy the old one
printer-again-from = First tag
printer-again-to = Last tag
printer-again-example = As printed, such as { $tag }
printer-again-wrong = Not a tag that was given out here. Write or scan it as printed
printer-again-count = { $count ->
    [one] 1 tag is printed again
   *[other] { $count } tags are printed again
}
printer-again-container = Container
printer-why = Why
printer-why-unsaid = Not said
printer-new = New
printer-state-looking = looking
printer-state-ready = ready
printer-state-printing = printing
printer-state-silent = not confirming
printer-state-no-paper = no labels
printer-state-head-open = head open
printer-state-no-ribbon = no ribbon
printer-state-paused = paused
printer-state-buffer-full = memory full
printer-state-take-label = take the label
printer-state-too-hot = too hot
printer-state-too-cold = too cold
printer-state-memory-lost = memory lost
printer-state-stuck = prints nothing
printer-state-fallen-silent = no answer
printer-state-unknown-host = unknown name
printer-state-unreachable = not reached
printer-state-refused = takes no labels
printer-state-lost = connection broken
printer-state-folder-missing = no folder
printer-state-folder-no-rights = no rights
printer-state-disk-full = disk full
printer-state-failed = trouble
printer-state-closed = closed
printer-state-opening = opening
printer-state-alive = ready
printer-state-missing = not plugged in
printer-state-busy = port in use
printer-state-held = port in use
printer-state-no-rights = no rights
printer-state-not-a-port = not a port
printer-state-gone = pulled out
printer-state-not-in-build = not in this build
reprint-why-unreadable = Spoilt or unreadable
reprint-why-lost = Lost
reprint-why-not-out = Did not come out
