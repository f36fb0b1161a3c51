drop table idempotency_keys, links, letters, changes_pruned, changes, installation;
drop procedure watch(regclass, text, text);
drop function note_changes();
alter default privileges in schema public revoke usage, select on sequences from kadr_app;
alter default privileges in schema public revoke select, insert, update, delete on tables from kadr_app;
revoke usage on schema public from kadr_app;
