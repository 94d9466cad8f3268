-- Why: whoever is cut off may leave behind what still gives access (invitations, people they let in, machines), which is looked for by
-- who set it up. A scope that needs an owner remembers who held it last, since a removed member leaves no assignment behind; and
-- nodes that keep the scope must hear of the mark.
ALTER TABLE "scopes" ADD COLUMN "former_holders" uuid[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
CREATE INDEX "invitations_invited_by" ON "invitations" USING btree ("invited_by","scope_id");--> statement-breakpoint
CREATE INDEX "memberships_added_by" ON "memberships" USING btree ("added_by","scope_id");--> statement-breakpoint
CREATE INDEX "service_accounts_made_by" ON "service_accounts" USING btree ("made_by","scope_id");

DROP TRIGGER access_changed_by_update ON scopes;
CREATE TRIGGER access_changed_by_update AFTER UPDATE ON scopes
  REFERENCING OLD TABLE AS before_rows NEW TABLE AS after_rows FOR EACH STATEMENT
  EXECUTE FUNCTION portreeve_access_changed('NULL', 'id', 'id, type, parent_id, tenant_id, status, ownerless_since');
