drop table imported_people, profile_snapshots, language_entries, service_entries, education_entries, wishes, contacts, people;
