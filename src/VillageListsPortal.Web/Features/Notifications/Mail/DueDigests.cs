using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Data;

namespace VillageListsPortal.Web.Features.Notifications.Mail;

/// <summary>Who is to get a digest now: asked every minute, so in one query for all, whatever their number.</summary>
public static class DueDigests
{
    /// <summary>
    /// Those who have none of today and were sent none today, and for whom something is new, or one of a day before still waits: as <see cref="NoticeReach"/>
    /// and <see cref="NoticeGroups"/> see it.
    /// </summary>
    public static Task<List<Guid>> WithoutDigestAsync(this PortalDb db, DateOnly today, CancellationToken stop)
    {
        var (begin, (kinds, groups), duty) = (Days.StartOf(today), NoticeGroups.ButDuties, nameof(NoticeGroup.Duty));
        return db.Database.SqlQuery<Guid>($"""
            WITH wish AS (
                SELECT m.person_id, m.told_until, m.left_out FROM person_mail m
                WHERE NOT EXISTS (SELECT 1 FROM mail_outbox o WHERE o.person_id = m.person_id AND (o.day = {today} OR o.sent_at >= {begin}))),
            held AS (
                SELECT w.*, p.unit_id, p.role FROM wish w
                JOIN posts p ON p.person_id = w.person_id AND p.confirmed_at IS NOT NULL AND p."from" <= {today} AND (p."to" IS NULL OR {today} < p."to")),
            addressed AS (
                SELECT h.*, n.id, n.kind FROM held h JOIN notices n ON n.person_id = h.person_id AND n.at > h.told_until
                UNION ALL
                SELECT h.*, n.id, n.kind FROM held h
                JOIN notices n ON n.unit_id = h.unit_id AND n.at > h.told_until AND (n.roles IS NULL OR strpos(' ' || n.roles || ' ', ' ' || h.role || ' ') > 0))
            SELECT a.person_id AS "Value" FROM addressed a
            WHERE NOT EXISTS (SELECT 1 FROM notice_readings r WHERE r.person_id = a.person_id AND r.notice_id = a.id)
                AND coalesce((SELECT g.name FROM unnest({kinds}, {groups}) AS g (kind, name) WHERE g.kind = a.kind), {duty}) <> ALL (a.left_out)
            UNION
            SELECT w.person_id FROM wish w JOIN mail_outbox o ON o.person_id = w.person_id AND o.next_try_at IS NOT NULL
            """).ToListAsync(stop);
    }
}
