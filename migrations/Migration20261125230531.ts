import { Migration } from '@mikro-orm/migrations';

export class Migration20261125230531 extends Migration {

  override name = 'Migration20261125230531';

  override up(): void | Promise<void> {
    this.addSql(`create table "document_inspections" ("id" text not null, "organization_id" text not null, "user_id" text not null, "inspector_id" text not null, "action" text not null, "reason" text not null, "at" timestamptz not null default now(), primary key ("id"));`);
    this.addSql(`create index "document_inspections_user_id_id_index" on "document_inspections" ("user_id", "id");`);

    this.addSql(`create table "profile_reruns" ("id" text not null, "organization_id" text not null, "user_id" text not null, "questionnaire_id" text not null, "requested_by" text not null, "status" text not null, "generation_id" text null, "note" text null, "created_at" timestamptz not null default now(), "decided_at" timestamptz null, primary key ("id"));`);
    this.addSql(`create index "profile_reruns_user_id_index" on "profile_reruns" ("user_id");`);
    this.addSql(`create index "profile_reruns_questionnaire_id_index" on "profile_reruns" ("questionnaire_id");`);
    this.addSql(`create index "profile_reruns_status_index" on "profile_reruns" ("status");`);
    this.addSql(`create index "profile_reruns_organization_id_id_index" on "profile_reruns" ("organization_id", "id");`);

    this.addSql(`alter table "document_inspections" add constraint "document_inspections_action_check" check ("action" in ('INSPECT', 'RERUN', 'EXPORT', 'ERASE'));`);

    this.addSql(`alter table "profile_reruns" add constraint "profile_reruns_user_id_foreign" foreign key ("user_id") references "users" ("id") on delete cascade;`);
    this.addSql(`alter table "profile_reruns" add constraint "profile_reruns_questionnaire_id_foreign" foreign key ("questionnaire_id") references "questionnaires" ("id") on delete cascade;`);
    this.addSql(`alter table "profile_reruns" add constraint "profile_reruns_status_check" check ("status" in ('QUEUED', 'RUNNING', 'READY', 'FAILED', 'APPROVED', 'DISCARDED'));`);
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists "document_inspections" cascade;`);
    this.addSql(`drop table if exists "profile_reruns" cascade;`);
  }

}
