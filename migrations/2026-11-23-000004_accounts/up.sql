-- Who signs in. One account has one role; officers and approvers belong to a body, representatives to a party.
create table accounts (
  id uuid primary key,
  role text not null constraint accounts_role check (role in ('applicant', 'hr_officer', 'approver', 'party_representative',
    'commission_member', 'election_officer', 'auditor', 'administrator')),
  email_sealed bytea not null,
  email_index bytea not null constraint accounts_email_key unique,
  email_confirmed_at timestamptz,
  name text not null,
  locale text not null default 'kk' check (locale in ('kk', 'ru', 'en')),
  password_hash text not null,
  state text not null default 'active' constraint accounts_state check (state in ('active', 'disabled')),
  body_id uuid constraint accounts_body_fkey references bodies,
  party_code text constraint accounts_party_fkey references parties,
  region_scope text[] not null default '{}',
  failed_sign_ins integer not null default 0,
  locked_until timestamptz,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint accounts_body_of_officers check ((role in ('hr_officer', 'approver')) = (body_id is not null)),
  constraint accounts_party_of_representatives check ((role = 'party_representative') = (party_code is not null))
);
create index accounts_body_id on accounts (body_id);
create index accounts_party_code on accounts (party_code);

-- Browser sessions. Only the hash of the cookie's secret is kept.
create table sessions (
  id uuid primary key,
  secret_hash bytea not null constraint sessions_secret_key unique,
  account_id uuid not null constraint sessions_account_fkey references accounts on delete cascade,
  created_at timestamptz not null default now(),
  seen_at timestamptz not null default now(),
  expires_at timestamptz not null
);
create index sessions_account_id on sessions (account_id);

-- Refresh tokens of the API: each is used once; a second use ends the whole family.
create table refresh_tokens (
  id uuid primary key,
  family uuid not null,
  account_id uuid not null constraint refresh_tokens_account_fkey references accounts on delete cascade,
  secret_hash bytea not null constraint refresh_tokens_secret_key unique,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz,
  revoked_at timestamptz
);
create index refresh_tokens_account_id on refresh_tokens (account_id);
create index refresh_tokens_family on refresh_tokens (family);
