-- A person and the typed facts of their profile. Each row that can be edited alone has its own version,
-- so two tabs editing different things never meet. IIN and contacts are sealed; *_index finds them blindly.
create table people (
  id uuid primary key,
  account_id uuid constraint people_account_key unique constraint people_account_fkey references accounts,
  state text not null default 'draft' constraint people_state check (state in ('draft', 'submitted', 'paused', 'withdrawn')),
  source text not null constraint people_source check (source in ('applicant', 'import', 'seed')),
  surname text, given_name text, patronymic text,
  latin_surname text, latin_given_name text, latin_patronymic text,
  born_on date,
  sex text constraint people_sex check (sex in ('female', 'male')),
  citizenship text constraint people_citizenship check (citizenship ~ '^[A-Z]{2}$'),
  residence_kato text constraint people_residence_fkey references regions,
  iin_sealed bytea,
  iin_index bytea constraint people_iin_key unique,
  grade text not null default 'declared' check (grade in ('declared', 'document', 'registry')),
  submitted_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index people_residence_kato on people (residence_kato);

create table contacts (
  person_id uuid primary key constraint contacts_person_fkey references people on delete cascade,
  email_sealed bytea,
  email_index bytea,
  phone_sealed bytea,
  version integer not null default 1,
  updated_at timestamptz not null default now()
);
create index contacts_email_index on contacts (email_index);

create table wishes (
  person_id uuid primary key constraint wishes_person_fkey references people on delete cascade,
  regions text[] not null default '{}',
  directions text[] not null default '{}',
  statement text not null default '',
  available_on date,
  version integer not null default 1,
  updated_at timestamptz not null default now()
);

create table education_entries (
  id uuid primary key,
  person_id uuid not null constraint education_entries_person_fkey references people on delete cascade,
  level text not null,
  institution text not null,
  country text not null,
  field text,
  speciality text,
  started_year smallint,
  -- neither year nor day: the study goes on
  completed_year smallint,
  completed_on date,
  degree text,
  grade text not null default 'declared' check (grade in ('declared', 'document', 'registry')),
  version integer not null default 1,
  updated_at timestamptz not null default now()
);
create index education_entries_person_id on education_entries (person_id);

create table service_entries (
  id uuid primary key,
  person_id uuid not null constraint service_entries_person_fkey references people on delete cascade,
  started_on date not null,
  ended_on date,
  organisation text not null,
  sector text not null,
  kind text not null,
  category text,
  post_title text not null,
  "leading" boolean not null default false,
  subordinates integer,
  region_kato text,
  grade text not null default 'declared' check (grade in ('declared', 'document', 'registry')),
  version integer not null default 1,
  updated_at timestamptz not null default now(),
  constraint service_entries_order check (ended_on is null or ended_on >= started_on)
);
create index service_entries_person_id on service_entries (person_id);

create table language_entries (
  id uuid primary key,
  person_id uuid not null constraint language_entries_person_fkey references people on delete cascade,
  language text not null,
  level text not null,
  certificate text,
  certificate_expires_on date,
  grade text not null default 'declared' check (grade in ('declared', 'document', 'registry')),
  version integer not null default 1,
  updated_at timestamptz not null default now(),
  constraint language_entries_language_key unique (person_id, language)
);

-- What was submitted, frozen: later edits of the live profile leave it as it is.
create table profile_snapshots (
  id uuid primary key,
  person_id uuid not null constraint profile_snapshots_person_fkey references people on delete cascade,
  content jsonb not null,
  taken_at timestamptz not null default now()
);
create index profile_snapshots_person_id on profile_snapshots (person_id, taken_at desc);

-- Where an imported row came from: the same file twice changes nothing.
create table imported_people (
  source text not null,
  external_key text not null,
  person_id uuid not null constraint imported_people_person_fkey references people on delete cascade,
  content_hash bytea not null,
  imported_at timestamptz not null default now(),
  constraint imported_people_pkey primary key (source, external_key)
);
create index imported_people_person_id on imported_people (person_id);

call watch('people', 'person', 'id');
call watch('contacts', 'person', 'person_id');
call watch('wishes', 'person', 'person_id');
call watch('education_entries', 'person', 'person_id');
call watch('service_entries', 'person', 'person_id');
call watch('language_entries', 'person', 'person_id');
