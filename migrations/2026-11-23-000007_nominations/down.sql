drop table nominations;
