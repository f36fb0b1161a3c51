-- What administrators say of the thesaurus beside the shipped files (config/thesaurus). A row per change, never altered: each
-- is the next edition of the whole thesaurus. For a concept its last row stands; where there is none, the shipped one.
create table thesaurus_changes (
  edition integer constraint thesaurus_changes_pkey primary key,
  concept text not null constraint thesaurus_changes_concept check (concept ~ '^[A-Z]{3}[0-9]{1,9}$'),
  standing text not null constraint thesaurus_changes_standing check (standing in ('changed', 'retired', 'shipped')),
  content jsonb,
  reason text not null constraint thesaurus_changes_reason check (reason <> ''),
  changed_by uuid constraint thesaurus_changes_changed_by_fkey references accounts,
  changed_at timestamptz not null,
  constraint thesaurus_changes_edition check (edition > 0),
  constraint thesaurus_changes_content check ((standing = 'changed') = (content is not null))
);
create index thesaurus_changes_by_concept on thesaurus_changes (concept, edition);
create index thesaurus_changes_changed_by on thesaurus_changes (changed_by);

create function refuse_changing_thesaurus() returns trigger language plpgsql as $$
begin
  raise exception 'an edition of the thesaurus is never changed' using errcode = 'insufficient_privilege';
end $$;
create trigger never_changed before update or delete or truncate on thesaurus_changes
  for each statement execute function refuse_changing_thesaurus();
revoke update, delete, truncate on thesaurus_changes from kadr_app;
