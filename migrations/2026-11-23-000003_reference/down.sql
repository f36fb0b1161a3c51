drop table parties, bodies, regions;
