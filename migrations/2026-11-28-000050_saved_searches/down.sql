drop table saved_search_cursor;
drop table saved_search_strays;
drop table saved_search_changes;
drop table saved_search_people;
drop table saved_search_watches;
drop table saved_searches;
