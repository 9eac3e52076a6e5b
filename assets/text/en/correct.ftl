# Corrections: words, as desk.ftl says.

correct-ask = Correct…
correct-nobody = A badge is scanned before something is corrected
correct-not-now = It cannot be corrected now.
correct-what = What is wrong?
correct-wrong-grade = The grade
correct-wrong-decision = The decision
correct-grade-head = Its checklist asks again
correct-no-checklist = Its checklist is not kept here: say the grade
correct-grade-follows = It follows: { $grade }
correct-decision-head = It becomes
correct-decision-closed = What stands pale is closed by grade, answers or seller
correct-hold-agreed = Held { $days } days for the seller's word, then { $default }, as agreed with the seller
correct-reason = Why
correct-reason-hint = What was wrong
correct-effect-head = What will be so
correct-effect-grade = Grade: { $before } → { $after }
correct-effect-decision = Decision: { $before } → { $after }
correct-effect-moves = It is in { $container } and is to be moved: it stands in open work until it lies where goods for { $decision } do
correct-effect-stays-after-all = It stays in { $container } and is not to be moved any more
correct-effect-stays = It stays in { $container }
correct-effect-not-charged = The seller is not charged for it
correct-approval-needed = A supervisor does this, because:
correct-approves = The supervisor who is signed in approves it
correct-wants = Choose what is wrong, then write why
correct-do = Correct it
correct-reopen-how = Its work goes on at the bench that had it. What is in it stays, and it is ended anew
correct-reopen = Open the parcel again
correct-superseded = Replaced later by { $person }
correct-superseded-why = Replaced later by { $person }: { $reason }

approval-value = It is worth so much
approval-value-unknown = Nobody knows what it is worth
approval-age = It was done days ago
approval-sealed = Its container is sealed
approval-terms = The seller's terms want this decision approved

fact-unit-regraded = Graded anew
fact-unit-redecided = Decided anew
fact-parcel-reopened = Parcel opened again

refusal-correct-waiting = It waits on the approval shelf. Judge it in open work: that is its decision
refusal-correct-on-bench = It is on a bench or the test shelf. The bench goes on with it and grades it there
refusal-correct-missing = A count missed it. Find it first, or give it up
refusal-correct-held = It is held. Its hold ends, or goes on otherwise, in open work
refusal-correct-in-repair = It is in repair. The repair ends with a grade and a decision
refusal-correct-in-batch = It is in a resale batch that counts on it. Let it out of the batch first
refusal-correct-in-consignment = It is in a consignment that is closed with its papers. Open the consignment again first
refusal-correct-sealed = Its container is sealed, so it cannot be taken out. Open the container again first, or correct the grade alone
refusal-correct-decision-needed = The new grade closes what was decided. Choose what it becomes too
refusal-correct-grade-differs = The grade does not follow from the answers. Answer its checklist again
refusal-correct-unlike = The units under this label do not stand alike any more
refusal-correct-nothing-changes = It is so already
refusal-correct-changed = It changed while the correction was chosen. Look at it again
refusal-correct-not-ended = The work on this parcel is not over, or it stands for another. It is gone on with where it is
refusal-correct-box-gone = The empty box is not on its shelf any more, so there is nothing to open again
