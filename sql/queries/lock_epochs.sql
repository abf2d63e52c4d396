-- lock_epochs: keeps two programs from beginning a history or setting up the office at the same time.
--
-- Returns nothing.
lock table epoch in share row exclusive mode;
