drop table shortlist_openings, shortlist_recipients, shortlist_people, shortlists;
