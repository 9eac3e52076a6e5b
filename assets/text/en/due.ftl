### What is due: photos that are owed.

fact-photo-waived = Photo waived
waive-too-late = It cannot be taken any more
waive-shown-elsewhere = Another photo shows it
waive-not-wanted = The seller wants none
refusal-photos-owed = Units in that container owe photos. Take them, or have a supervisor waive them
trouble-seal-owes-photos = { $container } is not sealed: { $count ->
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
