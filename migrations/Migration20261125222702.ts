import { Migration } from '@mikro-orm/migrations';

export class Migration20261125222702 extends Migration {

  override name = 'Migration20261125222702';

  override up(): void | Promise<void> {
    this.addSql(`create table "refused_questions" ("id" text not null, "organization_id" text not null, "course_id" text not null, "lesson_id" text not null, "generation_id" text null, "type" text not null, "content" jsonb not null, "key" jsonb not null, "check" jsonb not null, "provider" text null, "model" text null, "prompt_version" text null, "created_at" timestamptz not null default now(), "verdict" text null, "reason" text null, "settled_by" text null, "settled_at" timestamptz null, primary key ("id"));`);
    this.addSql(`create index "refused_questions_lesson_id_index" on "refused_questions" ("lesson_id");`);
    this.addSql(`create index "refused_questions_generation_id_index" on "refused_questions" ("generation_id");`);
    this.addSql(`create index "refused_questions_course_id_id_index" on "refused_questions" ("course_id", "id");`);

    this.addSql(`create table "review_entries" ("id" text not null, "organization_id" text not null, "course_id" text not null, "reason" text not null, "item_id" text not null, "item_version" int null, "quiz_id" text null, "attempt_id" text null, "since" timestamptz not null, primary key ("id"));`);
    this.addSql(`create index "review_entries_item_id_index" on "review_entries" ("item_id");`);
    this.addSql(`create index "review_entries_quiz_id_index" on "review_entries" ("quiz_id");`);
    this.addSql(`create index "review_entries_attempt_id_item_id_index" on "review_entries" ("attempt_id", "item_id");`);
    this.addSql(`create index "review_entries_course_id_id_index" on "review_entries" ("course_id", "id");`);

    this.addSql(`alter table "quiz_item_versions" add "check_id" text null, add "check_refusal" text null, add "check_after" timestamptz null;`);
    this.addSql(`alter table "quiz_item_versions" add constraint "quiz_item_versions_check_id_foreign" foreign key ("check_id") references "generations" ("id") on delete set null;`);
    this.addSql(`create index "quiz_item_versions_check_id_index" on "quiz_item_versions" ("check_id");`);
    this.addSql(`create index "quiz_item_versions_to_check_index" on "quiz_item_versions" ("check_after") where check_status = 'UNCHECKED' and author_id is null and check_id is null;`);

    this.addSql(`alter table "refused_questions" add constraint "refused_questions_course_id_foreign" foreign key ("course_id") references "courses" ("id") on delete cascade;`);
    this.addSql(`alter table "refused_questions" add constraint "refused_questions_lesson_id_foreign" foreign key ("lesson_id") references "lessons" ("id") on delete cascade;`);
    this.addSql(`alter table "refused_questions" add constraint "refused_questions_generation_id_foreign" foreign key ("generation_id") references "generations" ("id") on delete set null;`);
    this.addSql(`alter table "refused_questions" add constraint "refused_questions_settled_by_foreign" foreign key ("settled_by") references "users" ("id") on delete set null;`);
    this.addSql(`alter table "refused_questions" add constraint "refused_questions_type_check" check ("type" in ('MULTIPLE_CHOICE', 'TRUE_FALSE', 'SHORT_ANSWER', 'CLOZE'));`);
    this.addSql(`alter table "refused_questions" add constraint "refused_questions_verdict_check" check ("verdict" in ('KEY_IS_RIGHT', 'KEY_IS_WRONG'));`);

    this.addSql(`alter table "review_entries" add constraint "review_entries_course_id_foreign" foreign key ("course_id") references "courses" ("id") on delete cascade;`);
    this.addSql(`alter table "review_entries" add constraint "review_entries_attempt_id_foreign" foreign key ("attempt_id") references "attempts" ("id") on delete cascade;`);
    this.addSql(`alter table "review_entries" add constraint "review_entries_reason_check" check ("reason" in ('NEAR_MISS', 'JUDGES_DISAGREE', 'NOT_JUDGED', 'REVIEW_REQUESTED', 'QUARANTINED', 'WITHDRAWN', 'STALE', 'QUESTION_REFUSED'));`);

    // What waits already waits in the queue, too, each with its event.
    this.addSql(`insert into "review_entries" ("id", "organization_id", "course_id", "reason", "item_id", "item_version", "quiz_id", "attempt_id", "since")
      select 'rve_' || lpad(to_hex((extract(epoch from w.since) * 1000)::bigint), 12, '0') || '7' || substr(replace(gen_random_uuid()::text, '-', ''), 1, 19), w.* from (
        select q.organization_id, q.course_id, why.reason, i.id, i.version, q.id, null, why.since
          from quizzes q join quiz_items i on i.quiz_id = q.id join quiz_item_versions v on v.item_id = i.id and v.version = i.version
          left join item_statistics s on s.item_id = i.id and s.version = i.version
         cross join lateral (values
           ('QUARANTINED', coalesce((v."check" ->> 'at')::timestamptz, v.created_at), v.check_status = 'QUARANTINED'),
           ('WITHDRAWN', s.withdrawn_at, s.withdrawn_at is not null),
           ('STALE', v.stale_since, v.stale_reason is not null)) as why (reason, since, counts)
         where why.counts and q.purpose = 'COURSE' and q.status <> 'RETIRED' and i.position is not null and i.decision <> 'REJECTED'
        union all
        select a.organization_id, a.course_id, a.queue_reason, a.item_id, a.item_version, a.quiz_id, a.attempt_id, a.queued_at
          from graded_answers a join quizzes q on q.id = a.quiz_id
         where a.queued_at is not null and (q.purpose = 'COURSE' or a.queue_reason = 'REVIEW_REQUESTED')
      ) w;`);
    this.addSql(`insert into "streams" ("id", "organization_id", "fence", "last_seq", "closed", "compacted")
      select course_id, organization_id, 0, count(*), false, false from review_entries group by course_id, organization_id;`);
    this.addSql(`insert into "stream_events" ("stream_id", "seq", "organization_id", "type", "data", "at")
      select e.course_id, row_number() over (partition by e.course_id order by e.id), e.organization_id, 'review_added',
             jsonb_build_object('entry', jsonb_build_object('id', e.id, 'courseId', e.course_id, 'reason', e.reason, 'itemId', e.item_id, 'itemVersion', e.item_version,
               'quizId', e.quiz_id, 'attemptId', e.attempt_id, 'since', e.since),
             'counts', (select jsonb_object_agg(n.reason, n.n) from (
               select reason, count(*) as n from review_entries o where o.course_id = e.course_id and o.id <= e.id group by reason) n)), now()
        from review_entries e;`);
    // Nobody has agreed to pay for what was made before keys were checked by themselves.
    this.addSql(`update "quiz_item_versions" set "check_after" = 'infinity', "check_refusal" = 'It is from before keys were checked by themselves.' where "check_status" = 'UNCHECKED';`);
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists "refused_questions" cascade;`);
    this.addSql(`drop table if exists "review_entries" cascade;`);

    this.addSql(`alter table "quiz_item_versions" drop constraint "quiz_item_versions_check_id_foreign";`);

    this.addSql(`drop index "quiz_item_versions_check_id_index";`);
    this.addSql(`drop index "quiz_item_versions_to_check_index";`);
    this.addSql(`alter table "quiz_item_versions" drop column "check_id", drop column "check_refusal", drop column "check_after";`);
  }

}
