import { Migration } from '@mikro-orm/migrations';

export class Migration20261125192931 extends Migration {

  override name = 'Migration20261125192931';

  override up(): void | Promise<void> {
    this.addSql(`create table "generated_items" ("id" text not null, "organization_id" text not null, "course_id" text null, "lesson_id" text null, "generation_id" text not null, "index" int not null, "type" text not null, "content" jsonb not null, "key" jsonb null, "key_asked_at" timestamptz null, "created_at" timestamptz not null default now(), primary key ("id"));`);
    this.addSql(`create index "generated_items_organization_id_index" on "generated_items" ("organization_id");`);
    this.addSql(`create index "generated_items_course_id_index" on "generated_items" ("course_id");`);
    this.addSql(`create index "generated_items_lesson_id_index" on "generated_items" ("lesson_id");`);
    this.addSql(`alter table "generated_items" add constraint "generated_items_generation_id_index_unique" unique ("generation_id", "index");`);

    this.addSql(`alter table "generated_items" add constraint "generated_items_organization_id_foreign" foreign key ("organization_id") references "organizations" ("id");`);
    this.addSql(`alter table "generated_items" add constraint "generated_items_course_id_foreign" foreign key ("course_id") references "courses" ("id") on delete no action;`);
    this.addSql(`alter table "generated_items" add constraint "generated_items_lesson_id_foreign" foreign key ("lesson_id") references "lessons" ("id") on delete no action;`);
    this.addSql(`alter table "generated_items" add constraint "generated_items_generation_id_foreign" foreign key ("generation_id") references "generations" ("id") on delete cascade;`);
    this.addSql(`alter table "generated_items" add constraint "generated_items_type_check" check ("type" in ('FLASHCARD', 'OUTLINE_NODE', 'EXERCISE'));`);
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists "generated_items" cascade;`);
  }

}
