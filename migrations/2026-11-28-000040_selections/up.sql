-- What an officer keeps of a search: the people found, in their order, held still, with those ticked. Nobody else sees it.
create table selections (
  id uuid primary key,
  account_id uuid not null constraint selections_account_fkey references accounts on delete cascade,
  name text not null default '' constraint selections_name check (char_length(name) <= 100),
  -- the search, as its address said it
  criteria jsonb not null,
  -- when the reserve was asked, the day the answer is for, and how many were found: the first of them are kept
  found_at timestamptz not null,
  as_of_on date not null,
  found bigint not null,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null
);
create index selections_account_id on selections (account_id);
create index selections_expires_at on selections (expires_at);

create table selection_people (
  selection_id uuid not null constraint selection_people_selection_fkey references selections on delete cascade,
  person_id uuid not null constraint selection_people_person_fkey references people,
  place integer not null constraint selection_people_place check (place > 0),
  ticked boolean not null default false,
  constraint selection_people_pkey primary key (selection_id, person_id),
  constraint selection_people_place_key unique (selection_id, place)
);
create index selection_people_person_id on selection_people (person_id);
