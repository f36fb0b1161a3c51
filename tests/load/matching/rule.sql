-- rule.toml by hand. $1: the day. 0 does not, 1 cannot tell, 2 meets; and = least, or = greatest, not = 2 - x.
with asked as (
  select p.id,
    case when citizen is null then 1 when citizen = 'KZ' then 2 else 0 end as citizenship,
    case when born is null then 1
      when born + interval '25 years' <= $1::date and $1::date < born + interval '63 years' then 2 else 0 end as age
  from p
), study as (
  select id,
    max(case when completed > $1::date then 0
      when level not in ('bachelor', 'specialist', 'master', 'residency', 'doctorate') then 0
      when field is null or field in ('0', '3', '03') then 1
      when left(field, 2) in ('04', '06') or left(field, 3) = '031' then case when recognised then 2 else 1 end
      else 0 end) as education,
    max(case when completed > $1::date or not degree then 0 when recognised then 2 else 1 end) as degree
  from e group by id
), spans as (
  select id, kind, sector, leads, daterange(started, least(coalesce(ended + 1, $1::date), $1::date)) as span
  from s where started < $1::date
), lengths as (
  select id,
    range_agg(span) filter (where kind in ('political', 'corps_a', 'corps_b')) as public,
    range_agg(span) filter (where kind in ('political', 'corps_a', 'corps_b') and leads) as led,
    range_agg(span) filter (where sector in ('finance', 'public_administration')) as finance,
    range_agg(span) filter (where sector in ('finance', 'public_administration') or sector is null) as finance_perhaps
  from spans group by id
), served as (
  select id,
    -- a length is reached when the service from any stretch on reaches it by the calendar
    (select bool_or(f + interval '3 years' <= f + d) from (select lower(r) as f,
      (sum(upper(r) - lower(r)) over (order by lower(r) desc))::int as d from unnest(public) r) as w)
      and (select bool_or(f + interval '1 year' <= f + d) from (select lower(r) as f,
        (sum(upper(r) - lower(r)) over (order by lower(r) desc))::int as d from unnest(led) r) as w) as public,
    (select bool_or(f + interval '5 years' <= f + d) from (select lower(r) as f,
      (sum(upper(r) - lower(r)) over (order by lower(r) desc))::int as d from unnest(finance) r) as w) as finance,
    (select bool_or(f + interval '5 years' <= f + d) from (select lower(r) as f,
      (sum(upper(r) - lower(r)) over (order by lower(r) desc))::int as d from unnest(finance_perhaps) r) as w)
      as finance_perhaps
  from lengths
), politics as (
  select distinct id from s where kind = 'political' and started <= $1::date and (ended is null or $1::date <= ended)
), spoken as (
  select distinct id from l where language = 'kk' and level in ('b1', 'b2', 'c1', 'c2', 'native')
), verdicts as (
  select least(citizenship, age, coalesce(education, 0),
    greatest(
      case when coalesce(served.public, false) then 2 else 0 end,
      case when coalesce(finance, false) then 2 when coalesce(finance_perhaps, false) then 1 else 0 end,
      coalesce(degree, 0)),
    case when spoken.id is null then 0 else 2 end,
    case when politics.id is null then 2 else 0 end) as verdict
  from asked left join study using (id) left join served using (id)
    left join politics on politics.id = asked.id left join spoken on spoken.id = asked.id
)
select count(*) filter (where verdict = 0), count(*) filter (where verdict = 1), count(*) filter (where verdict = 2)
from verdicts
