-- An ordered, reasoned choice of people for one vacancy: prepared by one person, released by another.
create table shortlists (
  id uuid primary key,
  vacancy_id uuid not null constraint shortlists_vacancy_fkey references vacancies,
  body_id uuid not null constraint shortlists_body_fkey references bodies,
  state text not null default 'draft' constraint shortlists_state check (state in ('draft', 'for_approval', 'returned', 'released', 'withdrawn')),
  as_of_on date not null,
  prepared_by uuid not null constraint shortlists_prepared_by_fkey references accounts,
  decided_by uuid constraint shortlists_decided_by_fkey references accounts,
  decided_at timestamptz,
  return_reason text,
  -- what is said above the people: titles, body, rule edition; set when it was sent for approval
  frozen jsonb,
  sent_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint shortlists_two_people check (decided_by is null or decided_by <> prepared_by),
  constraint shortlists_decided check (state not in ('returned', 'released') or decided_by is not null),
  constraint shortlists_shown_as_sent check (state not in ('for_approval', 'released') or frozen is not null)
);
create index shortlists_vacancy_id on shortlists (vacancy_id);
create index shortlists_body_id on shortlists (body_id);
create index shortlists_prepared_by on shortlists (prepared_by);
create index shortlists_decided_by on shortlists (decided_by);

create table shortlist_people (
  shortlist_id uuid not null constraint shortlist_people_shortlist_fkey references shortlists on delete cascade,
  person_id uuid not null constraint shortlist_people_person_fkey references people,
  place integer not null,
  note text not null default '' constraint shortlist_people_note check (char_length(note) <= 1000),
  verdict text not null constraint shortlist_people_verdict check (verdict in ('meets', 'does_not', 'cannot_tell')),
  -- what was shown when it was sent for approval: name, last post, region, verdict with reasons, note
  frozen jsonb,
  constraint shortlist_people_pkey primary key (shortlist_id, person_id),
  constraint shortlist_people_place_key unique (shortlist_id, place) deferrable initially deferred
);
create index shortlist_people_person_id on shortlist_people (person_id);

create table shortlist_recipients (
  id uuid primary key,
  shortlist_id uuid not null constraint shortlist_recipients_shortlist_fkey references shortlists on delete cascade,
  name text not null,
  email_sealed bytea not null,
  email_index bytea not null,
  locale text not null check (locale in ('kk', 'ru', 'en')),
  link_id uuid,
  constraint shortlist_recipients_email_key unique (shortlist_id, email_index)
);
create index shortlist_recipients_link_id on shortlist_recipients (link_id);

create table shortlist_openings (
  id uuid primary key,
  recipient_id uuid not null constraint shortlist_openings_recipient_fkey references shortlist_recipients on delete cascade,
  opened_at timestamptz not null default now()
);
create index shortlist_openings_recipient_id on shortlist_openings (recipient_id);
