#!/usr/bin/env bash
# Run by the database's image once, when its volume is empty: the two roles of ClusterDatabases.cs.
set -euo pipefail

# The passwords reach psql through its own variables, so nothing in them is read as SQL.
psql -v ON_ERROR_STOP=1 -U postgres -d postgres \
  -v owner_password="$PORTAL_DB_OWNER_PASSWORD" -v app_password="$PORTAL_DB_APP_PASSWORD" <<'SQL'
CREATE ROLE portal_owner LOGIN PASSWORD :'owner_password';
CREATE ROLE portal_app LOGIN PASSWORD :'app_password';
CREATE DATABASE portal OWNER portal_owner;
REVOKE ALL ON DATABASE portal FROM PUBLIC;
GRANT CONNECT, TEMPORARY ON DATABASE portal TO portal_app;
SQL
