-- Why: the members list goes by name. With names in `users` alone, a page either reads and sorts every member of the scope or
-- walks past everybody who is not one, and which of the two depended on statistics. So memberships carry the keys of their
-- person, and a page is a stretch of an index. Triggers keep them, also for a hand in SQL. The person is held while a membership
-- is made: otherwise somebody renamed at that moment would be listed under the former name.
DROP INDEX "memberships_scope";--> statement-breakpoint
ALTER TABLE "memberships" ADD COLUMN "name_key" text collate "C" DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "memberships" ADD COLUMN "email_key" text collate "C" DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE INDEX "memberships_name" ON "memberships" USING btree ("scope_id","status","name_key","user_id");--> statement-breakpoint
CREATE INDEX "memberships_email" ON "memberships" USING btree ("scope_id","status","email_key","user_id");

UPDATE memberships SET name_key = users.name_key, email_key = users.email_key FROM users WHERE users.id = memberships.user_id;

CREATE FUNCTION portreeve_name_member() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  SELECT users.name_key, users.email_key INTO NEW.name_key, NEW.email_key FROM users WHERE id = NEW.user_id FOR SHARE;
  -- Nobody there: the foreign key refuses the row, in its own words.
  NEW.name_key := coalesce(NEW.name_key, '');
  NEW.email_key := coalesce(NEW.email_key, '');
  RETURN NEW;
END
$$;

CREATE FUNCTION portreeve_rename_members() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  UPDATE memberships SET name_key = NEW.name_key, email_key = NEW.email_key WHERE user_id = NEW.id;
  RETURN NULL;
END
$$;

REVOKE EXECUTE ON FUNCTION portreeve_name_member(), portreeve_rename_members() FROM PUBLIC;

CREATE TRIGGER named BEFORE INSERT OR UPDATE OF user_id ON memberships
  FOR EACH ROW EXECUTE FUNCTION portreeve_name_member();
CREATE TRIGGER renamed AFTER UPDATE OF name_key, email_key ON users FOR EACH ROW
  WHEN ((OLD.name_key, OLD.email_key) IS DISTINCT FROM (NEW.name_key, NEW.email_key))
  EXECUTE FUNCTION portreeve_rename_members();
