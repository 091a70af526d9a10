using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Benchmarks.Admissions;

namespace VillageListsPortal.Benchmarks.Bare.Pages;

/// <summary>Writes the rows of a filed request in the portal's two steps; Razor checks the antiforgery token by itself.</summary>
internal sealed class FileModel(BareDb db, FiledPattern pattern) : PageModel
{
    public Task<IActionResult> OnPostSubmitAsync(Guid id, Guid idempotencyToken) => TakeAsync(id, pattern.Submitted, idempotencyToken, null);

    public async Task<IActionResult> OnPostCountersignAsync(Guid id, Guid idempotencyToken, string? documentNumber)
    {
        var taken = await db.Database.SqlQuery<int>($"""
            INSERT INTO case_numbers (kind, year, last) VALUES ('BARE', 2026, 1)
            ON CONFLICT (kind, year) DO UPDATE SET last = case_numbers.last + 1 RETURNING last AS "Value"
            """).ToListAsync();
        return await TakeAsync(id, pattern.Countersigned, idempotencyToken, string.Create(CultureInfo.InvariantCulture, $"BARE-2026-{taken[0]}"));
    }

    private async Task<IActionResult> TakeAsync(Guid id, FiledStep step, Guid token, string? number)
    {
        var admission = await db.Admissions.SingleAsync(a => a.Id == id);
        admission.Take(step.Admission, number);
        db.Actors.Add(step.ActorOf(id));
        db.Journal.AddRange(step.JournalOf(id));
        db.Notices.AddRange(step.NoticesOf(id));
        db.Answers.Add(step.Answer(token, id, HttpContext.Request.Path));
        await db.SaveChangesAsync();
        return LocalRedirect($"/admissions/{id}");
    }
}
