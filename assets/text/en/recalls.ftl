### Recall lists

desk-col-notice = Notice
desk-col-agency = Agency
desk-col-model = Models
desk-col-units-of = Units of
desk-col-ended = Ended
desk-col-found-by = Found by
desk-col-code = Code
desk-recalls-list = Recalls
desk-recalls-none = No recall list taken in yet
desk-recalls-none-how = Import a list with the notice and barcode, ASIN or model of what is recalled
desk-recall-holds = In force
desk-recall-holds-until = In force until { $day }
desk-recall-ended = Ended { $day }
desk-import-recalls-help = A recall list holds for the goods of every seller. Name a seller only when one handed it over.
import-kind-recalls = Recalls
fact-recalls-imported = Recall list taken in
field-notice = Notice
field-agency = Agency
field-model = Model
field-units-from = Units from
field-units-to = Units to
field-valid-from = Valid from
field-ended = Ended
field-source = Source
problem-file-of-nobody = Nobody said whose file it is. Nothing was taken. Name the seller; only a recall list may do without
problem-no-recall-notice = The notice is empty: its number or its address is needed
problem-no-recall-key = Neither barcode, ASIN nor model says which product is recalled
problem-recall-twice = The same notice stands above for this code, and says something else
problem-model-short = A model of fewer than four characters finds too much; it is left out
problem-range-backwards = The last day of the units lies before the first; the range is left out

### Usual weights

desk-col-usual = Usual weight
desk-usual-weight = { $weight } ({ $parcels })
exception-light-parcel = Lighter than its goods
exception-unusual-weight = Another weight than usual
