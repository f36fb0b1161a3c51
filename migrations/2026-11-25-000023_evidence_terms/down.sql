alter table language_entries drop column certificate_issued_on;
alter table language_entries drop column certificate_level;
alter table education_entries drop column recognised;
alter table seen_documents drop column recognition;
alter table confirmations drop column valid_until_on;
