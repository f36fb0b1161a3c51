-- Rule editions that bodies write themselves, dated; and the weights a vacancy orders people by.
-- A published edition never changes; a change is a new edition with a reason, based on the one before.
alter table rule_editions
  add in_force_from date,
  add in_force_until date,
  add body_id uuid constraint rule_editions_body_fkey references bodies,
  add state text not null default 'published' constraint rule_editions_state check (state in ('draft', 'published')),
  add based_on uuid constraint rule_editions_based_on_fkey references rule_editions,
  add reason text not null default '',
  add created_by uuid constraint rule_editions_created_by_fkey references accounts,
  add published_at timestamptz,
  add version integer not null default 1,
  add constraint rule_editions_order check (in_force_until is null or in_force_from is null or in_force_from < in_force_until),
  add constraint rule_editions_reason check (based_on is null or state = 'draft' or reason <> '');
create index rule_editions_body_id on rule_editions (body_id);
create index rule_editions_based_on on rule_editions (based_on);
create index rule_editions_created_by on rule_editions (created_by);

-- points of each component at its best; together 100
alter table vacancies add weights jsonb not null default
  '{"surplus": 30, "leading": 20, "field": 10, "languages": 10, "region": 10, "programmes": 10, "text": 10}';
