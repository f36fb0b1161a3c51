drop table reference_state, parties, bodies, regions;
