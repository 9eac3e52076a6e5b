### Lists of parties, such as the Consolidated Screening List of the United States.

import-kind-screening = Screening list
fact-screening-loaded = Screening list loaded
desk-col-listed = Entry
desk-col-listed-names = Other names
desk-col-listed-countries = Countries
desk-import-screening-help = A screening list holds for every seller: name none. Its day must stand in the file, or in its name as 2026-11-20.

hit-by-name = its name
hit-by-alt-name = another name of it
hit-by-id = a number of it

problem-file-list-json = A list as JSON is not read. Nothing was taken: take the same list as CSV or TSV
problem-file-no-listed-name = The column of the names is missing. Nothing was taken. Add the head “name”
problem-file-list-undated = Nobody knows of which day this list is. Nothing was taken: say the day on which it was downloaded
problem-file-list-future = The day of this list has not come yet. Nothing was taken: say the day on which it was downloaded
problem-no-listed-name = No name that could be compared; the row is left out
problem-listed-name-long = This name is longer than any real one; the row is left out
problem-listed-names-many = This entry has more names than are read; the row is left out
problem-listed-twice = An entry of the same number stands above with other words; this row is left out

screening-head = Screening list
screening-none = No list is loaded. Pre-flight wants a signature of somebody who compared the names by hand.
screening-list = { $list } of { $day }: { $entries ->
        [one] 1 entry
       *[other] { $entries } entries
    }, { $days ->
        [0] of today
        [one] 1 day old
       *[other] { $days } days old
    }
screening-old = { $days ->
        [one] 1 day old: load a newer one
       *[other] { $days } days old: load a newer one
    }
screening-file = List file (CSV or TSV)
screening-dated = Day of the list
screening-dated-help = Leave it empty where the name of the file tells it.
screening-dated-wrong = Write a day up to today as { $day }
screening-load = Load list
screening-taken = { $name }: { $entries ->
        [one] 1 entry loaded
       *[other] { $entries } entries loaded
    }
screening-not-taken = { $name }: { $rows ->
        [one] 1 row is wrong; nothing was loaded
       *[other] { $rows } rows are wrong; nothing was loaded
    }
screening-hit = Like { $name } ({ $by }, { $percent } %): { $list } { $entry }
screening-hits-more = { $hits ->
        [one] 1 more entry is like it
       *[other] { $hits } more entries are like it
    }
screening-aid = An aid, not legal advice: no hit does not mean that a party may be supplied.

field-entry = Entry
field-entity-number = Number in its own list
field-list-source = From which list
field-listed-name = Name
field-alt-names = Other names
field-addresses = Addresses (their countries are kept)
field-country = Country
field-ids = Registration numbers
field-programs = Programs
field-list-dated = Day of the list
