-- Who changed which rule, term or right: the few facts that set something, found among all the others.
create index fact_setting on fact (id) where kind in (
    'series.opened', 'person.enrolled', 'seller.named', 'seller.policy_set', 'seller.terms_set', 'seller.rates_set',
    'seller.checklist_set', 'seller.order_set', 'party.set', 'freight.rated', 'template.set', 'screening.loaded',
    'recalls.imported', 'range.allotted', 'sscc.allotted', 'day.closed', 'day.reopened');
