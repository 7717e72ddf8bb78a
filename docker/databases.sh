#!/usr/bin/env bash
# Runs once, when the PostgreSQL image has made an empty server: a database for each part, owned by
# a role of its name that can connect to no other.
set -euo pipefail

database() {
    local name=$1 password=$2
    psql -v ON_ERROR_STOP=1 --username postgres --dbname postgres \
        -v name="$name" -v password="$password" <<'SQL'
create role :"name" login password :'password';
create database :"name" owner :"name";
revoke connect on database :"name" from public;
SQL
    # A service may not make these itself.
    psql -v ON_ERROR_STOP=1 --username postgres --dbname "$name" <<'SQL'
create extension if not exists btree_gist;
create extension if not exists pg_stat_statements;
SQL
}

database catalog "$CATALOG_DB_PASSWORD"
database permit "$PERMIT_DB_PASSWORD"
database fee "$FEE_DB_PASSWORD"
database keycloak "$KEYCLOAK_DB_PASSWORD"
