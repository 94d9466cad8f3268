-- Why: tokens that ended with a membership may resume with it, but not once the whole account was closed or somebody proved
-- its address for the first time: then they may be somebody else's.
ALTER TABLE "api_tokens" ADD COLUMN "ended_for_good" boolean DEFAULT false NOT NULL;

UPDATE api_tokens SET ended_for_good = true FROM users
WHERE users.id = api_tokens.user_id AND api_tokens.ended_at IS NOT NULL
  AND (users.status <> 'active' OR users.email_proved_at > api_tokens.created_at);
