drop table selection_people, selections;
