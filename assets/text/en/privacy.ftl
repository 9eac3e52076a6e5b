### What shows an address: covered copies, and what a rule has erased.

fact-photo-masked = Address covered
fact-photo-purged = Original erased by rule
fact-chat-purged = Picture of a chat erased by rule
refusal-covers-nothing = Nothing is covered, or more areas than a photo may have. Draw an area over the address
refusal-original-gone = The original of this photo was erased by rule, so no copy can be made of it
queue-labels-uncovered = Labels to cover

privacy-heading = Buyers' addresses
privacy-rule = Originals of label photos go { $days } days after they were taken, and not before the claim for their parcel has ended; pictures of chats go { $chats } days after the newest answer that they show, and what a scanner sent after { $scans } days. Covered copies and all hashes stay. On a station that has received parcels on { $worked } of the last { $within } days this happens by itself, once a day.
privacy-erase-due = Erase what is due
privacy-erasing = Erasing what is due
privacy-purged = { $originals ->
    [0] No original was due
    [one] 1 original of a label photo was erased by rule ({ $uncovered } without a covered copy)
   *[other] { $originals } originals of label photos were erased by rule ({ $uncovered } without a covered copy)
}; { $chats ->
    [0] no picture of a chat was due
    [one] 1 picture of a chat was erased
   *[other] { $chats } pictures of chats were erased
}; { $scans ->
    [one] 1 scan is
   *[other] { $scans } scans are
} no longer kept as sent. Facts, hashes and covered copies are all there.
privacy-files-left = { $count ->
    [one] 1 picture that was erased by rule is
   *[other] { $count } pictures that were erased by rule are
} still on the disk, which does not let go of the files. The facts are safe. Check the rights of the folders photos and said in the data folder, then erase once more.
privacy-not-yet-due = { $day } has not come yet, and nothing goes before its time. Nothing was erased. Give a day up to today, or add --dry-run to see what will be due.
privacy-would-go = Due: { $originals ->
    [one] 1 original of a label photo
   *[other] { $originals } originals of label photos
}, { $uncovered } of them without a covered copy, { $chats ->
    [one] 1 picture of a chat
   *[other] { $chats } pictures of chats
}, and { $scans ->
    [one] 1 scan
   *[other] { $scans } scans
} kept as sent. Nothing was erased.
privacy-goes-soon = The label photo { $photo } of parcel { $number } goes on { $day } and has no covered copy yet. Cover its address before that day, or only its hash stays.
privacy-goes-uncovered = The label photo { $photo } of parcel { $number } has no covered copy: only its hash stays.

privacy-chat-gone = Picture { $hash } erased for { $day }; its hash stays
privacy-chat-missing = The picture of a chat { $picture } is not in the folder said of the data folder, and no rule has erased it. The answer that it shows stands, with who gave it and when; nothing else is lost. Copy the folder said back from a backup, or ask the seller for the picture again.
privacy-chat-damaged = The picture of a chat { $picture } in the folder said of the data folder is not the one that was kept. The answer that it shows stands, with who gave it and when; nothing else is lost. Copy the file back from a backup, and check the disk.

privacy-cover = Cover the address…
privacy-cover-again = Cover it differently…
privacy-not-covered = Shows an address; no covered copy yet
privacy-covered = Address covered; this is the copy
privacy-gone = Original gone by rule on { $day }
privacy-gone-without-copy = Original gone by rule on { $day }. There is no covered copy; its hash stays
privacy-opening = The photo is opened…
privacy-leaves-barcode = Proposed: everything but the barcode, and its number where that stands straight under it. Free the number if it is covered
privacy-leaves-third = No barcode was found, so the upper two thirds are proposed. Move the area over the address and leave the barcode free
privacy-cover-how = Drag an area to move it, its corners to change it. Arrow keys move the chosen area, with Shift they change its size; Delete removes it
privacy-area = Area { $number }
privacy-add-area = Add an area
privacy-remove-area = Remove the area
privacy-propose-anew = Propose anew
privacy-confirm = Cover and keep
privacy-leave = Close
privacy-wants-badge = Scan a badge first: the copy is kept in somebody's name
privacy-copy-kept = The address on the label photo of parcel { $number } is covered. The copy goes into evidence packs.
privacy-copy-not-made = The covered copy could not be kept ({ $detail }). The original stays as it is. Try it again.
privacy-original-unread = The original cannot be read, so no copy was made. Nothing was changed. Check the folder photos in the data folder.
desk-uncovered-list = Label photos to cover
desk-col-original-goes = Original goes
privacy-uncovered-how = An evidence pack shows a label only when its address is covered. When the original goes, an uncovered label leaves its hash alone
