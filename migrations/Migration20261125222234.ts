import { Migration } from '@mikro-orm/migrations';

export class Migration20261125222234 extends Migration {

  override name = 'Migration20261125222234';

  override up(): void | Promise<void> {
    this.addSql(`create table "objectives" ("id" text not null, "organization_id" text not null, "course_id" text not null, "text" text not null, "fingerprint" text null, "merged_into_id" text null, "version" int not null default 1, "created_at" timestamptz not null default now(), primary key ("id"));`);
    this.addSql(`create index "objectives_merged_into_id_index" on "objectives" ("merged_into_id");`);
    this.addSql(`alter table "objectives" add constraint "objectives_course_id_fingerprint_unique" unique ("course_id", "fingerprint");`);

    this.addSql(`create table "prerequisites" ("objective_id" text not null, "requires_id" text not null, "organization_id" text not null, "created_at" timestamptz not null default now(), primary key ("objective_id", "requires_id"));`);
    this.addSql(`create index "prerequisites_requires_id_index" on "prerequisites" ("requires_id");`);

    this.addSql(`create table "dismissed_prerequisites" ("objective_id" text not null, "requires_id" text not null, "organization_id" text not null, "dismissed_by" text null, "dismissed_at" timestamptz not null default now(), primary key ("objective_id", "requires_id"));`);
    this.addSql(`create index "dismissed_prerequisites_requires_id_index" on "dismissed_prerequisites" ("requires_id");`);
    this.addSql(`create index "dismissed_prerequisites_dismissed_by_index" on "dismissed_prerequisites" ("dismissed_by");`);

    this.addSql(`create table "lesson_objectives" ("lesson_id" text not null, "position" int not null, "organization_id" text not null, "objective_id" text not null, primary key ("lesson_id", "position"));`);
    this.addSql(`create index "lesson_objectives_objective_id_index" on "lesson_objectives" ("objective_id");`);

    this.addSql(`create table "item_objectives" ("item_id" text not null, "version" int not null, "position" int not null, "organization_id" text not null, "objective_id" text not null, primary key ("item_id", "version", "position"));`);
    this.addSql(`create index "item_objectives_objective_id_index" on "item_objectives" ("objective_id");`);

    this.addSql(`alter table "objectives" add constraint "objectives_course_id_foreign" foreign key ("course_id") references "courses" ("id") on delete cascade;`);
    this.addSql(`alter table "objectives" add constraint "objectives_merged_into_id_foreign" foreign key ("merged_into_id") references "objectives" ("id") on delete cascade;`);

    this.addSql(`alter table "prerequisites" add constraint "prerequisites_objective_id_foreign" foreign key ("objective_id") references "objectives" ("id") on update cascade on delete cascade;`);
    this.addSql(`alter table "prerequisites" add constraint "prerequisites_requires_id_foreign" foreign key ("requires_id") references "objectives" ("id") on update cascade on delete cascade;`);

    this.addSql(`alter table "dismissed_prerequisites" add constraint "dismissed_prerequisites_objective_id_foreign" foreign key ("objective_id") references "objectives" ("id") on update cascade on delete cascade;`);
    this.addSql(`alter table "dismissed_prerequisites" add constraint "dismissed_prerequisites_requires_id_foreign" foreign key ("requires_id") references "objectives" ("id") on update cascade on delete cascade;`);
    this.addSql(`alter table "dismissed_prerequisites" add constraint "dismissed_prerequisites_dismissed_by_foreign" foreign key ("dismissed_by") references "users" ("id") on delete set null;`);

    this.addSql(`alter table "lesson_objectives" add constraint "lesson_objectives_lesson_id_foreign" foreign key ("lesson_id") references "lessons" ("id") on delete cascade;`);
    this.addSql(`alter table "lesson_objectives" add constraint "lesson_objectives_objective_id_foreign" foreign key ("objective_id") references "objectives" ("id") on delete cascade;`);

    this.addSql(`alter table "item_objectives" add constraint "item_objectives_item_id_foreign" foreign key ("item_id") references "quiz_items" ("id") on delete cascade;`);
    this.addSql(`alter table "item_objectives" add constraint "item_objectives_objective_id_foreign" foreign key ("objective_id") references "objectives" ("id") on delete cascade;`);

    // The texts of lessons and of courses' items become things (those of a learner's own practice make none): one for all spellings of a wording, as modules/objectives/wording.ts
    // has it, named as the first lesson does. One character's compatibility form may be eighteen, so only a hash fits an index.
    this.addSql(`
      create temporary table "objective_texts" on commit drop as
      with "named" as (
        select l.organization_id, l.course_id, l.position, o.place, o.text, 'lesson' as kind, l.id, null::integer as version
          from lessons l cross join lateral jsonb_array_elements_text(l.objectives) with ordinality as o (text, place)
        union all
        select q.organization_id, q.course_id, 1000000000, o.place, o.text, case q.purpose when 'COURSE' then 'item' else 'practice' end, v.item_id, v.version
          from quizzes q join quiz_items i on i.quiz_id = q.id join quiz_item_versions v on v.item_id = i.id
         cross join lateral jsonb_array_elements_text(v.objectives) with ordinality as o (text, place)
      ), "spelled" as (
        select "named".*, c.language,
               btrim(regexp_replace(replace(lower(normalize("named".text, nfkc)), 'i\u0307', 'i'), '[\\u0009-\\u000d\\u0020\\u0085\\u1680\\u200b\\u2028\\u2029\\ufeff]+', ' ', 'g')) as spelled
          from "named" join courses c on c.id = "named".course_id
      ), "worded" as (
        select "spelled".*, regexp_replace(case language
                 when 'AR' then regexp_replace(spelled, '[\\u0640\\u064b-\\u0652\\u0670]', '', 'g')
                 when 'RU' then replace(spelled, 'ё', 'е')
                 when 'DE' then replace(spelled, 'ß', 'ss')
                 when 'ZH' then regexp_replace(spelled, '(?<=[\\u3040-\\u30ff\\u3400-\\u9fff]) (?=[\\u3040-\\u30ff\\u3400-\\u9fff])', '', 'g')
                 when 'JA' then regexp_replace(spelled, '(?<=[\\u3040-\\u30ff\\u3400-\\u9fff]) (?=[\\u3040-\\u30ff\\u3400-\\u9fff])', '', 'g')
                 else spelled end, '[ .。।۔]+$', '') as wording
          from "spelled"
      )
      select organization_id, course_id, position, place, text, kind, id, version,
             encode(sha256(convert_to(case when wording = '' then spelled else wording end, 'UTF8')), 'hex') as fingerprint
        from "worded";`);
    this.addSql(`
      insert into objectives (id, organization_id, course_id, text, fingerprint)
      select 'obj_' || replace(gen_random_uuid()::text, '-', ''), organization_id, course_id, text, fingerprint
        from (select distinct on (course_id, fingerprint) * from objective_texts where kind <> 'practice' order by course_id, fingerprint, position, place, id) first;`);
    this.addSql(`
      insert into lesson_objectives (lesson_id, position, organization_id, objective_id)
      select t.id, t.place, t.organization_id, o.id from objective_texts t join objectives o using (course_id, fingerprint) where t.kind = 'lesson';`);
    this.addSql(`
      insert into item_objectives (item_id, version, position, organization_id, objective_id)
      select t.id, t.version, t.place, t.organization_id, o.id from objective_texts t join objectives o using (course_id, fingerprint) where t.kind <> 'lesson';`);
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "objectives" drop constraint "objectives_merged_into_id_foreign";`);
    this.addSql(`alter table "prerequisites" drop constraint "prerequisites_objective_id_foreign";`);
    this.addSql(`alter table "prerequisites" drop constraint "prerequisites_requires_id_foreign";`);
    this.addSql(`alter table "dismissed_prerequisites" drop constraint "dismissed_prerequisites_objective_id_foreign";`);
    this.addSql(`alter table "dismissed_prerequisites" drop constraint "dismissed_prerequisites_requires_id_foreign";`);
    this.addSql(`alter table "lesson_objectives" drop constraint "lesson_objectives_objective_id_foreign";`);
    this.addSql(`alter table "item_objectives" drop constraint "item_objectives_objective_id_foreign";`);

    this.addSql(`drop table if exists "objectives" cascade;`);
    this.addSql(`drop table if exists "prerequisites" cascade;`);
    this.addSql(`drop table if exists "dismissed_prerequisites" cascade;`);
    this.addSql(`drop table if exists "lesson_objectives" cascade;`);
    this.addSql(`drop table if exists "item_objectives" cascade;`);
  }

}
