-- Posts, the rules they are filled by (each edition is a row that never changes), and vacancies.
create table posts (
  id uuid primary key,
  code text not null constraint posts_code_key unique,
  title_kk text not null,
  title_ru text not null,
  title_en text not null,
  body_id uuid not null constraint posts_body_fkey references bodies,
  region_kato text not null constraint posts_region_fkey references regions,
  category text,
  kind text not null constraint posts_kind check (kind in ('political', 'administrative', 'akim')),
  filling text not null constraint posts_filling check (filling in ('appointed', 'competed', 'elected')),
  version integer not null default 1,
  created_at timestamptz not null default now()
);
create index posts_body_id on posts (body_id);
create index posts_region_kato on posts (region_kato);

create table rule_editions (
  id uuid primary key,
  code text not null,
  edition text not null,
  title_kk text not null,
  title_ru text not null,
  title_en text not null,
  content jsonb not null,
  status text not null constraint rule_editions_status check (status in ('confirmed', 'historic', 'unverified')),
  created_at timestamptz not null default now(),
  constraint rule_editions_code_edition_key unique (code, edition)
);

create table vacancies (
  id uuid primary key,
  post_id uuid not null constraint vacancies_post_fkey references posts,
  body_id uuid not null constraint vacancies_body_fkey references bodies,
  rule_id uuid not null constraint vacancies_rule_fkey references rule_editions,
  state text not null default 'draft' constraint vacancies_state check (state in ('draft', 'published', 'closed', 'withdrawn')),
  opens_on date not null,
  closes_at timestamptz not null,
  as_of_on date not null,
  note text not null default '',
  created_by uuid constraint vacancies_created_by_fkey references accounts,
  published_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index vacancies_post_id on vacancies (post_id);
create index vacancies_body_id on vacancies (body_id);
create index vacancies_rule_id on vacancies (rule_id);
create index vacancies_created_by on vacancies (created_by);
create index vacancies_open on vacancies (state, closes_at);
