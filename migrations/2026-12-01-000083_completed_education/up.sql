-- Education comes to be completed by time alone, so the index and watched searches look at it again on each new day.

-- the rule of `EducationEntry::completed_by`: the day on the diploma, else the last one of the year
create index education_entries_completed_by on education_entries
  ((coalesce(completed_on, make_date(completed_year, 12, 31))), person_id);

-- an officer keeps few searches: no batches
update saved_search_watches w set timed = true from saved_searches s
  where s.id = w.search_id and not w.timed and (s.criteria -> 'level' <> '[]' or s.criteria -> 'field' <> '[]');
