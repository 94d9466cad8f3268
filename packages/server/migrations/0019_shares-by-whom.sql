-- Why: what somebody owns, and what is shared with them, is listed where nothing is kept apart: among a million things of a kind it
-- must be found by who they are (C12). What was offered to somebody is also seen by them.
DROP INDEX "resources_owner";--> statement-breakpoint
CREATE INDEX "resource_shares_user" ON "resource_shares" USING btree ("user_id","resource_id");--> statement-breakpoint
CREATE INDEX "resource_shares_organization" ON "resource_shares" USING btree ("organization_id","resource_id");--> statement-breakpoint
CREATE INDEX "resources_owner" ON "resources" USING btree ("owner_id","kind","name_key","id");--> statement-breakpoint
CREATE POLICY own_seen ON "resource_transfers" FOR SELECT TO portreeve_app USING (to_user_id = (SELECT portreeve_person()));
