-- What rules of the reserve ask of a profile besides education, service and languages: memberships of programmes,
-- results of state tests, papers, close relatives in the service of bodies; who paid for a study, whether a post was
-- held by election. Columns with a vocabulary hold its codes (src/reference/codes.rs).
alter table education_entries add column funding text;
alter table service_entries add column elected boolean not null default false;

create table membership_entries (
  id uuid primary key,
  person_id uuid not null constraint membership_entries_person_fkey references people on delete cascade,
  programme text not null,
  entered_on date not null,
  -- last day of the term, or of an earlier exclusion
  until date,
  grade text not null default 'declared' constraint membership_entries_grade check (grade in ('declared', 'document', 'registry')),
  version integer not null default 1,
  updated_at timestamptz not null default now(),
  constraint membership_entries_order check (until is null or until >= entered_on)
);
create index membership_entries_person_id on membership_entries (person_id);

create table test_entries (
  id uuid primary key,
  person_id uuid not null constraint test_entries_person_fkey references people on delete cascade,
  test text not null,
  taken_on date not null,
  -- last day it is valid
  valid_until date,
  points smallint constraint test_entries_points check (points between 0 and 100),
  passed boolean not null,
  grade text not null default 'declared' constraint test_entries_grade check (grade in ('declared', 'document', 'registry')),
  version integer not null default 1,
  updated_at timestamptz not null default now(),
  constraint test_entries_order check (valid_until is null or valid_until >= taken_on)
);
create index test_entries_person_id on test_entries (person_id);

-- That somebody has a paper; no copy of it is kept.
create table paper_entries (
  id uuid primary key,
  person_id uuid not null constraint paper_entries_person_fkey references people on delete cascade,
  kind text not null,
  issued_on date not null,
  -- last day it is valid
  valid_until date,
  number text constraint paper_entries_number check (char_length(number) between 1 and 60),
  grade text not null default 'declared' constraint paper_entries_grade check (grade in ('declared', 'document', 'registry')),
  version integer not null default 1,
  updated_at timestamptz not null default now(),
  constraint paper_entries_order check (valid_until is null or valid_until >= issued_on)
);
create index paper_entries_person_id on paper_entries (person_id);

-- Neither name nor post of the relative: only what the bar on serving under a relative needs.
create table relative_entries (
  id uuid primary key,
  person_id uuid not null constraint relative_entries_person_fkey references people on delete cascade,
  body_id uuid not null constraint relative_entries_body_fkey references bodies,
  kinship text not null,
  grade text not null default 'declared' constraint relative_entries_grade check (grade in ('declared', 'document', 'registry')),
  version integer not null default 1,
  updated_at timestamptz not null default now()
);
create index relative_entries_person_id on relative_entries (person_id);
create index relative_entries_body_id on relative_entries (body_id);

call watch('membership_entries', 'person', 'person_id');
call watch('test_entries', 'person', 'person_id');
call watch('paper_entries', 'person', 'person_id');
call watch('relative_entries', 'person', 'person_id');
