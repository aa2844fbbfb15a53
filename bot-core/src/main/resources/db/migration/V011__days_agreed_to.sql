-- For how many days somebody agreed to have their check-ins kept: a group that wants more has to ask again.
ALTER TABLE consent ADD COLUMN days INTEGER;
