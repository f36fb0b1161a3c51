alter table saved_search_cursor drop column turn;
