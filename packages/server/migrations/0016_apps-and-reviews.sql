-- Why: apps with their versions and reviews (A11 to A14), looks at who has access from their beginning to their sign-off (C14),
-- people who make their own account and organization, what somebody has answered so far who sets something up (A6), guests with
-- whoever answers for them, and the names that things have elsewhere (A12).
CREATE TABLE "app_submissions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"app_id" uuid NOT NULL,
	"version_id" uuid NOT NULL,
	"tenant_id" uuid,
	"sha256" text NOT NULL,
	"state" text NOT NULL,
	"submitted_by" uuid NOT NULL,
	"submitted_at" timestamp (3) with time zone NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp (3) with time zone,
	"note" text
);
--> statement-breakpoint
CREATE TABLE "app_versions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"app_id" uuid NOT NULL,
	"tenant_id" uuid,
	"version" text NOT NULL,
	"major" integer NOT NULL,
	"minor" integer NOT NULL,
	"patch" integer NOT NULL,
	"state" text NOT NULL,
	"manifest" jsonb NOT NULL,
	"release_notes" text DEFAULT '' NOT NULL,
	"sha256" text NOT NULL,
	"size" bigint NOT NULL,
	"uploaded_by" text NOT NULL,
	"uploaded_at" timestamp (3) with time zone NOT NULL,
	"tested_at" timestamp (3) with time zone,
	"published_at" timestamp (3) with time zone,
	"retired_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "apps" (
	"id" uuid PRIMARY KEY NOT NULL,
	"scope_id" uuid NOT NULL,
	"tenant_id" uuid,
	"name" text NOT NULL,
	"name_key" text collate "C" NOT NULL,
	"type" text NOT NULL,
	"belongs_to" uuid,
	"description" text DEFAULT '' NOT NULL,
	"state" text NOT NULL,
	"latest_version" text,
	"published_version" text,
	"listed" boolean DEFAULT false NOT NULL,
	"external_id" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"created_by" text NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "access_review_items" (
	"review_id" uuid NOT NULL,
	"tenant_id" uuid,
	"user_id" uuid NOT NULL,
	"role" text NOT NULL,
	"name_key" text collate "C" NOT NULL,
	"snapshot" jsonb NOT NULL,
	"findings" text[] DEFAULT '{}' NOT NULL,
	"decision" text,
	"new_role" text,
	"note" text,
	"decided_by" uuid,
	"decided_at" timestamp (3) with time zone,
	"outcome" text,
	"outcome_detail" text,
	CONSTRAINT "access_review_items_review_id_user_id_role_pk" PRIMARY KEY("review_id","user_id","role")
);
--> statement-breakpoint
CREATE TABLE "access_reviews" (
	"id" uuid PRIMARY KEY NOT NULL,
	"scope_id" uuid NOT NULL,
	"tenant_id" uuid,
	"name" text NOT NULL,
	"state" text NOT NULL,
	"opened_by" text NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"inactive_days" integer NOT NULL,
	"closed_by" text,
	"closed_at" timestamp (3) with time zone,
	"note" text,
	"reminded_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "scope_drafts" (
	"user_id" uuid NOT NULL,
	"parent_id" uuid NOT NULL,
	"type" text NOT NULL,
	"document" jsonb NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "scope_drafts_user_id_parent_id_type_pk" PRIMARY KEY("user_id","parent_id","type")
);
--> statement-breakpoint
CREATE TABLE "sign_ups" (
	"id" uuid PRIMARY KEY NOT NULL,
	"token_hash" text,
	"population" text NOT NULL,
	"email" text NOT NULL,
	"email_key" text collate "C" NOT NULL,
	"ip" text,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"answered_at" timestamp (3) with time zone,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone,
	CONSTRAINT "sign_ups_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
ALTER TABLE "invitations" ADD COLUMN "sponsor_id" uuid;--> statement-breakpoint
ALTER TABLE "invitations" ADD COLUMN "resource_ids" uuid[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "memberships" ADD COLUMN "sponsor_id" uuid;--> statement-breakpoint
ALTER TABLE "scopes" ADD COLUMN "external_id" text;--> statement-breakpoint
ALTER TABLE "app_submissions" ADD CONSTRAINT "app_submissions_id_resources_id_fk" FOREIGN KEY ("id") REFERENCES "public"."resources"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app_submissions" ADD CONSTRAINT "app_submissions_app_id_apps_id_fk" FOREIGN KEY ("app_id") REFERENCES "public"."apps"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app_submissions" ADD CONSTRAINT "app_submissions_version_id_app_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."app_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app_versions" ADD CONSTRAINT "app_versions_app_id_apps_id_fk" FOREIGN KEY ("app_id") REFERENCES "public"."apps"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "apps" ADD CONSTRAINT "apps_id_resources_id_fk" FOREIGN KEY ("id") REFERENCES "public"."resources"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "apps" ADD CONSTRAINT "apps_scope_id_scopes_id_fk" FOREIGN KEY ("scope_id") REFERENCES "public"."scopes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "apps" ADD CONSTRAINT "apps_belongs_to_scopes_id_fk" FOREIGN KEY ("belongs_to") REFERENCES "public"."scopes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "access_review_items" ADD CONSTRAINT "access_review_items_review_id_access_reviews_id_fk" FOREIGN KEY ("review_id") REFERENCES "public"."access_reviews"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "access_reviews" ADD CONSTRAINT "access_reviews_scope_id_scopes_id_fk" FOREIGN KEY ("scope_id") REFERENCES "public"."scopes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "app_submissions_waiting" ON "app_submissions" USING btree ("version_id") WHERE state = 'waiting';--> statement-breakpoint
CREATE INDEX "app_submissions_queue" ON "app_submissions" USING btree ("state","id");--> statement-breakpoint
CREATE INDEX "app_submissions_app" ON "app_submissions" USING btree ("app_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "app_versions_version" ON "app_versions" USING btree ("app_id","major","minor","patch");--> statement-breakpoint
CREATE INDEX "app_versions_tenant" ON "app_versions" USING btree ("tenant_id");--> statement-breakpoint
CREATE INDEX "apps_scope" ON "apps" USING btree ("scope_id","name_key","id");--> statement-breakpoint
CREATE INDEX "apps_changed" ON "apps" USING btree ("scope_id","changed_at","id");--> statement-breakpoint
CREATE INDEX "apps_listed" ON "apps" USING btree ("name_key","id") WHERE listed;--> statement-breakpoint
CREATE INDEX "apps_belongs_to" ON "apps" USING btree ("belongs_to");--> statement-breakpoint
CREATE UNIQUE INDEX "apps_external" ON "apps" USING btree ("tenant_id","external_id");--> statement-breakpoint
CREATE INDEX "access_review_items_name" ON "access_review_items" USING btree ("review_id","name_key","user_id","role");--> statement-breakpoint
CREATE INDEX "access_reviews_scope" ON "access_reviews" USING btree ("scope_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "access_reviews_open" ON "access_reviews" USING btree ("scope_id") WHERE state = 'open';--> statement-breakpoint
CREATE INDEX "sign_ups_asked" ON "sign_ups" USING btree ("asked_at") WHERE answered_at is null;--> statement-breakpoint
CREATE INDEX "sign_ups_email" ON "sign_ups" USING btree ("email_key");--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_sponsor_id_users_id_fk" FOREIGN KEY ("sponsor_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_sponsor_id_users_id_fk" FOREIGN KEY ("sponsor_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "memberships_sponsor" ON "memberships" USING btree ("sponsor_id","scope_id") WHERE sponsor_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "scopes_external" ON "scopes" USING btree ("type","external_id");

-- The wall of `0001`: by organization; of what belongs to one person, that person's; of links, nobody's but the sign-in's.
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY[
    'apps', 'app_versions', 'app_submissions', 'access_reviews', 'access_review_items', 'scope_drafts', 'sign_ups'
  ] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY owner ON %I TO portreeve_owner USING (true) WITH CHECK (true)', name);
    EXECUTE format('CREATE POLICY wall ON %I TO portreeve_app USING ((SELECT portreeve_sees_all())%s)', name,
      CASE WHEN name IN ('scope_drafts', 'sign_ups') THEN ''
        ELSE ' OR tenant_id = ANY ((SELECT portreeve_tenants())::uuid[])' END);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO portreeve_app', name);
  END LOOP;
END
$$;
CREATE POLICY own ON scope_drafts TO portreeve_app USING (user_id = (SELECT portreeve_person()));
