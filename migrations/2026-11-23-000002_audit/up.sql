-- The log that cannot be rewritten: entries are written with the act, sealed into a hash chain
-- in commit order by one sealer. The service's role may add and read; nobody may change or remove.
create table audit_entries (
  id bigint generated always as identity primary key,
  xid bigint not null default (pg_current_xact_id()::text::bigint),
  at timestamptz not null default clock_timestamp(),
  actor_kind text not null constraint audit_entries_actor_kind check (actor_kind in ('account', 'link', 'system', 'command', 'anonymous')),
  actor_id uuid,
  actor_role text,
  action text not null,
  subject_kind text not null,
  subject_id uuid,
  reason text,
  origin text not null,
  request_id uuid,
  detail jsonb not null default '{}'
);
create index audit_entries_in_commit_order on audit_entries (xid, id);
create index audit_entries_by_subject on audit_entries (subject_id, id);
create index audit_entries_by_actor on audit_entries (actor_id, id);

-- hash = sha256(previous hash ‖ canonical entry): see src/audit/chain.rs
create table audit_seals (
  position bigint primary key,
  entry_id bigint not null constraint audit_seals_entry_id_key unique,
  entry_xid bigint not null,
  hash bytea not null,
  sealed_at timestamptz not null default clock_timestamp()
);

create function refuse_rewriting() returns trigger language plpgsql as $$
begin
  raise exception 'the audit log is append-only' using errcode = 'insufficient_privilege';
end $$;
create trigger append_only before update or delete or truncate on audit_entries
  for each statement execute function refuse_rewriting();
create trigger append_only before update or delete or truncate on audit_seals
  for each statement execute function refuse_rewriting();

revoke update, delete, truncate on audit_entries, audit_seals from kadr_app;
