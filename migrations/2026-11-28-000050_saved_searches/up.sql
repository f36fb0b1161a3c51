-- Searches that officers keep. One that is watched tells who became and who ceased to be found, by comparing each changed
-- person with what is kept here of whom it finds.
create table saved_searches (
  id uuid primary key,
  owner_id uuid not null constraint saved_searches_owner_fkey references accounts,
  body_id uuid not null constraint saved_searches_body_fkey references bodies,
  name text not null constraint saved_searches_name check (char_length(name) between 1 and 120),
  note text not null default '' constraint saved_searches_note check (char_length(note) <= 2000),
  -- seen by the officers of the body; changed by its owner alone
  shared boolean not null default false,
  -- as the address of a search has them
  criteria jsonb not null,
  alert text not null default 'none' constraint saved_searches_alert check (alert in ('none', 'in_app', 'letter')),
  rhythm text not null default 'immediate' constraint saved_searches_rhythm check (rhythm in ('immediate', 'daily', 'weekly')),
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index saved_searches_owner_id on saved_searches (owner_id);
create index saved_searches_body_id on saved_searches (body_id);

-- How far the watch over a search with an alert is. There is none for a search without.
create table saved_search_watches (
  search_id uuid primary key constraint saved_search_watches_search_fkey references saved_searches on delete cascade,
  state text not null default 'starting' constraint saved_search_watches_state check (state in ('starting', 'on', 'too_many', 'unreadable')),
  -- the whole search is to be asked again
  must_look boolean not null default true,
  -- its answer changes by time alone
  timed boolean not null,
  -- the owner's regions that the people kept are of
  regions text[] not null,
  -- people the owner has not looked at: became or ceased to be found, belonging here
  unseen integer not null default 0,
  -- changes up to here were looked at, and told in letters
  seen_up_to bigint not null default 0,
  told_up_to bigint not null default 0,
  -- there are changes that no letter told
  untold boolean not null default false,
  -- no letter before
  letter_at timestamptz not null
);
create index saved_search_watches_due on saved_search_watches (letter_at) where untold;
create index saved_search_watches_to_look_at on saved_search_watches (search_id) where must_look;

-- Whom a watched search finds.
create table saved_search_people (
  search_id uuid not null constraint saved_search_people_search_fkey references saved_searches on delete cascade,
  person_id uuid not null constraint saved_search_people_person_fkey references people on delete cascade,
  since_at timestamptz not null,
  constraint saved_search_people_pkey primary key (search_id, person_id)
);
create index saved_search_people_person_id on saved_search_people (person_id);

-- Who became and who ceased to be found. Only the watch writes here, one at a time, so numbers rise with commits.
create table saved_search_changes (
  id bigint generated always as identity primary key,
  search_id uuid not null constraint saved_search_changes_search_fkey references saved_searches on delete cascade,
  person_id uuid not null constraint saved_search_changes_person_fkey references people on delete cascade,
  joined boolean not null,
  at timestamptz not null
);
create index saved_search_changes_search_id on saved_search_changes (search_id, id);
create index saved_search_changes_person_id on saved_search_changes (person_id);
create index saved_search_changes_at on saved_search_changes (at);

-- "Does not belong here": found by the words, not meant by the search.
create table saved_search_strays (
  search_id uuid not null constraint saved_search_strays_search_fkey references saved_searches on delete cascade,
  person_id uuid not null constraint saved_search_strays_person_fkey references people on delete cascade,
  reason text not null default '' constraint saved_search_strays_reason check (char_length(reason) <= 300),
  at timestamptz not null,
  constraint saved_search_strays_pkey primary key (search_id, person_id)
);
create index saved_search_strays_person_id on saved_search_strays (person_id);

-- One row at most: how far in the feed changed people were compared, with an index made by what, on which day.
create table saved_search_cursor (
  only_row boolean primary key default true constraint saved_search_cursor_only_row check (only_row),
  origin jsonb not null,
  xid bigint not null,
  seq bigint not null,
  made_by text not null,
  looked_on date not null
);

-- an edited search is noted in the feed, so that it is read again between the people who changed before and after it
call watch('saved_searches', 'saved_search', 'id');
