-- A site's own column layouts of papers; what each is stands in its facts, its file among the packs.
create table paper_template (
    id text primary key
) strict, without rowid;
