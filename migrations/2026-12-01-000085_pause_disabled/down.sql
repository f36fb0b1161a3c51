-- who paused by themselves is not told apart: they come back by their own wish
select 1;
