import { Migration } from '@mikro-orm/migrations';

export class Migration20261125163224 extends Migration {

  override name = 'Migration20261125163224';

  override up(): void | Promise<void> {
    this.addSql(`create table "model_aliases" ("name" text not null, "target" text not null, primary key ("name"));`);

    this.addSql(`create table "model_speeds" ("provider" text not null, "model" text not null, "first_token_ms" double precision not null, "calls" bigint not null, "updated_at" timestamptz not null, primary key ("provider", "model"));`);

    this.addSql(`create table "routing_policies" ("kind" text not null, "version" int not null, "steps" jsonb null, "note" text null, "restores" int null, "created_by" text not null, "created_at" timestamptz not null default now(), primary key ("kind", "version"));`);
    this.addSql(`create index "routing_policies_created_by_index" on "routing_policies" ("created_by");`);

    this.addSql(`alter table "routing_policies" add constraint "routing_policies_created_by_foreign" foreign key ("created_by") references "users" ("id");`);
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists "model_aliases" cascade;`);
    this.addSql(`drop table if exists "model_speeds" cascade;`);
    this.addSql(`drop table if exists "routing_policies" cascade;`);
  }

}
