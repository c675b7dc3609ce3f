import { Migration } from '@mikro-orm/migrations';

export class Migration20261126015028 extends Migration {

  override name = 'Migration20261126015028';

  override up(): void | Promise<void> {
    this.addSql(`create table "profile_rerun_jobs" ("id" text not null, "organization_id" text not null, "requested_by" text not null, "reason" text not null, "total" int not null, "profiles" int not null default 0, "begun" int not null default 0, "last_user_id" text not null default '', "created_at" timestamptz not null default now(), "finished_at" timestamptz null, primary key ("id"));`);
    this.addSql(`create index "profile_rerun_jobs_organization_id_finished_at_index" on "profile_rerun_jobs" ("organization_id", "finished_at");`);
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists "profile_rerun_jobs" cascade;`);
  }

}
