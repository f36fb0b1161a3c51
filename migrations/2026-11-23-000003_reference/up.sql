-- Dated data that the rest refers to: regions (KATO), bodies, parties.
create table regions (
  kato text primary key constraint regions_kato check (kato ~ '^[0-9]{9}$'),
  parent_kato text constraint regions_parent_fkey references regions,
  level text not null constraint regions_level check (level in ('region', 'district', 'city_district', 'sub_district', 'settlement')),
  kind text not null,
  name_kk text not null,
  name_ru text not null,
  name_en text not null,
  source text not null,
  until_on date
);
create index regions_parent_kato on regions (parent_kato);

create table bodies (
  id uuid primary key,
  code text not null constraint bodies_code_key unique,
  kind text not null,
  region_kato text constraint bodies_region_fkey references regions,
  name_kk text not null,
  name_ru text not null,
  name_en text not null,
  version integer not null default 1
);
create index bodies_region_kato on bodies (region_kato);

create table parties (
  code text primary key,
  name_kk text not null,
  name_ru text not null,
  name_en text not null,
  source text not null,
  since_on date,
  until_on date,
  version integer not null default 1
);

-- What the program's own data was when it was last written here: an unchanged start writes nothing.
create table reference_state (
  only_row boolean primary key default true constraint reference_state_only_row check (only_row),
  content_hash bytea not null,
  loaded_at timestamptz not null default now()
);
