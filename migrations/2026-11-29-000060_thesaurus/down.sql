drop table thesaurus_changes;
drop function refuse_changing_thesaurus;
