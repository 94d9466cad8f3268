-- Why: a query that forgets its tenant filter must still not show or change another organization's rows. `transact` and
-- `read` switch to the role `portreeve_app` and set two settings for their transaction: `portreeve.tenants` (a list of root
-- organizations, or `*`) and `portreeve.person`. Every table is walled by policies on them, FORCEd so that the tables' owner is
-- walled too; only the migrations and the triggers of `0002`, which run as `portreeve_owner`, have a policy that lets all
-- through. What is not named below is refused.
--
-- The wall W of a row: everything is open (`*`), or the row's tenant is in the list. Rows without a tenant belong to the
-- platform, so that only `*` passes W for them. What goes beyond W, table by table:
--   scopes            rows without a tenant (the platform, teams) are read by everybody, since the way up from an
--                     organization leads through them; written by W
--   users             seen and changed by the person; seen and changed where the person has a membership, even a removed one
--                     (its trace is on the organization's pages); made and deleted by `*` alone
--   sessions          as users, for its person; also made and ended by the person
--   memberships,      also seen by their person, who can never write them: nobody lets themselves in
--   assignments
--   api_tokens        also seen and written by the person they belong to: a token gives no more than its person has
--   resources         also seen by their owner and by whom they are shared with, in another organization too
--   resource_shares   also seen by whom they name
--   audit_*,          anybody may add rows of their tenants and of the platform (somebody who changes their own name writes a
--   security_events   platform event), and reads by W; a security event is also seen by the person it is about
--   permission_use    also seen by its person
--   deployment,       read by everybody, written by `*`
--   settings
--   set_up_links      `*` alone
--
-- The settings are read through subselects, so that they are parsed once per statement and the query's own conditions keep
-- their indexes (uuid equality is leakproof; `lower()` and `LIKE` are not: search goes by ranges on stored keys).

CREATE FUNCTION portreeve_sees_all() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE SET search_path = pg_catalog
AS $$ SELECT coalesce(current_setting('portreeve.tenants', true), '') = '*' $$;

CREATE FUNCTION portreeve_tenants() RETURNS uuid[] LANGUAGE sql STABLE PARALLEL SAFE SET search_path = pg_catalog
AS $$
  SELECT CASE WHEN current_setting('portreeve.tenants', true) = '*' THEN '{}'::uuid[]
    ELSE string_to_array(nullif(current_setting('portreeve.tenants', true), ''), ',')::uuid[] END
$$;

CREATE FUNCTION portreeve_person() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE SET search_path = pg_catalog
AS $$ SELECT nullif(current_setting('portreeve.person', true), '')::uuid $$;

GRANT USAGE ON SCHEMA public TO portreeve_app;

DO $$
DECLARE
  name text;
  walled boolean;
BEGIN
  FOR name, walled IN
    SELECT c.relname, EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'tenant_id')
    FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relname <> 'portreeve_migrations'
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY owner ON %I TO portreeve_owner USING (true) WITH CHECK (true)', name);
    IF walled THEN
      EXECUTE format('CREATE POLICY wall ON %I TO portreeve_app USING ((SELECT portreeve_sees_all()) OR tenant_id = ANY ((SELECT portreeve_tenants())::uuid[]))', name);
    ELSE
      EXECUTE format('CREATE POLICY wall ON %I TO portreeve_app USING ((SELECT portreeve_sees_all()))', name);
    END IF;
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO portreeve_app', name);
  END LOOP;
END
$$;

CREATE POLICY above_organizations ON scopes FOR SELECT TO portreeve_app USING (tenant_id IS NULL);

CREATE POLICY own_seen ON users FOR SELECT TO portreeve_app USING (id = (SELECT portreeve_person()));
CREATE POLICY own_changed ON users FOR UPDATE TO portreeve_app USING (id = (SELECT portreeve_person()));
CREATE POLICY member_seen ON users FOR SELECT TO portreeve_app USING (EXISTS (
  SELECT FROM memberships m WHERE m.user_id = users.id AND m.tenant_id = ANY ((SELECT portreeve_tenants())::uuid[])));
CREATE POLICY member_changed ON users FOR UPDATE TO portreeve_app USING (EXISTS (
  SELECT FROM memberships m WHERE m.user_id = users.id AND m.tenant_id = ANY ((SELECT portreeve_tenants())::uuid[])));

CREATE POLICY own ON sessions TO portreeve_app USING (user_id = (SELECT portreeve_person()));
CREATE POLICY member_seen ON sessions FOR SELECT TO portreeve_app USING (EXISTS (
  SELECT FROM memberships m WHERE m.user_id = sessions.user_id AND m.tenant_id = ANY ((SELECT portreeve_tenants())::uuid[])));
CREATE POLICY member_changed ON sessions FOR UPDATE TO portreeve_app USING (EXISTS (
  SELECT FROM memberships m WHERE m.user_id = sessions.user_id AND m.tenant_id = ANY ((SELECT portreeve_tenants())::uuid[])));

CREATE POLICY own_seen ON memberships FOR SELECT TO portreeve_app USING (user_id = (SELECT portreeve_person()));
CREATE POLICY own_seen ON assignments FOR SELECT TO portreeve_app USING (user_id = (SELECT portreeve_person()));
CREATE POLICY own_seen ON permission_use FOR SELECT TO portreeve_app USING (user_id = (SELECT portreeve_person()));
CREATE POLICY own ON api_tokens TO portreeve_app USING (user_id = (SELECT portreeve_person()));

CREATE POLICY named_seen ON resource_shares FOR SELECT TO portreeve_app
  USING (user_id = (SELECT portreeve_person()) OR organization_id = ANY ((SELECT portreeve_tenants())::uuid[]));
CREATE POLICY own_seen ON resources FOR SELECT TO portreeve_app USING (owner_id = (SELECT portreeve_person()));
CREATE POLICY shared_seen ON resources FOR SELECT TO portreeve_app USING (EXISTS (
  SELECT FROM resource_shares s WHERE s.resource_id = resources.id
    AND (s.user_id = (SELECT portreeve_person()) OR s.organization_id = ANY ((SELECT portreeve_tenants())::uuid[]))));

CREATE POLICY platform_added ON audit_events FOR INSERT TO portreeve_app WITH CHECK (tenant_id IS NULL);
CREATE POLICY platform_added ON audit_personal FOR INSERT TO portreeve_app WITH CHECK (tenant_id IS NULL);
CREATE POLICY platform_added ON security_events FOR INSERT TO portreeve_app WITH CHECK (tenant_id IS NULL);
CREATE POLICY own_seen ON security_events FOR SELECT TO portreeve_app USING (user_id = (SELECT portreeve_person()));

CREATE POLICY everybody_reads ON deployment FOR SELECT TO portreeve_app USING (true);
CREATE POLICY everybody_reads ON settings FOR SELECT TO portreeve_app USING (true);

-- The platform is a scope like every other, so that it can be locked and counted, and so that a unique index over a
-- scope never meets a null, which it would let through twice.
INSERT INTO scopes (id, type, parent_id, tenant_id, name, name_key, status, created_at)
VALUES ('00000000-0000-7000-8000-000000000000', 'platform', NULL, NULL, 'Platform', 'platform', 'active', 'epoch');
