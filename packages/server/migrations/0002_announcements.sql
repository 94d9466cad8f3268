-- Why: a node caches who may do what, and must drop it when it changes, by whoever it was changed: another node, or a hand
-- in psql. So the database announces it. Triggers run per statement (a notice makes commits queue: half the commits a second
-- were measured), compare the columns that decide access (never last-seen times or counters), raise the epoch of the scopes
-- touched, and name the people and scopes in a setting of the transaction. `transact` has it sent as one notice with its
-- commit, and tells its own node the same; anywhere else each statement sends its own. A notice holds at most 8,000
-- bytes: above 7,900 it says "everything". The functions run as the tables' owner, since who changes a membership may not
-- see every scope whose epoch it raises.

-- Adds to what this transaction touched. `transact` marks its transactions; in others the notice goes out now.
CREATE FUNCTION portreeve_touch(touched_users uuid[], touched_scopes uuid[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  before text := coalesce(current_setting('portreeve.touched', true), '');
  mine jsonb;
  list text;
BEGIN
  IF cardinality(touched_users) = 0 AND cardinality(touched_scopes) = 0 THEN RETURN; END IF;
  -- In the order of their ids, so that two transactions never wait for each other.
  PERFORM 1 FROM scopes WHERE id = ANY (touched_scopes) ORDER BY id FOR NO KEY UPDATE;
  UPDATE scopes SET epoch = epoch + 1 WHERE id = ANY (touched_scopes);

  IF before <> '' AND current_setting('portreeve.transact', true) = 'on' THEN
    IF before = '{"everything":true}' THEN RETURN; END IF;
    SELECT array_agg(DISTINCT id) INTO touched_users FROM (
      SELECT unnest(touched_users) AS id UNION SELECT jsonb_array_elements_text(before::jsonb -> 'users')::uuid) AS both_lists;
    SELECT array_agg(DISTINCT id) INTO touched_scopes FROM (
      SELECT unnest(touched_scopes) AS id UNION SELECT jsonb_array_elements_text(before::jsonb -> 'scopes')::uuid) AS both_lists;
  END IF;
  mine := jsonb_build_object('users', coalesce(to_jsonb(touched_users), '[]'), 'scopes', coalesce(to_jsonb(touched_scopes), '[]'));
  list := replace(mine::text, ' ', '');
  IF octet_length(list) > 7900 THEN list := '{"everything":true}'; END IF;

  IF current_setting('portreeve.transact', true) = 'on' THEN
    PERFORM set_config('portreeve.touched', list, true);
  ELSE
    PERFORM pg_notify('portreeve_changes', list);
  END IF;
END
$$;

-- What `transact` calls right before its commit.
CREATE FUNCTION portreeve_announce() RETURNS text LANGUAGE plpgsql SET search_path = pg_catalog AS $$
DECLARE
  touched text := coalesce(current_setting('portreeve.touched', true), '');
BEGIN
  IF touched <> '' THEN PERFORM pg_notify('portreeve_changes', touched); END IF;
  RETURN touched;
END
$$;

-- The trigger of every watched table. Its arguments: the column that names a person (or NULL), the one that names a scope (or
-- NULL), and the columns that decide access.
CREATE FUNCTION portreeve_access_changed() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  changed text;
  touched_users uuid[];
  touched_scopes uuid[];
BEGIN
  IF TG_OP = 'TRUNCATE' THEN
    PERFORM set_config('portreeve.touched', '{"everything":true}', true), pg_notify('portreeve_changes', '{"everything":true}');
    RETURN NULL;
  END IF;
  changed := CASE TG_OP
    WHEN 'INSERT' THEN 'SELECT * FROM after_rows'
    WHEN 'DELETE' THEN 'SELECT * FROM before_rows'
    ELSE format('(SELECT %1$s FROM before_rows EXCEPT SELECT %1$s FROM after_rows) UNION ALL '
      || '(SELECT %1$s FROM after_rows EXCEPT SELECT %1$s FROM before_rows)', TG_ARGV[2]) END;
  EXECUTE format('SELECT array_agg(DISTINCT person) FILTER (WHERE person IS NOT NULL), '
    || 'array_agg(DISTINCT scope) FILTER (WHERE scope IS NOT NULL) '
    || 'FROM (SELECT (%s)::uuid AS person, (%s)::uuid AS scope FROM (%s) AS changed) AS named', TG_ARGV[0], TG_ARGV[1], changed)
    INTO touched_users, touched_scopes;
  IF TG_TABLE_NAME = 'users' AND touched_users IS NOT NULL THEN
    touched_scopes := ARRAY(SELECT scope_id FROM memberships WHERE user_id = ANY (touched_users)
      UNION SELECT scope_id FROM assignments WHERE user_id = ANY (touched_users));
  END IF;
  PERFORM portreeve_touch(coalesce(touched_users, '{}'), coalesce(touched_scopes, '{}'));
  RETURN NULL;
END
$$;

REVOKE EXECUTE ON FUNCTION portreeve_access_changed(), portreeve_touch(uuid[], uuid[]) FROM PUBLIC;

-- What is new decides nothing yet for whom nobody cached: a person, a session, a token or a scope that is inserted is not
-- announced; a membership, an assignment and a machine are.
DO $$
DECLARE
  watched record;
  operation text;
BEGIN
  FOR watched IN SELECT * FROM (VALUES
    ('users', false, 'id', 'NULL',
      'id, status, population, attributes, email_key, email_proved_at, external_id, must_change_password'),
    ('memberships', true, 'user_id', 'scope_id', 'user_id, scope_id, tenant_id, status'),
    ('assignments', true, 'user_id', 'scope_id', 'user_id, scope_id, tenant_id, role, expires_at'),
    ('sessions', false, 'user_id', 'NULL', 'id, user_id, token_hash, ended_at, expires_at, pinned, second_factor_at, proved_at'),
    ('api_tokens', false, 'user_id', 'scope_id',
      'id, user_id, service_account_id, scope_id, permissions, token_hash, expires_at, ended_at'),
    ('service_accounts', true, 'NULL', 'scope_id', 'id, scope_id, role, ended_at'),
    ('scopes', false, 'NULL', 'id', 'id, type, parent_id, tenant_id, status')
  ) AS list (name, announces_new, person, scope, columns)
  LOOP
    FOREACH operation IN ARRAY CASE WHEN watched.announces_new THEN '{INSERT,UPDATE,DELETE}'::text[] ELSE '{UPDATE,DELETE}' END LOOP
      EXECUTE format('CREATE TRIGGER access_changed_by_%s AFTER %s ON %I REFERENCING %s FOR EACH STATEMENT '
        || 'EXECUTE FUNCTION portreeve_access_changed(%L, %L, %L)', lower(operation), operation, watched.name,
        CASE operation WHEN 'INSERT' THEN 'NEW TABLE AS after_rows' WHEN 'DELETE' THEN 'OLD TABLE AS before_rows'
          ELSE 'OLD TABLE AS before_rows NEW TABLE AS after_rows' END, watched.person, watched.scope, watched.columns);
    END LOOP;
    EXECUTE format('CREATE TRIGGER access_changed_by_truncate AFTER TRUNCATE ON %I FOR EACH STATEMENT '
      || 'EXECUTE FUNCTION portreeve_access_changed()', watched.name);
  END LOOP;
END
$$;
