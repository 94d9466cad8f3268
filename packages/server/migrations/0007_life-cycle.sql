-- Why: people come, change and leave. Invitations carry what the inviter wrote and how they ended; links that change how somebody
-- signs in are kept by their hash; a scope that has lost whoever must be there is marked and can be claimed; every mail is
-- written with the change that it tells about, and sent afterwards.
CREATE TABLE "credential_links" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"user_id" uuid NOT NULL,
	"token_hash" text NOT NULL,
	"email" text NOT NULL,
	"issued_by" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "credential_links_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "scope_claims" (
	"id" uuid PRIMARY KEY NOT NULL,
	"scope_id" uuid NOT NULL,
	"tenant_id" uuid,
	"user_id" uuid NOT NULL,
	"role" text NOT NULL,
	"state" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"decided_by" text,
	"decided_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "messages" (
	"id" uuid PRIMARY KEY NOT NULL,
	"scope_id" uuid NOT NULL,
	"tenant_id" uuid,
	"kind" text NOT NULL,
	"user_id" uuid,
	"to_name" text,
	"to_email" text NOT NULL,
	"values" jsonb NOT NULL,
	"secret" text,
	"state" text NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"last_error" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"sent_at" timestamp (3) with time zone
);
--> statement-breakpoint
DROP INDEX "resources_scope";--> statement-breakpoint
ALTER TABLE "assignments" ADD COLUMN "reminded_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "invitations" ADD COLUMN "note" text;--> statement-breakpoint
ALTER TABLE "invitations" ADD COLUMN "reason" text;--> statement-breakpoint
ALTER TABLE "invitations" ADD COLUMN "access_expires_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "invitations" ADD COLUMN "sent_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "invitations" ADD COLUMN "accepted_by" uuid;--> statement-breakpoint
ALTER TABLE "invitations" ADD COLUMN "ended_how" text;--> statement-breakpoint
ALTER TABLE "invitations" ADD COLUMN "ended_by" text;--> statement-breakpoint
ALTER TABLE "memberships" ADD COLUMN "added_by" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "scopes" ADD COLUMN "ownerless_since" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "credential_links" ADD CONSTRAINT "credential_links_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scope_claims" ADD CONSTRAINT "scope_claims_scope_id_scopes_id_fk" FOREIGN KEY ("scope_id") REFERENCES "public"."scopes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scope_claims" ADD CONSTRAINT "scope_claims_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "credential_links_user" ON "credential_links" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "scope_claims_open" ON "scope_claims" USING btree ("scope_id") WHERE state = 'open';--> statement-breakpoint
CREATE INDEX "messages_scope" ON "messages" USING btree ("scope_id","id");--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_accepted_by_users_id_fk" FOREIGN KEY ("accepted_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "assignments_ending" ON "assignments" USING btree ("expires_at") WHERE expires_at is not null;--> statement-breakpoint
CREATE INDEX "invitations_scope" ON "invitations" USING btree ("scope_id","id");--> statement-breakpoint
CREATE INDEX "users_closed" ON "users" USING btree ("status","id") WHERE status <> 'active';--> statement-breakpoint
CREATE INDEX "resources_scope" ON "resources" USING btree ("scope_id","kind","name_key","id");

UPDATE memberships SET added_by = by;
UPDATE invitations SET sent_at = created_at;
UPDATE invitations SET ended_how = 'revoked' WHERE revoked_at IS NOT NULL;

-- The wall of `0001`. What goes beyond it: people see and make links to their own account, and see their own claims; anybody adds
-- mails about their tenants and about the platform. Nothing is deleted.
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['credential_links', 'scope_claims', 'messages'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY owner ON %I TO portreeve_owner USING (true) WITH CHECK (true)', name);
    EXECUTE format('CREATE POLICY wall ON %I TO portreeve_app USING ((SELECT portreeve_sees_all())%s)', name,
      CASE name WHEN 'credential_links' THEN '' ELSE ' OR tenant_id = ANY ((SELECT portreeve_tenants())::uuid[])' END);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE ON %I TO portreeve_app', name);
  END LOOP;
END
$$;
CREATE POLICY own ON credential_links TO portreeve_app USING (user_id = (SELECT portreeve_person()));
CREATE POLICY own_seen ON scope_claims FOR SELECT TO portreeve_app USING (user_id = (SELECT portreeve_person()));
CREATE POLICY platform_added ON messages FOR INSERT TO portreeve_app WITH CHECK (tenant_id IS NULL);
