drop index rule_editions_code_order;
alter table rule_editions drop constraint rule_editions_code_edition_key;
alter table rule_editions add constraint rule_editions_code_edition_key unique (code, edition);
