-- Whom an officer may see is bounded by places, by programmes of the reserve, and by the people themselves: some do not want
-- to be found by one body, mostly the one they work for.

-- members of one of these on the day; empty: everybody
alter table accounts add column programme_scope text[] not null default '{}'
  constraint accounts_programme_scope check (programme_scope <@ array['presidential_youth', 'regional', 'open']);
-- the owner's programmes that the people kept are of
alter table saved_search_watches add column programmes text[] not null default '{}'
  constraint saved_search_watches_programmes check (programmes <@ array['presidential_youth', 'regional', 'open']);
-- the programmes a person was in when the list was frozen
alter table shortlist_people add column programmes text[] not null default '{}'
  constraint shortlist_people_programmes check (programmes <@ array['presidential_youth', 'regional', 'open']);
-- bodies that do not find the person
alter table people add column hidden_from uuid[] not null default '{}'
  constraint people_hidden_from check (cardinality(hidden_from) <= 10);
