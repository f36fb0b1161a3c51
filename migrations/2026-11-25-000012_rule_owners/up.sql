-- A rule is known by its code and edition within its owner: two bodies may write rules of one name without knowing of
-- one another. Shipped rules have no owner, so among them code and edition stay unique.
alter table rule_editions drop constraint rule_editions_code_edition_key;
alter table rule_editions
  add constraint rule_editions_code_edition_key unique nulls not distinct (body_id, code, edition);
-- a list of rules is read in the order of codes, whoever owns them
create index rule_editions_code_order on rule_editions (code, edition, id);
