drop table refresh_tokens, sessions, accounts;
