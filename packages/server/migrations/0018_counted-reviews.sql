-- Why: the pages of an access review of a hundred thousand people must not read a hundred thousand lines to say how far it is (C14).
-- What was counted for each look is written down when the review begins and with each decision.
ALTER TABLE "access_reviews" ADD COLUMN "lines" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "access_reviews" ADD COLUMN "people" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "access_reviews" ADD COLUMN "keep" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "access_reviews" ADD COLUMN "change" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "access_reviews" ADD COLUMN "remove" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "access_reviews" ADD COLUMN "refused" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "access_reviews" ADD COLUMN "newcomers" integer;--> statement-breakpoint
ALTER TABLE "access_reviews" ADD COLUMN "facts" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
CREATE INDEX "memberships_since" ON "memberships" USING btree ("scope_id","since");--> statement-breakpoint
CREATE INDEX "access_review_items_shares" ON "access_review_items" USING btree ("review_id") WHERE 'shares-widely' = any(findings);--> statement-breakpoint
UPDATE access_reviews SET
  lines = counted.lines, people = counted.people, keep = counted.keep, change = counted.change, remove = counted.remove,
  refused = counted.refused, facts = jsonb_build_object('findings', counted.findings, 'roles', counted.roles)
FROM (
  SELECT review_id, count(*)::integer AS lines, count(DISTINCT user_id)::integer AS people,
    (count(*) FILTER (WHERE decision = 'keep'))::integer AS keep,
    (count(*) FILTER (WHERE decision = 'change'))::integer AS change,
    (count(*) FILTER (WHERE decision = 'remove'))::integer AS remove,
    (count(*) FILTER (WHERE outcome = 'refused'))::integer AS refused,
    coalesce(jsonb_agg(DISTINCT role) FILTER (WHERE role <> ''), '[]') AS roles,
    coalesce((
      SELECT jsonb_object_agg(finding, found) FROM (
        SELECT finding, count(*) AS found FROM access_review_items AS listed, unnest(listed.findings) AS finding
        WHERE listed.review_id = items.review_id GROUP BY finding
      ) AS by_finding
    ), '{}') AS findings
  FROM access_review_items AS items GROUP BY review_id
) AS counted WHERE counted.review_id = access_reviews.id;--> statement-breakpoint
UPDATE access_reviews SET newcomers = (
  SELECT count(*) FROM memberships
  WHERE memberships.scope_id = access_reviews.scope_id AND started_at > opened_at AND started_at <= closed_at
    AND NOT EXISTS (
      SELECT FROM access_review_items AS items WHERE items.review_id = access_reviews.id AND items.user_id = memberships.user_id
    )
) WHERE closed_at IS NOT NULL;
