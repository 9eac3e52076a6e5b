## Questions of the checklist for goods of any kind

checklist-general-sealed = Is it sealed?
checklist-general-sealed-sealed-clean = Sealed, box clean
checklist-general-sealed-sealed-marked = Sealed, box marked
checklist-general-sealed-opened = Opened
checklist-general-sealed-no-seal = Sold without a seal
checklist-general-box = How is the product box?
checklist-general-box-light-marks = Light marks
checklist-general-box-heavy-marks = Dented, torn or written on
checklist-general-function = Does it work?
checklist-general-function-works = Works
checklist-general-function-nothing-to-test = Nothing to test
checklist-general-function-does-not-work = Does not work
checklist-general-complete = Is everything there?
checklist-general-complete-complete = Everything is there
checklist-general-complete-accessory-missing = An accessory is missing
checklist-general-complete-essential-missing = An essential part is missing
checklist-general-looks = How does it look?
checklist-general-looks-as-new = As new
checklist-general-looks-light-marks = Light marks, seen close up
checklist-general-looks-visible-marks = Marks seen at arm's length
checklist-general-looks-worn = Worn
checklist-general-looks-dirty-or-damaged = Dirty or damaged
