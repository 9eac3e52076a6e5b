# Second looks: which units are graded again, how alike people grade, and what differs.

fact-unit-rated = Looked at a second time
rated-blind = Sample
rated-calibration = Calibration

agreement-open = Agreement
agreement-title = Agreement
agreement-back = Back to the day
agreement-tab-due = To look at
agreement-tab-calibration = Calibration units
agreement-tab-figures = How alike we grade
agreement-tab-differing = Where we differ
agreement-nobody = Scan a badge: a second look is somebody's
agreement-due-how = Drawn by their numbers, by nobody. Fetch one, or scan its tag, and grade it as if nobody had. What the first person found is not shown, and the unit keeps its grade
agreement-due-none = Nothing waits for a second look
agreement-due-none-how = The next units are drawn as the benches put them
agreement-next-page = Further units
agreement-first-page = From the start
agreement-calibration-how = Everybody grades these, so that all mean the same by a grade. Scan the tag of any graded unit: the first such look is a supervisor's, and the others are compared with it
agreement-calibration-none = There is no calibration unit yet
agreement-calibration-none-how = A supervisor scans the tag of a graded unit and grades it
agreement-raters = { $count ->
    [one] graded by one person
   *[other] graded by { $count } people
 }
agreement-type-tag = Tag
agreement-look-head = Unit { $tag }
agreement-look-at = It is in { $container }
agreement-look-as = Look at it as
agreement-not-found = No unit carries the tag { $tag }
agreement-no-checklist = Its checklist is not kept here, so nothing can be asked. Choose another unit
agreement-leads = This look is the one that the others are compared with
agreement-leads-wants = The first look at a calibration unit is a supervisor's. Scan a supervisor's badge, or choose another unit
agreement-choose = Choose a unit, or scan its tag
agreement-choose-how = Its checklist asks again, one question at a time
agreement-result = You grade it { $grade }
agreement-save = Save this look
agreement-stays-so = The unit keeps the grade that it has
agreement-figures-how = Second looks of the last { $days } days. Kappa is 1 where two people always give one grade, and 0 where they agree no more often than by chance; grades far apart weigh more than neighbours. With fewer than { $least } looks nothing is said. By badge, in no order of merit
agreement-figures-own = Your own goods alone: a supervisor sees everybody's
agreement-figures-none = No second looks yet
agreement-figures-none-how = Take the first ones under “To look at”
agreement-col-kind = Goods
agreement-col-looks = Looks
agreement-col-alike = One grade
agreement-col-kappa = Kappa
agreement-col-interval = 95 % between
agreement-all-kinds = All kinds
agreement-calibration = Calibration units
agreement-interval = { $from } and { $to }
agreement-too-few = fewer than { $least }
agreement-one-grade = one grade only
agreement-too-many = too many to count
agreement-drifts = Differs more often of late. Look at the newest differences together, with the goods in hand
agreement-drift-rule = While { $usual } of 100 looks differ, this note comes by mistake about once in { $every } looks; once { $found } of 100 differ, it comes after about { $within }
agreement-differing-how = The newest first. Neither grade is the right one by itself: look at the photos together, and at what was answered otherwise
agreement-differing-none = No second look came to another grade
agreement-differing-none-how = What differs stands here side by side, with its photos
agreement-first-look = First look
agreement-second-look = Second look
agreement-by = { $person }, { $at }
agreement-unasked = not asked
agreement-photos = Photos
agreement-no-photos = No photo shows it

refusal-not-rated-away = The unit is not here, so nobody looks at it again. Nothing was written. Choose another one
refusal-not-rated-ungraded = The unit has no first grade by a checklist that still stands. Nothing was written. Choose another one
refusal-not-rated-own = You graded this unit first: a second look is another person's. Nothing was written. Leave it to somebody else
refusal-not-rated-before = You looked at this unit before. Nothing was written. Choose another one
refusal-not-rated-not-drawn = This unit was not drawn, or somebody took its second look. Nothing was written. Choose one of the list
refusal-not-rated-answers = A question is open, or its checklist is another by now. Nothing was written. Open the unit anew

goods-kind-apparel = Apparel
goods-kind-battery-goods = Goods with batteries
goods-kind-beauty-personal-care = Beauty and care
goods-kind-books-media = Books and media
goods-kind-general = General goods
goods-kind-jewellery = Jewellery
goods-kind-kitchen = Kitchen
goods-kind-phones-tablets = Phones and tablets
goods-kind-shoes = Shoes
goods-kind-small-electronics = Small electronics
goods-kind-toys = Toys
