alter table people drop column hidden_from;
alter table shortlist_people drop column programmes;
alter table saved_search_watches drop column programmes;
alter table accounts drop column programme_scope;
