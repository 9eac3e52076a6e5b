### Seller mail: workbooks that sellers are sent and send back.

mail-sheet-answers = To answer
mail-sheet-guide = How to
mail-col-row = Row id
mail-col-kind = Kind
mail-col-return = RMA / order
mail-col-sku = SKU
mail-col-product = Product
mail-col-units = Units
mail-col-grade = Grade
mail-col-reason = Reason held
mail-col-photo = Photo
mail-col-came = Received
mail-col-storage = Storage so far
mail-col-default = If nobody answers
mail-col-review = Default counts from
mail-col-answer-by = Answer by
mail-col-action = Action
mail-col-note = Note
mail-kind-hold = On hold
mail-clock-sellers = Beijing
mail-clock-site = Site
mail-no-photo = none
mail-photo-left-out = left out
mail-ask-action = Choose an action
mail-guide-title = Goods of { $seller } that wait for your answer, { $day }
mail-guide-what = { $rows } rows on the sheet “To answer” wait for your word.
mail-guide-answer = Choose what is to happen in the column “Action”, or write it in English or Chinese.
mail-guide-blank = Leave a row empty when you cannot say yet. It stays on hold and is asked again.
mail-guide-by = Please send the file back by { $sellers } Beijing time ({ $site } at the site). Keep its hidden sheet.
mail-guide-default = Without an answer the goods may become what the column “If nobody answers” says, from the day beside it. A supervisor confirms that by hand; nothing happens by itself.
mail-guide-locked = Rows may stand in any order, and rows may be missing. Please leave the row ids as they are.
mail-guide-later = Of two answers the later one counts, until the goods were moved. An answer that comes after that is not carried out.
mail-guide-note = Notes are kept with the goods and shown to the site’s people. They decide nothing.
mail-guide-left-out = Photos of { $count } rows were left out to keep the file small. Ask the site for them.
mail-guide-calendar = Holidays after { $day } were not announced when this was made; only the statutory days are counted.
mail-guide-actions = Actions
mail-made = { $name }: { $rows } rows for { $seller }, answer by { $due } site time
mail-left-out = { $name }: photos of { $count } rows were left out, so that the file stays below 20 MB
mail-nothing-asked = Nothing waits for a seller’s answer, so no workbook was made.
mail-too-many-rows = { $rows } rows wait for { $seller }, and a workbook holds { $limit }. Nothing was written. Confirm defaults or end holds first, then make it again.
mail-taken = { $name } of { $seller } was read
mail-taken-counts = { $applied } taken, { $unchanged } so already, { $unanswered } without an answer, { $refused } refused
mail-file-taken-before = { $name } was taken on { $at } already. Nothing was changed.
mail-file-other-seller = { $name } is of { $seller }, not of { $wanted }. Nothing was taken. Choose that seller, or another file.
mail-file-unknown = { $name } answers a workbook that was not made in this store, or its hidden sheet was changed. Nothing was taken. Ask the seller to fill the file that was sent from here.
mail-row-applied = Taken: { $decision }
mail-row-unchanged = So already: { $decision }
mail-row-waits = Waits on. It is looked at again on { $day }; if nobody answers: { $decision }
mail-row-unanswered = No answer
mail-row-unknown = This row id is not known here. Nothing was changed. Look for a row id that was edited
mail-row-other-sellers = This row id is another seller’s. Nothing was changed
mail-row-unknown-action = “{ $found }” is no action we know. Nothing was changed. Ask the seller, or key the answer in by hand
mail-row-twice = This row id stands twice with different actions. Nothing was changed. Ask the seller which one counts
mail-row-closed = A rule closes “{ $decision }” for this unit. Nothing was changed. Ask the seller for another action
mail-row-done = Too late: it became “{ $decision }” on { $day } and is in { $container }. Nothing was changed. Tell the seller
mail-row-not-held = The unit is not on hold any more. Nothing was changed
mail-row-not-written = Not written ({ $detail }). Nothing was changed. Try again
mail-read-folder = Folder { $name } was read: { $taken } of { $files } files taken. Today’s answers are read, so that defaults may be confirmed
mail-read-folder-of-one = Folder { $name } was read for one seller: { $taken } of { $files } files taken. Defaults wait until a folder is read for all sellers
mail-answers-unread = Today’s answers are not read yet, so that defaults wait. Read the folder that the morning’s files are in, or say that nothing came
mail-answers-read = Answers of today read at { $at }: { $taken } of { $files } files taken from { $folder }
mail-answers-none = No answers came today, as { $person } said at { $at }
mail-read-answers = Read a folder of answers…
mail-nothing-came = Nothing came today
mail-silent = { $seller } has not answered { $name }, made { $at }
fact-mail-made = Workbook made for a seller
fact-mail-taken = Filled workbook taken in
fact-answers-read = Answers of a day read
problem-file-no-mail = this is no workbook that a seller was sent: its hidden sheet is missing or was changed. Nothing was taken. Ask the seller to fill the file itself and not a copy of its sheet
problem-file-no-answers = the columns “Row id” and “Action” are missing. Nothing was taken. Ask the seller to send the file with its first row
mail-sheet-claims = To claim
mail-col-carrier = Carrier
mail-col-number-end = Number ends in
mail-col-product-codes = Product codes
mail-col-outside = Outside
mail-col-weight = Weight, g
mail-col-names = Your RMA / order
mail-col-claim-until = Kept until
mail-kind-claim = Nobody’s parcel
mail-guide-claims = { $rows } parcels on the sheet “To claim” were announced by nobody. All sellers are asked about them.
mail-guide-ours = When one is yours, choose “Ours” and write its return id or order beside it. The site looks at it and matches it; nothing happens by itself.
mail-row-claimed = Claimed. It stands under “Owner found”; a person matches it
mail-row-claimed-before = Claimed so before
mail-row-not-unclaimed = This parcel has an owner, or is not on the claim shelf any more. Nothing was changed. Tell the seller
mail-row-wrong-kind = This answer does not belong to such a row. Nothing was changed. Ask the seller what is meant
mail-sheet-findings = Findings
mail-col-number = Unit or parcel
mail-col-found = What was found
mail-col-day = Day
mail-guide-findings = The sheet “Findings” tells { $rows } things that were found since the last workbook. They want no answer.
queue-mail-silent = Sellers silent
mail-outbox = Seller mail
mail-outbox-how = Read the morning’s files before you confirm defaults. Ask late sellers by their contacts.
mail-outbox-none = Nobody was sent a workbook yet
mail-make = Make workbooks…
mail-take = Take filled workbooks…
mail-state-answered = Answered
mail-state-partly = Partly
mail-state-silent = Silent
mail-col-back = By workbook
mail-col-chat = By chat
mail-back = { $rows ->
    [one] 1 row
   *[other] { $rows } rows
} · { $age }
mail-chat = { $labels } · { $who } · { $age }
mail-chat-whole = { $who }, { $at }: { $labels ->
    [one] 1 label answered
   *[other] { $labels } labels answered
}, { $waits ->
    [0] none waits
    [one] 1 still waits
   *[other] { $waits } still wait
}
mail-state-late = Late
mail-col-made = Made
mail-col-state = State
mail-col-file = File
mail-col-due = Answer by, site
mail-col-questions = Asked
mail-made-many = { $count } workbooks made in { $folder }
mail-sheet-repairs = Repairs
mail-col-symptom = Symptom
mail-col-diagnosis = Diagnosis
mail-col-estimate = Repair costs
mail-col-cap = Goes without asking
mail-col-repair-due = Silence counts as no from
mail-kind-repair = Repair
mail-guide-repairs = { $rows } rows on the sheet “Repairs” cost more than was agreed without asking. Approve or refuse each; work begins only after your yes.
mail-row-repair-approved = Taken: the repair may begin
mail-row-repair-refused = Taken: no repair. A supervisor says what becomes of it
mail-row-not-asked = This repair waits for no word any more: it has begun or ended. Nothing was changed. Tell the seller
mail-sheet-standing = Standing orders
mail-col-held = Units on hold
mail-col-ordered = Standing order now
mail-col-standing = Standing?
mail-col-until = Until (day)
mail-every-grade = every grade
mail-ordered-from = { $decision }, from { $day } until it is ended
mail-ordered-until = { $decision }, from { $day } up to { $last }
mail-ask-standing = Only these units, or all such goods from now on
mail-ask-until = Last day of a standing order, as 2027-01-31; empty: until it is ended
mail-guide-standing = The sheet “Standing orders” has { $rows } rows, one for all your goods of a SKU and grade. One answer there decides all its units on hold; a unit with an answer of its own on another sheet follows that.
mail-guide-standing-how = Write “Standing” beside the action and all such goods follow it from now on, or up to the day that you name. “End” ends what was ordered. Rules of safety and of the site go before it.
mail-row-group-applied = Taken for { $units ->
        [one] 1 unit
       *[other] { $units } units
    }: { $decision }{ $left ->
        [0] {""}
       *[other] . { $left ->
            [one] 1 unit was left as it is, because a rule closes it for it or it changed meanwhile: ask about it again
           *[other] { $left } units were left as they are, because a rule closes it for them or they changed meanwhile: ask about them again
        }
    }
mail-row-order-set = Standing order from today until it is ended: { $decision }; taken for { $units ->
        [one] 1 unit
       *[other] { $units } units
    } on hold{ $left ->
        [0] {""}
       *[other] . { $left ->
            [one] 1 unit was left as it is, because a rule closes it for it or it changed meanwhile: ask about it again
           *[other] { $left } units were left as they are, because a rule closes it for them or they changed meanwhile: ask about them again
        }
    }
mail-row-order-until = Standing order from today up to { $day }: { $decision }; taken for { $units ->
        [one] 1 unit
       *[other] { $units } units
    } on hold{ $left ->
        [0] {""}
       *[other] . { $left ->
            [one] 1 unit was left as it is, because a rule closes it for it or it changed meanwhile: ask about it again
           *[other] { $left } units were left as they are, because a rule closes it for them or they changed meanwhile: ask about them again
        }
    }
mail-row-order-ended = The standing order ends today
mail-row-no-day = “{ $found }” is no day to come. Nothing was changed. Ask the seller for a day such as 2027-01-31
mail-row-day-alone = A last day is named, but the row does not say that it is a standing order. Nothing was changed. Ask the seller what is meant
mail-row-no-action = A standing order without an action. Nothing was changed. Ask the seller what such goods are to become
mail-row-no-order = No standing order stands for these goods
mail-row-noted = No answer; the note is kept with the hold
mail-said-no-picture = { $name } is no JPEG or PNG picture. It was not kept, and nothing was written. Choose a screenshot
