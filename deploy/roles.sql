-- SPDX-License-Identifier: AGPL-3.0-or-later
-- The three roles of an LGNet database and what each may do. Run it as a superuser, connected to that database,
-- before the first migration; running it again changes nothing. docs/operations/database.md explains it.
--   lgnet_owner   owns the database and its tables: migrations only
--   lgnet_app     the web pages and the jobs: bound by row-level security, makes and changes no table
--   lgnet_backup  reads everything, for pg_dump
SET client_min_messages = warning;

DO $$
DECLARE
    role_name text;
BEGIN
    FOREACH role_name IN ARRAY ARRAY['lgnet_owner', 'lgnet_app', 'lgnet_backup'] LOOP
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = role_name) THEN
            EXECUTE format('CREATE ROLE %I LOGIN', role_name);
        END IF;
    END LOOP;
    EXECUTE format('ALTER DATABASE %I OWNER TO lgnet_owner', current_database());
    EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database());
    EXECUTE format('GRANT CONNECT ON DATABASE %I TO lgnet_app, lgnet_backup', current_database());
END
$$;

ALTER ROLE lgnet_owner  NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS;
ALTER ROLE lgnet_app    NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS;
ALTER ROLE lgnet_backup NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION BYPASSRLS;
ALTER ROLE lgnet_backup SET default_transaction_read_only = on;

-- A page that hangs gives its locks back; the next person does not wait for it.
ALTER ROLE lgnet_app SET statement_timeout = '15s';
ALTER ROLE lgnet_app SET idle_in_transaction_session_timeout = '30s';
ALTER ROLE lgnet_app SET lock_timeout = '2s';

REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE, CREATE ON SCHEMA public TO lgnet_owner;
GRANT USAGE ON SCHEMA public TO lgnet_app, lgnet_backup;

-- For each table the owner makes from now on. Not granted to lgnet_app: TRUNCATE (it goes past row-level security),
-- TRIGGER and REFERENCES. A migration takes more away where rows are only ever added.
ALTER DEFAULT PRIVILEGES FOR ROLE lgnet_owner IN SCHEMA public
    GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO lgnet_app;
ALTER DEFAULT PRIVILEGES FOR ROLE lgnet_owner IN SCHEMA public
    GRANT USAGE ON SEQUENCES TO lgnet_app;
ALTER DEFAULT PRIVILEGES FOR ROLE lgnet_owner IN SCHEMA public
    GRANT SELECT ON TABLES TO lgnet_backup;
ALTER DEFAULT PRIVILEGES FOR ROLE lgnet_owner IN SCHEMA public
    GRANT SELECT ON SEQUENCES TO lgnet_backup;
