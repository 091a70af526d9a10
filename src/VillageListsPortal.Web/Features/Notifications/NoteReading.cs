using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Web.Data;

namespace VillageListsPortal.Web.Features.Notifications;

/// <summary>Notes that a person has read notices; once, however often they are opened.</summary>
public static class NoteReading
{
    public static Task RunAsync(PortalDb db, Guid person, Guid[] notices, DateTimeOffset now) => notices.Length == 0 ? Task.CompletedTask
        : db.Database.ExecuteSqlAsync($"INSERT INTO notice_readings (person_id, notice_id, at) SELECT {person}, n, {now} FROM unnest({notices}) AS n ON CONFLICT DO NOTHING");
}
