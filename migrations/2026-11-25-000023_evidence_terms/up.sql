-- Last day of a confirmation; an answer that may change by itself and has none is relied on for a year
-- (src/rules/vocabulary.rs).
alter table confirmations add column valid_until_on date;
alter table confirmations add constraint confirmations_order
  check (valid_until_on is null or valid_until_on >= confirmed_on);

-- The recognition of a foreign diploma was seen: of the record, and of the diploma it was seen for.
alter table seen_documents add column recognition boolean not null default false;
alter table seen_documents add constraint seen_documents_recognition
  check (not recognition or section = 'education');
alter table education_entries add column recognised boolean not null default false;

-- A certificate has a level and a first day of its own. Until now the level stated was that of the certificate, if there
-- was one; its first day was not asked, so a rule that asks for a certificate cannot tell until the person states it.
alter table language_entries add column certificate_level text;
alter table language_entries add column certificate_issued_on date;
update language_entries set certificate_level = level where certificate is not null;
