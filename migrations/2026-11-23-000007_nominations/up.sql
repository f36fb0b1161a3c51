-- A party puts a person forward. Until the nominee accepts, the row knows the nominee only by what the
-- representative typed (sealed, and a blind index): it never says whether such a person exists.
create table nominations (
  id uuid primary key,
  party_code text not null constraint nominations_party_fkey references parties,
  nominated_by uuid not null constraint nominations_nominated_by_fkey references accounts,
  vacancy_id uuid constraint nominations_vacancy_fkey references vacancies,
  nominee_known_by text not null constraint nominations_known_by check (nominee_known_by in ('iin', 'email')),
  nominee_sealed bytea not null,
  nominee_index bytea not null,
  person_id uuid constraint nominations_person_fkey references people on delete cascade,
  rationale text not null,
  state text not null default 'offered' constraint nominations_state check (state in ('offered', 'accepted', 'declined', 'withdrawn')),
  -- why the nominee declined, if they said so: a code of src/nominations/state.rs
  declined_because text constraint nominations_declined_because check (declined_because in ('not_now', 'other_post', 'not_with_party', 'personal')),
  answered_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  constraint nominations_reason_of_declined check (declined_because is null or state = 'declined'),
  constraint nominations_accepted_person check (state <> 'accepted' or person_id is not null)
);
create unique index nominations_once on nominations (party_code, nominee_index, coalesce(vacancy_id, '00000000-0000-0000-0000-000000000000'::uuid))
  where state in ('offered', 'accepted');
create index nominations_nominated_by on nominations (nominated_by);
create index nominations_vacancy_id on nominations (vacancy_id);
create index nominations_person_id on nominations (person_id);
create index nominations_nominee_index on nominations (nominee_index);
create index nominations_party_code on nominations (party_code, id desc);
