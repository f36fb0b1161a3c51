-- Match certificates: what was signed, and the ordered people it is about (pseudonyms only). Written once, never changed:
-- a record that its keeper could rewrite would prove nothing.
create table certificates (
  id uuid primary key,
  code text not null constraint certificates_code_key unique,
  vacancy_id uuid not null constraint certificates_vacancy_fkey references vacancies,
  body_id uuid not null constraint certificates_body_fkey references bodies,
  made_by uuid not null constraint certificates_made_by_fkey references accounts,
  made_at timestamptz not null,
  statement text not null,
  key_id text not null,
  signature bytea not null,
  people text not null
);
create index certificates_vacancy_id on certificates (vacancy_id);
create index certificates_body_id on certificates (body_id, id);
create index certificates_made_by on certificates (made_by);

create function refuse_changing_certificates() returns trigger language plpgsql as $$
begin
  raise exception 'a certificate is never changed' using errcode = 'insufficient_privilege';
end $$;
create trigger never_changed before update or delete or truncate on certificates
  for each statement execute function refuse_changing_certificates();
revoke update, delete, truncate on certificates from kadr_app;
