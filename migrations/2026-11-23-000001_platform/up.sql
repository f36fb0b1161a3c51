-- The house: who the service is in this database, what changed (the feed of the index),
-- letters to send, links inside letters, answers kept for repeated requests.

-- The service works as kadr_app whatever login it uses: it may read and write rows and nothing else.
-- Roles belong to the whole cluster, so another database may have made it already.
do $$
begin
  -- asked first: making a role needs a right that the owner may well not have
  if not exists (select from pg_roles where rolname = 'kadr_app') then
    create role kadr_app nologin;
  end if;
exception
  when duplicate_object or unique_violation then null;
end $$;
do $$
begin
  if not pg_has_role(current_user, 'kadr_app', 'member') then
    execute format('grant kadr_app to %I', current_user);
  end if;
end $$;
grant usage on schema public to kadr_app;
alter default privileges in schema public grant select, insert, update, delete on tables to kadr_app;
alter default privileges in schema public grant usage, select on sequences to kadr_app;

-- One row: tells this database from every other one, also from its own restored copy (with the cluster's identifier).
create table installation (
  id uuid primary key default gen_random_uuid(),
  created_at timestamptz not null default now(),
  only_row boolean not null default true,
  constraint installation_only_row unique (only_row),
  constraint installation_only_row_true check (only_row)
);
insert into installation default values;

-- Notes that something changed; says nothing of what. Readers go in commit order:
-- (xid, seq) beyond their cursor and xid below the oldest running transaction.
create table changes (
  seq bigint generated always as identity primary key,
  xid bigint not null default (pg_current_xact_id()::text::bigint),
  kind text not null,
  id uuid not null,
  at timestamptz not null default clock_timestamp()
);
create index changes_in_commit_order on changes (xid, seq);

-- How far old notes were deleted; a reader whose cursor is older must rebuild.
create table changes_pruned (
  only_row boolean primary key default true check (only_row),
  xid bigint not null default 0,
  seq bigint not null default 0,
  at timestamptz not null default now()
);
insert into changes_pruned default values;

-- Statement triggers call this with the kind and the column that holds the changed thing's id.
create function note_changes() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' then
    execute format('insert into changes (kind, id) select distinct %L, %I from was', tg_argv[0], tg_argv[1]);
  end if;
  if tg_op = 'INSERT' then
    execute format('insert into changes (kind, id) select distinct %L, %I from is_now', tg_argv[0], tg_argv[1]);
  end if;
  return null;
end $$;

-- watch('education_entries', 'person', 'person_id'): every insert, update and delete is noted.
create procedure watch(watched regclass, kind text, id_column text) language plpgsql as $$
begin
  execute format('create trigger note_insert after insert on %s referencing new table as is_now
    for each statement execute function note_changes(%L, %L)', watched, kind, id_column);
  execute format('create trigger note_update after update on %s referencing old table as was new table as is_now
    for each statement execute function note_changes(%L, %L)', watched, kind, id_column);
  execute format('create trigger note_delete after delete on %s referencing old table as was
    for each statement execute function note_changes(%L, %L)', watched, kind, id_column);
end $$;

-- The outbox. A letter holds no personal data in the clear: the recipient is sealed, params hold ids and codes.
create table letters (
  id uuid primary key,
  kind text not null,
  dedupe_key text not null constraint letters_dedupe_key unique,
  recipient_sealed bytea not null,
  locale text not null check (locale in ('kk', 'ru', 'en')),
  params jsonb not null default '{}',
  body_id uuid,
  subject_kind text not null,
  subject_id uuid not null,
  state text not null default 'waiting' constraint letters_state check (state in ('waiting', 'sent', 'failed')),
  attempts integer not null default 0,
  next_attempt_at timestamptz not null default now(),
  lease_until timestamptz,
  last_problem text,
  created_at timestamptz not null default now(),
  sent_at timestamptz
);
create index letters_due on letters (next_attempt_at) where state = 'waiting';
create index letters_by_subject on letters (subject_kind, subject_id);
create index letters_by_body on letters (body_id, created_at desc);

-- Links that letters carry. The secret part is derived from the id by a key; it is stored nowhere.
create table links (
  id uuid primary key,
  purpose text not null,
  subject_id uuid not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  created_at timestamptz not null default now()
);
create index links_by_subject on links (subject_id);

-- The answer of an unsafe request, kept with its effect, so that repeating the request repeats the answer.
create table idempotency_keys (
  account_id uuid not null,
  key text not null,
  request_hash bytea not null,
  status smallint not null,
  body jsonb not null,
  created_at timestamptz not null default now(),
  constraint idempotency_keys_pkey primary key (account_id, key)
);
create index idempotency_keys_by_age on idempotency_keys (created_at);
