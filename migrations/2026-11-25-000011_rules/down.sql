alter table vacancies drop weights;
alter table rule_editions drop constraint rule_editions_reason, drop constraint rule_editions_order, drop version,
  drop published_at, drop created_by, drop reason, drop based_on, drop state, drop body_id, drop in_force_until, drop in_force_from;
