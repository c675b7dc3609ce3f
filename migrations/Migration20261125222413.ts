import { Migration } from '@mikro-orm/migrations';

export class Migration20261125222413 extends Migration {

  override name = 'Migration20261125222413';

  override up(): void | Promise<void> {
    this.addSql(`create table "profiles" ("user_id" text not null, "organization_id" text not null, "origin" text not null, "at" timestamptz not null, "document" jsonb not null, "version" int not null, primary key ("user_id"));`);
    this.addSql(`create index "profiles_organization_id_origin_user_id_index" on "profiles" ("organization_id", "origin", "user_id");`);

    this.addSql(`create table "profile_versions" ("user_id" text not null, "version" int not null, "organization_id" text not null, "origin" text not null, "at" timestamptz not null, "document" jsonb not null, primary key ("user_id", "version"));`);

    this.addSql(`alter table "profiles" add constraint "profiles_origin_check" check ("origin" in ('MODEL', 'LOCAL'));`);

    this.addSql(`alter table "profile_versions" add constraint "profile_versions_origin_check" check ("origin" in ('MODEL', 'LOCAL'));`);
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists "profiles" cascade;`);
    this.addSql(`drop table if exists "profile_versions" cascade;`);
  }

}
