### What is due: photos that are owed.

fact-photo-waived = Photo waived
waive-too-late = It cannot be taken any more
waive-shown-elsewhere = Another photo shows it
waive-not-wanted = The seller wants none
refusal-photos-owed = Units in that container owe photos. Take them, or have a supervisor waive them
trouble-seal-owes-photos = { $container }: { $count ->
    [one] 1 unit in it owes photos
   *[other] { $count } units in it owe photos
} ({ $units }). Nothing was written. Take the photos, or have a supervisor waive them under Open work, Photos owed.
desk-debts-list = Photos owed
desk-debt-head = { $count ->
    [one] 1 photo owed
   *[other] { $count } photos owed
}
desk-debt-how = Work at the bench goes on without it; a container that leaves is not sealed while a unit in it owes a photo. Take the photo and add its file here
desk-debt-reason = Waive because
desk-debt-waive = Waive
desk-debt-no-supervisor = Only a supervisor waives photos. Scan a supervisor's badge
queue-claims-due = SAFE-T claims due
queue-claims-run-out = SAFE-T run out
claim-reason-empty = The box was empty
claim-reason-missing = An item did not come
claim-reason-wrong-item = Something else came
claim-reason-serial-differs = Another serial number
claim-reason-unsellable = Not fit for sale
claim-reason-worse = Worse than it was sold
desk-claims-list = SAFE-T claims
desk-col-claim-due = Last day
desk-col-claim-left = Left
desk-claim-today = today
desk-claim-left = { $count ->
    [one] 1 day
   *[other] { $count } days
}
desk-claim-in = { $count ->
    [one] in 1 day
   *[other] in { $count } days
}
desk-claim-over = { $count ->
    [one] 1 day over
   *[other] { $count } days over
}
desk-claim-estimated = { $day } (est.)
desk-claim-counts = Counts from the delivery of { $day }; the refund came before it
desk-claim-counts-estimated = Estimated: counts from { $day }, the delivery as far as it is known. The day of the refund is in no file; a later one gives more days
desk-claim-how = The seller files it in Seller Central. It leaves this list when a returns report names the claim. An aid, not legal advice
claim-estimated = estimated
column-last-day = Last day
column-days-left = Days left
column-estimated = Estimated
column-claim-reason = Why
column-delivered = Delivered
column-photos-owed = Photos owed
column-rule = Rule
