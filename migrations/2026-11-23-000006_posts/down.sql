drop table vacancies, rule_editions, posts;
