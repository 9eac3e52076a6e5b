# Checklists that sellers bring: what is wrong in a file, and the desks that take and show them.

trouble-checklist-refused = { $name } was not taken: { $count ->
    [one] one problem
   *[other] { $count } problems
}. By line: { $problems }. The checklist in force stays as it was. Correct the file and take it again.
trouble-checklist-not-set = { $seller } has no checklist of its own called { $id }. Nothing changed; the house checklist is in force.
trouble-checklist-of-house = { $seller }: from { $from } on the house checklist is asked in place of { $id }.

desk-seller-part-checklists = Checklists
desk-checklists-help = Questions of this seller's own. Take a file in on the Import screen; from its first day on it is asked in place of the house checklist. Units graded before keep theirs
desk-checklists-none = This seller has none of its own: the house checklists are asked
desk-checklist-version = version { $version }
desk-checklist-of-house = the house checklist
desk-checklist-from = from { $from }
desk-checklist-in-force = in force
desk-checklist-write = Write its file…
desk-checklist-back = Back to the house checklist
desk-checklist-taken-in = { $seller }: checklist { $id }, version { $version }, is in force from { $from }
desk-checklist-line = Line { $line }
desk-import-kind-checklist = Checklist of a seller
desk-import-take-checklist = Take checklist
desk-import-checklist-help = Choose the seller and its checklist file. It is looked through whole: with one wrong line nothing of it is taken

pack-problem-answer-twice = this answer stands twice
pack-problem-answers-many = more answers than there are digits
pack-problem-answers-none = the question has no answers
pack-problem-base-other = the checklist of this id follows itself: write the same id as base
pack-problem-base-unknown = no house checklist is called so
pack-problem-categories-none = a checklist with an id of its own names the categories that it serves
pack-problem-category-of-another = another house checklist serves this category: follow that one
pack-problem-category-taken = another checklist of this seller serves this category
pack-problem-category-twice = this category stands twice
pack-problem-category-words = a category is written in lower-case words parted by one space
pack-problem-code = no code: lower-case letters, digits and _, a letter first
pack-problem-day = no day: write it as 2026-12-01
pack-problem-decision = no decision is called so
pack-problem-gate = no gate is called so
pack-problem-grade = no grade is called so
pack-problem-grade-unreached = no way through the checklist ends with this grade
pack-problem-hold-closed = a hold is never closed
pack-problem-lacks-answer = the house checklist has this answer and it closes something: keep it
pack-problem-lacks-closing = the house closes this with the answer: close it too
pack-problem-lacks-gate = the house closes this gate for all such goods: close it too
pack-problem-lacks-grade = the grade is better than the house's for an answer that closes something
pack-problem-lacks-question = the house checklist has this question and its answers close something: keep it
pack-problem-missing-key = this is missing
pack-problem-not-asked = the checklist can end here without asking this, and the house would have asked
pack-problem-not-text = this is no UTF-8 text
pack-problem-not-toml = this is no TOML
pack-problem-photo = no photo is called so
pack-problem-question-twice = this question stands twice
pack-problem-question-unreached = this question is never asked
pack-problem-questions-many = more questions than one checklist may have
pack-problem-questions-none = there are no questions
pack-problem-source-empty = say where the rules come from
pack-problem-too-large = bytes are more than a checklist may have
pack-problem-unknown-key = no checklist has this
pack-problem-version = versions count from 1
pack-problem-version-known = this version was taken with other content: count the version up
pack-problem-ways-many = there are more ways through the checklist than this
pack-problem-when-answer = the earlier question has no such answer
pack-problem-when-empty = no answers are named
pack-problem-when-question = no earlier question is called so
pack-problem-words-empty = the text is empty or not plain
pack-problem-words-long = the text is too long for its tile
pack-problem-words-missing = this text is missing
pack-problem-words-same = two answers of one question say the same
pack-problem-words-stop = no full stop on a tile
pack-problem-words-unknown = a text for what the checklist does not ask
pack-problem-wrong-value = this value does not fit
