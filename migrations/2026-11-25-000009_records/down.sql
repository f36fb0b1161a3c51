drop table relative_entries, paper_entries, test_entries, membership_entries;
alter table service_entries drop column elected;
alter table education_entries drop column funding;
