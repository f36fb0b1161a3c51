drop table audit_seals, audit_entries;
drop function refuse_rewriting();
