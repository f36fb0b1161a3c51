drop table certificates;
drop function refuse_changing_certificates;
