-- A list's one entry names the people it showed (detail.people), and each of them may ask for the lists they were shown in.
create index audit_entries_by_people_shown on audit_entries using gin ((detail -> 'people') jsonb_path_ops)
  where jsonb_typeof(detail -> 'people') = 'array';
