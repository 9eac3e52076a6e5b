# People, PINs and locked desks.

people-lock-title = This desk is locked
people-lock-help = Type your PIN and press Enter. Scans go to the bench as ever
people-lock-pin = PIN
people-lock-open = Open
people-lock-looking = Checking the PIN…
people-lock-wrong = That PIN is wrong
people-lock-left = { $tries ->
    [one] One try is left. After another wrong one the desks stay locked for a while
   *[other] { $tries } tries are left. Then the desks stay locked for a while
}
people-lock-until = Too many wrong PINs. The next try is possible at { $at }
people-lock-until-help = A supervisor can unlock you earlier at another desk. The bench goes on by badge, and no work is lost
people-lock-lost = The PIN of this badge is not kept in this store. No work is lost. Ask a supervisor to set a new one under People
people-lock-failed = The PIN could not be checked; the try may count. No work is lost. Try again
people-lock-no-pin = Desks here want a PIN, and this badge has none yet. Ask a supervisor to set one under People
people-lock-nobody = Desks here want a PIN. Scan your badge first
people-lock-other = Somebody else? Scan the other badge
people-lock-now = Lock this desk
people-desk-locked = The desk is locked, so nothing was written. Open it with the PIN and do it again
people-pin-file-wanted = This badge has a PIN. Nothing was written. Give it with --pin-file FILE, or --pin-file - for standard input
people-pin-file-wrong = { $tries ->
    [one] That PIN is wrong, and nothing was written. One try is left
   *[other] That PIN is wrong, and nothing was written. { $tries } tries are left
}
people-badge-left = { $person } does not work here any more
people-badge-left-detail = Nothing was changed. Scan another badge; a supervisor can let a person return under People
people-pin-set = { $person } has a new PIN
people-no-pin-yet = No PIN yet
people-has-pin = PIN
people-pin-locked-until = Locked until { $at }
people-pin-digits = A PIN has 4 to 12 digits
people-pin-plain = That is guessed first: take digits that are neither all the same nor in a row
people-pins-differ = The two PINs differ
people-pin = New PIN
people-pin-again = PIN again
people-set-pin = Set the PIN
people-pin-help = Desks ask for it; the bench opens by badge alone. It is kept as a slow hash and shown nowhere
people-col-badge = Badge
people-col-role = Role
people-col-language = Language
people-any-language = As the station
people-leaves = Has left
people-returns = Works here again
people-unlock = Unlock
people-save = Save
people-open = People and PINs…
people-idle-lock = Lock an unused desk after
people-idle-lock-help = Only for people who have a PIN; another badge locks it at once
people-idle-minutes = { $minutes } min
people-idle-never = Never
people-pin-wanted = Desks want a PIN
people-pin-wanted-help = Then nobody uses a desk without a badge and a PIN. The bench and the dock go on by badge
people-pin-wanted-first = Sign in and set your own PIN first, or the desks would be closed to you too
people-heading = People
