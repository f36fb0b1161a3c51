-- Several nodes watch over saved searches. Each writes only as whoever knows the last turn, so none acts upon what another
-- has changed meanwhile.

-- goes up with everything the watch writes
alter table saved_search_cursor add column turn bigint not null default 0;
