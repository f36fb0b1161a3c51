-- What officers record about a person's evidence: answers of authorities to official checks, confirmations that no
-- record settles, documents seen. Rows are never changed: a mistake is withdrawn by a row that names it and says why.
create table official_checks (
  id uuid primary key,
  person_id uuid not null constraint official_checks_person_fkey references people on delete cascade,
  -- a code of src/rules/vocabulary.rs
  bar text not null,
  found boolean not null,
  answered_on date not null,
  -- last day the answer may be relied on; of a bar that was found, its last day
  valid_until_on date,
  grade text not null constraint official_checks_grade check (grade in ('document', 'registry')),
  -- which authority answered, in which letter
  source text not null constraint official_checks_source check (char_length(source) between 1 and 300),
  recorded_by uuid not null constraint official_checks_recorded_by_fkey references accounts,
  body_id uuid not null constraint official_checks_body_fkey references bodies,
  recorded_at timestamptz not null,
  constraint official_checks_order check (valid_until_on is null or valid_until_on >= answered_on)
);
create index official_checks_person_id on official_checks (person_id);
create index official_checks_recorded_by on official_checks (recorded_by);
create index official_checks_body_id on official_checks (body_id);

create table confirmations (
  id uuid primary key,
  person_id uuid not null constraint confirmations_person_fkey references people on delete cascade,
  -- a code of src/rules/vocabulary.rs
  what text not null,
  -- the family of functions it was asked for
  family text,
  confirmed boolean not null,
  confirmed_on date not null,
  grounds text constraint confirmations_grounds_length check (char_length(grounds) between 1 and 300),
  recorded_by uuid not null constraint confirmations_recorded_by_fkey references accounts,
  body_id uuid not null constraint confirmations_body_fkey references bodies,
  recorded_at timestamptz not null,
  -- the person reads why they were told no
  constraint confirmations_grounds check (confirmed or grounds is not null),
  constraint confirmations_family check (
    (what in ('field_matching_post_functions', 'education_matching_post_functions')) = (family is not null))
);
create index confirmations_person_id on confirmations (person_id);
create index confirmations_recorded_by on confirmations (recorded_by);
create index confirmations_body_id on confirmations (body_id);

-- An officer saw the document behind a fact: the fact's grade was raised to 'document' in the same transaction.
create table seen_documents (
  id uuid primary key,
  person_id uuid not null constraint seen_documents_person_fkey references people on delete cascade,
  -- a section of src/people/mod.rs; the entry is a row of its list, none for the basics. The row may be gone since.
  section text not null,
  entry_id uuid,
  document text not null constraint seen_documents_document check (char_length(document) between 1 and 300),
  recorded_by uuid not null constraint seen_documents_recorded_by_fkey references accounts,
  body_id uuid not null constraint seen_documents_body_fkey references bodies,
  recorded_at timestamptz not null,
  constraint seen_documents_entry check ((section = 'basics') = (entry_id is null))
);
create index seen_documents_person_id on seen_documents (person_id);
create index seen_documents_recorded_by on seen_documents (recorded_by);
create index seen_documents_body_id on seen_documents (body_id);

create table evidence_withdrawals (
  id uuid primary key,
  person_id uuid not null constraint evidence_withdrawals_person_fkey references people on delete cascade,
  check_id uuid constraint evidence_withdrawals_check_key unique
    constraint evidence_withdrawals_check_fkey references official_checks on delete cascade,
  confirmation_id uuid constraint evidence_withdrawals_confirmation_key unique
    constraint evidence_withdrawals_confirmation_fkey references confirmations on delete cascade,
  document_id uuid constraint evidence_withdrawals_document_key unique
    constraint evidence_withdrawals_document_fkey references seen_documents on delete cascade,
  reason text not null constraint evidence_withdrawals_reason check (char_length(reason) between 1 and 300),
  recorded_by uuid not null constraint evidence_withdrawals_recorded_by_fkey references accounts,
  body_id uuid not null constraint evidence_withdrawals_body_fkey references bodies,
  recorded_at timestamptz not null,
  constraint evidence_withdrawals_one check (num_nonnulls(check_id, confirmation_id, document_id) = 1)
);
create index evidence_withdrawals_person_id on evidence_withdrawals (person_id);
create index evidence_withdrawals_recorded_by on evidence_withdrawals (recorded_by);
create index evidence_withdrawals_body_id on evidence_withdrawals (body_id);

-- Rows go only with the person they are about (a cascade runs as the owner).
revoke update, delete, truncate on official_checks, confirmations, seen_documents, evidence_withdrawals from kadr_app;

call watch('official_checks', 'person', 'person_id');
call watch('confirmations', 'person', 'person_id');
call watch('evidence_withdrawals', 'person', 'person_id');

-- Which functions a post has: confirmations that work or education matches them are given for a family of posts.
alter table posts add column direction text;
update posts set direction = 'regional' where kind = 'akim';
