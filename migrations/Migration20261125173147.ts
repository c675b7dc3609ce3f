import { Migration } from '@mikro-orm/migrations';

export class Migration20261125173147 extends Migration {

  override name = 'Migration20261125173147';

  override up(): void | Promise<void> {
    this.addSql(`create table "content_flags" ("generation_id" text not null, "source" text not null, "category" text not null, "organization_id" text not null, "course_id" text not null, "words" int not null, "position" int null, primary key ("generation_id", "source", "category"));`);
    this.addSql(`create index "content_flags_course_id_generation_id_index" on "content_flags" ("course_id", "generation_id");`);

    this.addSql(`alter table "content_flags" add constraint "content_flags_generation_id_foreign" foreign key ("generation_id") references "generations" ("id") on delete cascade;`);
    this.addSql(`alter table "content_flags" add constraint "content_flags_source_check" check ("source" in ('INPUT', 'OUTPUT'));`);
    this.addSql(`alter table "content_flags" add constraint "content_flags_category_check" check ("category" in ('PROFANITY'));`);
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists "content_flags" cascade;`);
  }

}
