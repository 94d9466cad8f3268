CREATE TABLE "resource_transfers" (
	"resource_id" uuid PRIMARY KEY NOT NULL,
	"tenant_id" uuid,
	"to_user_id" uuid NOT NULL,
	"offered_by" uuid NOT NULL,
	"offered_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "review_schedules" (
	"scope_id" uuid PRIMARY KEY NOT NULL,
	"tenant_id" uuid,
	"every" text NOT NULL,
	"due_days" integer NOT NULL,
	"inactive_days" integer NOT NULL,
	"next_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
ALTER TABLE "resources" ADD COLUMN "description" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "resources" ADD COLUMN "changed_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "resources" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "resource_transfers" ADD CONSTRAINT "resource_transfers_resource_id_resources_id_fk" FOREIGN KEY ("resource_id") REFERENCES "public"."resources"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "resource_transfers" ADD CONSTRAINT "resource_transfers_to_user_id_users_id_fk" FOREIGN KEY ("to_user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_schedules" ADD CONSTRAINT "review_schedules_scope_id_scopes_id_fk" FOREIGN KEY ("scope_id") REFERENCES "public"."scopes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "resource_transfers_to" ON "resource_transfers" USING btree ("to_user_id","resource_id");--> statement-breakpoint
CREATE INDEX "review_schedules_next" ON "review_schedules" USING btree ("next_at");--> statement-breakpoint
CREATE INDEX "resources_tenant" ON "resources" USING btree ("tenant_id","kind","name_key","id");
-- The wall of `0001`, by organization. What was handed to somebody is also seen by them.
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['resource_transfers', 'review_schedules'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY owner ON %I TO portreeve_owner USING (true) WITH CHECK (true)', name);
    EXECUTE format('CREATE POLICY wall ON %I TO portreeve_app USING ((SELECT portreeve_sees_all()) OR tenant_id = ANY ((SELECT portreeve_tenants())::uuid[]))', name);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO portreeve_app', name);
  END LOOP;
END
$$;
